package org.godwit.transfer.full;

import java.time.Duration;
import java.util.List;
import org.godwit.core.model.ObjectName;

/** What a Full-Import did, earlier runs of the same work included. Immutable. */
public record FullImportResult(List<Table> tables, Duration duration) {
    /**
     * One table.
     *
     * @param rows rows that are in the target now
     * @param conflicts rows left out because the target had their key
     * @param badRows rows put apart because the target refused them
     * @param seconds from its first slice to its last in this run, 0 when it was finished before
     */
    public record Table(ObjectName source, ObjectName target, boolean finished, long rows, long bytes, long conflicts, long badRows, double seconds) {
    }

    public FullImportResult {
        tables = List.copyOf(tables);
    }

    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    public long bytes() {
        return tables.stream().mapToLong(Table::bytes).sum();
    }

    public long conflicts() {
        return tables.stream().mapToLong(Table::conflicts).sum();
    }
}
