package org.godwit.core.spi;

import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;

/** A long-running worker of a project (Full-Import, Full-Verification, later Store and Incr-Sync). Run once by the thread its host gives it. */
public interface Component {
    /** Kinds of components, labelled as in OMS. */
    enum Kind {
        STORE("Store"), INCR_SYNC("Incr-Sync"), FULL_IMPORT("Full-Import"), FULL_VERIFICATION("Full-Verification");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    Kind kind();

    /** Unique name, for example {@code np_x-full_trans-1-0:0000000001}. */
    String name();

    /** Works until done, cancelled or failed. */
    void run(Progress progress, CancelToken cancel) throws GodwitException;
}
