package org.godwit.rehearsal.faults;

import java.util.Optional;
import org.godwit.core.error.Problem;
import org.godwit.rehearsal.faults.FaultResult.Ending;

/**
 * What a fault came to. Immutable.
 *
 * @param stop the first stop, if it stopped at all
 * @param text what was done, for people
 */
record Seen(Ending ending, Optional<Problem> stop, String text) {
    static Seen notTried(String why) {
        return new Seen(Ending.NOT_TRIED, Optional.empty(), why);
    }

    static Seen stopped(Problem stop) {
        return new Seen(Ending.STOPPED, Optional.of(stop), stop.message());
    }

    /** @param differs what the verification or the servers say, empty when both sides are equal */
    static Seen ended(Optional<Problem> stop, String differs, String text) {
        if (!differs.isEmpty()) {
            return new Seen(Ending.FAILED, stop, text + " Afterwards: " + differs);
        }
        return new Seen(stop.isPresent() ? Ending.RESUMED : Ending.RECOVERED, stop, text + stop.map(s -> " It stopped: " + s.message()).orElse(""));
    }
}
