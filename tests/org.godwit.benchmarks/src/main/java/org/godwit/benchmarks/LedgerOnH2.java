package org.godwit.benchmarks;

import java.util.List;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.slice.KeyRange;
import org.godwit.core.slice.KeyValue;
import org.godwit.core.slice.Slice;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.FullRepository;
import org.godwit.rm.repository.SliceRow;
import org.godwit.transfer.full.SliceLedger;

/** Books slices in the rm database, as a project does, so that the benchmark pays for it. Starts from nothing, so it never reads slices back. Thread-safe. */
final class LedgerOnH2 implements SliceLedger {
    private static final String PROJECT = "np_bench";

    private final RmDatabase rm;
    private final FullRepository full = new FullRepository();

    LedgerOnH2(RmDatabase rm) {
        this.rm = rm;
    }

    void begin() throws GodwitException {
        rm.run(h -> h.execute("INSERT INTO oms_project (id, name, source_endpoint_id, sink_endpoint_id, mapping_json) VALUES (?, ?, '', '', '{}')", PROJECT, PROJECT));
    }

    void add(ObjectName source, ObjectName target, long rows) throws GodwitException {
        rm.run(h -> full.ensureTable(h, PROJECT, source, target, rows));
    }

    @Override
    public TableEntry table(ObjectName table) {
        return new TableEntry(table, false, false, List.of());
    }

    @Override
    public void planned(List<Slice> slices) throws GodwitException {
        List<SliceRow> rows = slices.stream().map(LedgerOnH2::row).toList();
        rm.run(h -> full.plan(h, rows));
    }

    private static SliceRow row(Slice slice) {
        KeyRange range = slice.range();
        return new SliceRow(PROJECT, slice.table().schema(), slice.table().name(), slice.number(), json(range.low()), json(range.high()), slice.estimatedRows(), "PLANNED", 0, 0, 0);
    }

    private static String json(List<KeyValue> values) {
        return values.stream().map(v -> "{\"kind\":\"" + v.kind() + "\",\"text\":\"" + v.text() + "\"}").collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public void splitComplete(ObjectName table) throws GodwitException {
        rm.run(h -> full.setSplitComplete(h, PROJECT, table));
    }

    @Override
    public void done(Slice slice, long rows, long bytes, long conflicts) throws GodwitException {
        rm.run(h -> full.done(h, PROJECT, slice.table(), slice.number(), rows, bytes, conflicts));
    }

    @Override
    public void tableStarted(ObjectName table) throws GodwitException {
        rm.run(h -> full.setStatus(h, PROJECT, table, "RUNNING", ""));
    }

    @Override
    public void tableFinished(ObjectName table) throws GodwitException {
        rm.run(h -> full.setStatus(h, PROJECT, table, "FINISHED", ""));
    }

    @Override
    public void tableFailed(ObjectName table, String problem) throws GodwitException {
        rm.run(h -> full.setStatus(h, PROJECT, table, "FAILED", problem));
    }

    @Override
    public void conflict(ObjectName table, String key, String message) throws GodwitException {
        rm.run(h -> full.addConflict(h, PROJECT, table, key, message));
    }
}
