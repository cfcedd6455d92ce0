package org.godwit.ui.rehearsal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.godwit.rehearsal.RehearsalInput;
import org.godwit.rehearsal.bundle.Bundle;
import org.godwit.rehearsal.dump.DumpInput;
import org.godwit.rehearsal.sample.Sample;
import org.godwit.ui.Formats;
import org.godwit.ui.Plurals;
import org.godwit.ui.WizardCalls;

/** Starts a rehearsal of the sample, of a bundle, or of dump files. */
public final class RehearsalWizard extends Wizard implements INewWizard {
    private final RehearsalPage page = new RehearsalPage();
    private final PartsPage parts = new PartsPage();

    public RehearsalWizard() {
        setWindowTitle(Messages.RehearsalWizard_title);
        setNeedsProgressMonitor(true);
        setHelpAvailable(false);
    }

    /** One that begins with a bundle. */
    static RehearsalWizard of(Path bundle) {
        RehearsalWizard wizard = new RehearsalWizard();
        wizard.page.preselect(bundle);
        return wizard;
    }

    @Override
    public void init(IWorkbench workbench, IStructuredSelection selection) {
        // a rehearsal does not depend on what is selected
    }

    @Override
    public void addPages() {
        addPage(page);
        addPage(parts);
    }

    @Override
    public IWizardPage getNextPage(IWizardPage from) {
        if (from == page) {
            parts.begin(page.kind() == RehearsalPage.Kind.BUNDLE);
        }
        return super.getNextPage(from);
    }

    @Override
    public boolean performFinish() {
        parts.begin(page.kind() == RehearsalPage.Kind.BUNDLE);
        Optional<RehearsalInput> input = switch (page.kind()) {
            case SAMPLE -> Optional.of(new RehearsalInput.OfSample(Sample.DEFAULT_SEED, page.rows()));
            case BUNDLE -> page.bundle().flatMap(this::bundle);
            case DUMPS -> dumps(page.files());
        };
        String words = switch (page.kind()) {
            case SAMPLE -> Plurals.bind(Messages.RehearseSample_input, Formats.count(page.rows()));
            case BUNDLE -> page.bundle().map(b -> b.getFileName().toString()).orElse("");
            case DUMPS -> String.join(", ", page.files().stream().map(f -> f.getFileName().toString()).toList());
        };
        input.ifPresent(chosen -> RehearsalStarter.start(PlatformUI.getWorkbench().getActiveWorkbenchWindow(), chosen, words, parts.parameters(), parts.options()));
        return input.isPresent();
    }

    /** Looks at the files before the wizard closes, so that a wrong choice can be mended in it. */
    private Optional<RehearsalInput> dumps(List<Path> files) {
        return WizardCalls.<RehearsalInput>run(getContainer(), Messages.RehearsalWizard_reading, (studio, cancel) -> new RehearsalInput.OfDumps(DumpInput.of(files)));
    }

    /** Likewise for the bundle's table of contents; its parts are checked when the rehearsal begins. */
    private Optional<RehearsalInput> bundle(Path file) {
        return WizardCalls.<RehearsalInput>run(getContainer(), Messages.BundlesView_reading, (studio, cancel) -> {
            Bundle.open(file).close();
            return new RehearsalInput.OfBundle(file);
        });
    }
}
