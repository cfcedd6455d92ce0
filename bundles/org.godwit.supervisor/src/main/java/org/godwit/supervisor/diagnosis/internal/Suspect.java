package org.godwit.supervisor.diagnosis.internal;

import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.diagnosis.CauseCode;

/** One cause that may be behind a step's trouble, and how to look for it. Without state. */
interface Suspect {
    CauseCode code();

    /** Codes of failures that say so. */
    Set<String> codes();

    /** Error numbers of the MySQL family that say so (MySQL server error reference). */
    Set<Integer> vendorCodes();

    /** Whether it is worth looking for it in this step although no failure says so. */
    boolean concerns(Case of);

    /** Looks. What cannot be looked at is put down as unknown; a failure that is thrown counts as such too. */
    void look(Case of, Findings findings, CancelToken cancel) throws GodwitException;

    /** How sure it is when a look finds it though no failure says so; 0 for something that troubles nobody by itself. */
    default int weightAlone() {
        return 45;
    }
}
