package org.godwit.supervisor.diagnosis;

import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepName;
import org.godwit.core.progress.CancelToken;

/** Says why steps stand where they stand, and runs what mends them. Thread-safe. */
public interface DiagnosisService {
    /** What the rm database tells; quick. */
    StepStory story(String projectId, StepName step) throws GodwitException;

    /**
     * Looks at both servers and this computer for causes; takes some seconds at most, since each look has a limit of time. A look that cannot be made is told as such and fails nothing.
     *
     * @param listener told what is being looked at, on engine threads
     * @throws GodwitException of category CANCELLED within two seconds after the token was cancelled
     */
    Diagnosis diagnose(String projectId, StepName step, Listener listener, CancelToken cancel) throws GodwitException;

    /**
     * Does what a remedy says.
     *
     * @param input what the user typed: the statement of {@link Remedy.EditDdl}, {@link Remedy.ReplaceDdl} and {@link Remedy.RunSql}, the time of {@link Remedy.ResetPosition} as ISO 8601 text; empty
     *        takes what the remedy suggests
     * @return one line that says what was done
     */
    String apply(String projectId, StepName step, Remedy remedy, String input, CancelToken cancel) throws GodwitException;

    /** Told how far a diagnosis is. */
    @FunctionalInterface
    interface Listener {
        void looking(CauseCode code, int done, int total);
    }
}
