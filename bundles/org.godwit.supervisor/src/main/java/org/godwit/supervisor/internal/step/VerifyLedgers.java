package org.godwit.supervisor.internal.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.godwit.core.model.ObjectName;
import org.godwit.core.spi.RowCorrector;
import org.godwit.rm.repository.VerifyDifferenceRow;
import org.godwit.rm.repository.VerifyRepository;
import org.godwit.rm.repository.VerifyResultRow;
import org.godwit.rm.repository.VerifyRunRow;
import org.godwit.supervisor.internal.Json;
import org.godwit.supervisor.service.RowDifference;
import org.godwit.transfer.verify.VerifyLedger;
import org.jdbi.v3.core.Handle;

/** Differences and results of verifications as rows and as what the services show. Without state. */
public final class VerifyLedgers {
    private VerifyLedgers() {
    }

    /** The newest result of each table: of the run itself, else of the run before it, back to the last one of all tables. */
    public static List<VerifyResultRow> merged(VerifyRepository verify, Handle handle, VerifyRunRow run) {
        Map<ObjectName, VerifyResultRow> byTable = new LinkedHashMap<>();
        for (int sub = run.subId(); sub >= 1; sub--) {
            for (VerifyResultRow row : verify.results(handle, run.projectId(), sub)) {
                byTable.putIfAbsent(new ObjectName(row.sourceSchema(), row.sourceTable()), row);
            }
            boolean whole = verify.find(handle, run.projectId(), sub).map(r -> r.scope().equals("ALL")).orElse(true);
            if (whole) {
                break;
            }
        }
        return byTable.values().stream().sorted(java.util.Comparator.comparing(VerifyResultRow::sourceSchema).thenComparing(VerifyResultRow::sourceTable)).toList();
    }

    static String write(List<VerifyLedger.Value> values) {
        ArrayNode list = Json.object().putArray("list");
        for (VerifyLedger.Value value : values) {
            var node = list.addObject().put("columnName", value.column());
            value.source().ifPresent(v -> node.put("sourceValue", v));
            value.target().ifPresent(v -> node.put("destValue", v));
            node.put("differs", value.differs());
        }
        return list.toString();
    }

    static List<VerifyLedger.Value> read(String json) {
        List<VerifyLedger.Value> values = new ArrayList<>();
        for (JsonNode node : Json.lenient("{\"list\":" + json + "}").path("list")) {
            values.add(new VerifyLedger.Value(Json.text(node, "columnName"), text(node, "sourceValue"), text(node, "destValue"), node.path("differs").asBoolean()));
        }
        return values;
    }

    static String writeChanges(List<VerifyLedger.GuardedChange> changes) {
        ArrayNode list = Json.object().putArray("list");
        changes.forEach(c -> list.addObject().put("turn", c.turn().name()).put("sql", c.change().sql()).put("rows", c.change().rows()));
        return list.toString();
    }

    /** The stored changes of a correction. */
    public static List<VerifyLedger.GuardedChange> readChanges(String json) {
        List<VerifyLedger.GuardedChange> changes = new ArrayList<>();
        for (JsonNode node : Json.lenient("{\"list\":" + json + "}").path("list")) {
            changes.add(new VerifyLedger.GuardedChange(VerifyLedger.Turn.valueOf(Json.text(node, "turn")), new RowCorrector.Change(Json.text(node, "sql"), node.path("rows").asLong())));
        }
        return changes;
    }

    /** The key of a stored difference as people read it. */
    public static String key(VerifyDifferenceRow row) {
        return read(row.keyJson()).stream().map(v -> v.column() + "=" + v.target().or(v::source).orElse("NULL")).collect(Collectors.joining(", "));
    }

    /** A stored difference as the services show it. */
    public static RowDifference view(VerifyDifferenceRow row) {
        return new RowDifference(row.id(), new ObjectName(row.sourceSchema(), row.sourceTable()), RowDifference.Type.valueOf(row.type()), values(row.keyJson()), values(row.columnsJson()),
                row.correctionSql(), row.obstacle(), row.correctionId());
    }

    private static List<RowDifference.Value> values(String json) {
        return read(json).stream().map(v -> new RowDifference.Value(v.column(), v.source(), v.target(), v.differs())).toList();
    }

    private static Optional<String> text(JsonNode node, String field) {
        return node.hasNonNull(field) ? Optional.of(node.get(field).asText()) : Optional.empty();
    }
}
