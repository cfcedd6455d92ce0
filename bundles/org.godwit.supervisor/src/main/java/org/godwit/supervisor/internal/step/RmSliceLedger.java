package org.godwit.supervisor.internal.step;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.slice.KeyRange;
import org.godwit.core.slice.KeyValue;
import org.godwit.core.slice.Slice;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.FullRepository;
import org.godwit.rm.repository.FullTableRow;
import org.godwit.rm.repository.IncrRepository;
import org.godwit.rm.repository.IncrRow;
import org.godwit.rm.repository.SliceRow;
import org.godwit.supervisor.internal.Json;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.TableProgress;
import org.godwit.transfer.full.SliceLedger;

/** Keeps the slices of one project in {@code oms_slice}; bounds as JSON that a person can read. Thread-safe. */
final class RmSliceLedger implements SliceLedger {
    private static final long CONFLICTS_KEPT = 1000;

    private final RmDatabase rm;
    private final String projectId;
    private final FullRepository full = new FullRepository();
    private final IncrRepository incr = new IncrRepository();
    private final Map<ObjectName, AtomicLong> conflicts = new ConcurrentHashMap<>();

    RmSliceLedger(RmDatabase rm, String projectId) {
        this.rm = rm;
        this.projectId = projectId;
    }

    @Override
    public TableEntry table(ObjectName table) throws GodwitException {
        return rm.call(h -> {
            Optional<FullTableRow> row = full.table(h, projectId, table);
            List<Entry> entries = new ArrayList<>();
            for (SliceRow slice : full.slices(h, projectId, table)) {
                KeyRange range = new KeyRange(read(slice.lowBound()), read(slice.highBound()));
                entries.add(new Entry(new Slice(table, slice.sliceNo(), range, slice.estimatedRows()), State.valueOf(slice.status()), slice.rowCount(), slice.byteCount(), slice.conflictCount()));
            }
            return new TableEntry(table, row.map(FullTableRow::splitComplete).orElse(false), row.filter(r -> r.status().equals(TableProgress.State.FINISHED.name())).isPresent(), entries);
        });
    }

    @Override
    public void planned(List<Slice> slices) throws GodwitException {
        List<SliceRow> rows = new ArrayList<>();
        for (Slice slice : slices) {
            rows.add(row(slice));
        }
        rm.run(h -> full.plan(h, rows));
        rm.harden();
    }

    @Override
    public void harden() throws GodwitException {
        rm.harden();
    }

    private SliceRow row(Slice slice) throws GodwitException {
        return new SliceRow(projectId, slice.table().schema(), slice.table().name(), slice.number(), Json.write(slice.range().low()), Json.write(slice.range().high()), slice.estimatedRows(),
                State.PLANNED.name(), 0, 0, 0);
    }

    @Override
    public void splitComplete(ObjectName table) throws GodwitException {
        rm.run(h -> full.setSplitComplete(h, projectId, table));
    }

    @Override
    public void done(Slice slice, long rows, long bytes, long conflictCount) throws GodwitException {
        rm.run(h -> {
            if (!full.done(h, projectId, slice.table(), slice.number(), rows, bytes, conflictCount)) {
                // Somebody deleted the row by hand; what was copied must be known nevertheless.
                full.plan(h, List.of(row(slice)));
                full.done(h, projectId, slice.table(), slice.number(), rows, bytes, conflictCount);
            }
        });
    }

    @Override
    public void tableStarted(ObjectName table) throws GodwitException {
        rm.run(h -> full.setStatus(h, projectId, table, TableProgress.State.RUNNING.name(), ""));
    }

    @Override
    public void tableFinished(ObjectName table) throws GodwitException {
        rm.run(h -> full.setStatus(h, projectId, table, TableProgress.State.FINISHED.name(), ""));
    }

    @Override
    public void tableFailed(ObjectName table, String problem) throws GodwitException {
        rm.run(h -> full.setStatus(h, projectId, table, TableProgress.State.FAILED.name(), problem));
    }

    @Override
    public void copiedAt(ObjectName table, LogPosition place) throws GodwitException {
        rm.run(h -> {
            Optional<IncrRow> row = incr.find(h, projectId, Direction.FORWARD.name());
            if (row.isPresent()) {
                ObjectNode copied = Json.lenient(row.get().copiedJson());
                ArrayNode tables = copied.withArray("tables");
                for (int i = tables.size() - 1; i >= 0; i--) {
                    if (Json.text(tables.get(i), "schema").equals(table.schema()) && Json.text(tables.get(i), "name").equals(table.name())) {
                        tables.remove(i);
                    }
                }
                tables.addObject().put("schema", table.schema()).put("name", table.name()).put("position", place.text()).put("seconds", place.seconds());
                incr.setCopied(h, projectId, Direction.FORWARD.name(), copied.toString());
            }
        });
        rm.harden();
    }

    @Override
    public void conflict(ObjectName table, String key, String message) throws GodwitException {
        AtomicLong kept = conflicts.get(table);
        if (kept == null) {
            long before = rm.call(h -> full.conflicts(h, projectId, table));
            kept = conflicts.computeIfAbsent(table, t -> new AtomicLong(before));
        }
        if (kept.incrementAndGet() <= CONFLICTS_KEPT) {
            rm.run(h -> full.addConflict(h, projectId, table, key, message));
        }
    }

    private static List<KeyValue> read(String json) throws GodwitException {
        return Json.read(json, new TypeReference<>() {});
    }
}
