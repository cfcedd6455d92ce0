package org.godwit.ui.rehearsal;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.ui.DisplayGate;
import org.godwit.ui.EngineJob;
import org.godwit.ui.ShowingEditor;
import org.godwit.ui.StatusGate;

/** One rehearsal: while it runs its stages, afterwards its report. */
public final class RunEditor extends ShowingEditor {
    public static final String ID = "org.godwit.ui.rehearsal.editor";

    private RunBanner banner;
    private RunTabs tabs;
    private DisplayGate gate;
    private boolean reading;
    private boolean readAgain;
    private final Runnable changed = () -> gate.request();

    /** Opens the run, or brings its editor to the front. Display thread only. */
    static void open(RehearsalRun run) {
        try {
            PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().openEditor(new RunInput(run.folder()), ID);
        } catch (PartInitException e) {
            StatusGate.show(run.input(), new GodwitException(CoreError.UNEXPECTED, e, ID, String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        Composite root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
        banner = new RunBanner(root);
        tabs = new RunTabs(root);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(tabs.control());
        gate = new DisplayGate(root, this::read);
        RehearsalRuns.get().addListener(changed);
        gate.request();
    }

    private void read() {
        if (reading) {
            readAgain = true;
            return;
        }
        reading = true;
        readAgain = false;
        RunInput input = (RunInput) getEditorInput();
        new EngineJob<>(getPartName(), tabs.control(), (studio, cancel) -> RehearsalRuns.get().find(input.folder())).quiet().lastly(() -> reading = false).then(this::show).start();
    }

    private void show(Optional<RehearsalRun> found) {
        found.ifPresentOrElse(run -> {
            banner.show(run);
            tabs.show(run);
            setTitleImage(RunLabels.icon(run.state()).image());
        }, banner::showMissing);
        if (readAgain) {
            read();
        }
    }

    @Override
    public void setFocus() {
        tabs.control().setFocus();
    }

    @Override
    public void dispose() {
        RehearsalRuns.get().removeListener(changed);
        super.dispose();
    }
}
