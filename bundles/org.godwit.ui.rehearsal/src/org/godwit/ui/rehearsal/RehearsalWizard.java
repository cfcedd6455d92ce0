package org.godwit.ui.rehearsal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.godwit.rehearsal.RehearsalInput;
import org.godwit.rehearsal.dump.DumpInput;
import org.godwit.rehearsal.sample.Sample;
import org.godwit.ui.Formats;
import org.godwit.ui.WizardCalls;

/** Starts a rehearsal of the sample, or of dump files. */
public final class RehearsalWizard extends Wizard implements INewWizard {
    private final RehearsalPage page = new RehearsalPage();

    public RehearsalWizard() {
        setWindowTitle(Messages.RehearsalWizard_title);
        setNeedsProgressMonitor(true);
        setHelpAvailable(false);
    }

    @Override
    public void init(IWorkbench workbench, IStructuredSelection selection) {
        // a rehearsal does not depend on what is selected
    }

    @Override
    public void addPages() {
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        Optional<RehearsalInput> input = page.isSample() ? Optional.of(new RehearsalInput.OfSample(Sample.DEFAULT_SEED, page.rows())) : dumps(page.files());
        String words = page.isSample() ? Messages.bind(Messages.RehearseSample_input, Formats.count(page.rows())) : String.join(", ", page.files().stream().map(f -> f.getFileName().toString()).toList());
        input.ifPresent(chosen -> RehearsalStarter.start(PlatformUI.getWorkbench().getActiveWorkbenchWindow(), chosen, words, page.parameters()));
        return input.isPresent();
    }

    /** Looks at the files before the wizard closes, so that a wrong choice can be mended in it. */
    private Optional<RehearsalInput> dumps(List<Path> files) {
        return WizardCalls.<RehearsalInput>run(getContainer(), Messages.RehearsalWizard_reading, (studio, cancel) -> new RehearsalInput.OfDumps(DumpInput.of(files)));
    }
}
