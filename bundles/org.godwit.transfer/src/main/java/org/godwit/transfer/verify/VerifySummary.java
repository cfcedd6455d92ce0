package org.godwit.transfer.verify;

import java.util.List;
import org.godwit.transfer.verify.VerifyLedger.ResultType;
import org.godwit.transfer.verify.VerifyLedger.TableResult;

/** What a run found out, all tables together, those of a resumed run included. */
public record VerifySummary(List<TableResult> tables) {
    public VerifySummary {
        tables = List.copyOf(tables);
    }

    /** Whether every table was verified and none differs. */
    public boolean isConsistent() {
        return tables.stream().allMatch(t -> t.type() == ResultType.CONSISTENT || t.type() == ResultType.BOTH_EMPTY);
    }

    public long rows() {
        return tables.stream().mapToLong(t -> t.consistent() + t.sourceOnly() + t.mismatched() + t.destOnly()).sum();
    }

    public long differences() {
        return tables.stream().mapToLong(t -> t.sourceOnly() + t.mismatched() + t.destOnly()).sum();
    }
}
