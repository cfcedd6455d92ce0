package org.godwit.rehearsal.replay;

import java.util.List;
import java.util.OptionalInt;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.VerifyTable;

/**
 * How the recorded log went through Store and Incr-Sync. Immutable.
 *
 * @param speed times the pace of the recording, 0 for as fast as possible
 * @param seconds from the start of the Incr-Sync until everything was applied
 * @param lanesUsed most lanes seen at work; empty when the log was over before anybody looked
 * @param truthTransactions transactions that the source's own server applied for comparison
 * @param ddls statements met, with what became of each
 * @param verification tables compared afterwards
 * @param passedOver objections of the precheck to a live project, about which a user has to decide
 */
public record ReplayResult(double speed, double seconds, long rowsApplied, long conflicts, OptionalInt lanesUsed, int lanes, long truthTransactions, double truthSeconds, List<Fate> ddls,
        List<VerifyTable> verification, List<PrecheckItem> passedOver) {
    /** A statement of the log and what became of it. */
    public record Fate(String statement, String state, String outcome) {
    }

    public ReplayResult {
        ddls = List.copyOf(ddls);
        verification = List.copyOf(verification);
        passedOver = List.copyOf(passedOver);
    }

    public double rowsPerSecond() {
        return rowsApplied / Math.max(0.001, seconds);
    }

    /** Tables that are not equal. */
    public List<VerifyTable> unequal() {
        return verification.stream().filter(v -> v.result() != VerifyTable.ResultType.CONSISTENT && v.result() != VerifyTable.ResultType.BOTH_EMPTY).toList();
    }
}
