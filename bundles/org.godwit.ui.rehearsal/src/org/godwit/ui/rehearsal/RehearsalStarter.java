package org.godwit.ui.rehearsal;

import java.util.Map;
import java.util.Optional;

import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.rehearsal.RehearsalInput;
import org.godwit.rehearsal.RehearsalOptions;
import org.godwit.rehearsal.RehearsalRequest;
import org.godwit.ui.StatusGate;

/** Starts rehearsals: shows the Rehearsal perspective, begins the job and opens the run's page. Display thread only. */
final class RehearsalStarter {
    static final String PERSPECTIVE = "org.godwit.ui.rehearsal.perspective";

    private RehearsalStarter() {
    }

    /** @param words what is rehearsed, for people */
    static void start(IWorkbenchWindow window, RehearsalInput input, String words, Map<String, String> parameters, RehearsalOptions options) {
        try {
            PlatformUI.getWorkbench().showPerspective(PERSPECTIVE, window);
            RunningRun run = RehearsalRuns.get().begin(words, options.stages(input instanceof RehearsalInput.OfBundle));
            new RehearsalJob(new RehearsalRequest(input, Optional.empty(), Optional.empty(), run.snapshot().folder(), false, false, parameters, options), run).schedule();
            RunEditor.open(run.snapshot());
        } catch (GodwitException e) {
            StatusGate.show(Messages.RehearsalStarter_title, e);
        } catch (WorkbenchException e) {
            StatusGate.show(Messages.RehearsalStarter_title, new GodwitException(CoreError.UNEXPECTED, e, PERSPECTIVE, String.valueOf(e.getMessage())));
        }
    }
}
