package org.godwit.supervisor.internal.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.spi.ChangeApplier.Conflict;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.ConflictRow;
import org.godwit.rm.repository.DdlRow;
import org.godwit.rm.repository.IncrRepository;
import org.godwit.rm.repository.PositionKey;
import org.godwit.rm.repository.StatisticRow;
import org.godwit.schema.DdlDecision.TargetStatement;
import org.godwit.supervisor.internal.Json;
import org.godwit.supervisor.service.Direction;
import org.godwit.transfer.incr.IncrLedger;
import org.godwit.transfer.incr.IncrPosition;

/** Keeps what one direction of a project must find again in the rm database. Thread-safe. */
public final class RmIncrLedger implements IncrLedger {
    /** What a person decided, as it stands in {@code oms_incr_ddl.choice}. */
    public static final String SKIP = "SKIP";
    public static final String REPLACE = "REPLACE";
    public static final String DONE = "DONE";
    public static final String AGAIN = "AGAIN";
    /** So many conflicts of a direction are kept with their images; all are counted. */
    private static final int CONFLICTS_KEPT = 10_000;

    private final RmDatabase rm;
    private final String projectId;
    private final String direction;
    private final IncrRepository incr = new IncrRepository();
    private final OwnDrops drops;
    private volatile Optional<Throttle> throttle = Optional.empty();
    private volatile Optional<BiPredicate<LogPosition, LogPosition>> covers = Optional.empty();

    RmIncrLedger(RmDatabase rm, String projectId, String direction) {
        this.rm = rm;
        this.projectId = projectId;
        this.direction = direction;
        this.drops = new OwnDrops(rm, projectId);
    }

    /** How places of the origin's log are compared, in a project whose other direction writes there. */
    void setLog(BiPredicate<LogPosition, LogPosition> comparison) {
        covers = Optional.of(comparison);
    }

    @Override
    public boolean isOwn(String kind, List<ObjectName> tables, IncrPosition position) throws GodwitException {
        return covers.isPresent() && drops.isOwn(Direction.valueOf(direction), kind, tables, key(position), covers.get());
    }

    /** Limits that hold from now on. */
    void setThrottle(Throttle limits) {
        throttle = Optional.of(limits);
    }

    @Override
    public List<SchemaState> schemaStates() throws GodwitException {
        return rm.call(h -> incr.schemaStates(h, projectId, direction)).stream()
                .map(r -> new SchemaState(new IncrPosition(new LogPosition(r.positionText(), r.positionSeconds()), r.positionChanges()), r.state())).toList();
    }

    @Override
    public void save(SchemaState state) throws GodwitException {
        rm.run(h -> incr.saveState(h, projectId, direction, key(state.position()), state.state()));
    }

    @Override
    public Optional<Ddl> ddl(IncrPosition position) throws GodwitException {
        return rm.call(h -> incr.ddl(h, projectId, direction, key(position))).map(RmIncrLedger::ddl);
    }

    @Override
    public List<Ddl> running() throws GodwitException {
        return rm.call(h -> incr.ddls(h, projectId, direction)).stream().filter(r -> r.state().equals(DdlState.RUNNING.name())).map(RmIncrLedger::ddl).toList();
    }

    @Override
    public void save(Ddl ddl) throws GodwitException {
        ArrayNode tables = Json.object().putArray("list");
        ddl.tables().forEach(t -> tables.addObject().put("schema", t.schema()).put("name", t.name()));
        ArrayNode target = Json.object().putArray("list");
        ddl.target().forEach(s -> target.addObject().put("database", s.database()).put("sql", s.sql()));
        PositionKey at = key(ddl.position());
        DdlRow row = new DdlRow(0, projectId, direction, at.positionText(), at.positionSeconds(), at.positionChanges(), ddl.seconds(), ddl.database(), ddl.statement(), ddl.kind(), tables.toString(),
                target.toString(), ddl.decision(), ddl.suggestion(), ddl.state().name(), ddl.outcome(), "", "[]", Instant.now());
        rm.run(h -> incr.saveDdl(h, row));
    }

    @Override
    public Optional<DdlChoice> choice(IncrPosition position) throws GodwitException {
        return rm.call(h -> incr.ddl(h, projectId, direction, key(position))).flatMap(r -> switch (r.choice()) {
            case SKIP -> Optional.of(new DdlChoice.Skip());
            case DONE -> Optional.of(new DdlChoice.Done());
            case AGAIN -> Optional.of(new DdlChoice.Again());
            case REPLACE -> Optional.of(new DdlChoice.Replace(statements(r.choiceJson())));
            default -> Optional.empty();
        });
    }

    @Override
    public void conflicts(IncrPosition upTo, long count, List<Conflict> conflicts) throws GodwitException {
        List<ConflictRow> rows = conflicts.stream().map(c -> new ConflictRow(0, projectId, direction, c.table().schema(), c.table().name(), c.kind().name(), c.key(), c.before(), c.after(), c.reason(),
                c.action(), upTo.toString(), Instant.now())).toList();
        rm.run(h -> incr.addConflicts(h, projectId, direction, count, rows, CONFLICTS_KEPT));
    }

    @Override
    public void count(List<TableCount> counts) throws GodwitException {
        rm.run(h -> counts.forEach(c -> incr.count(h, projectId, new StatisticRow(direction, c.source().schema(), c.source().name(), c.inserted(), c.updated(), c.deleted(), c.conflicts()))));
    }

    @Override
    public Optional<Throttle> throttle() {
        return throttle;
    }

    private static PositionKey key(IncrPosition position) {
        return new PositionKey(position.log().text(), position.log().seconds(), position.changes());
    }

    private static Ddl ddl(DdlRow row) {
        List<ObjectName> tables = new ArrayList<>();
        Json.lenient("{\"list\":" + row.tablesJson() + "}").path("list").forEach(n -> tables.add(new ObjectName(Json.text(n, "schema"), Json.text(n, "name"))));
        return new Ddl(new IncrPosition(new LogPosition(row.positionText(), row.positionSeconds()), row.positionChanges()), row.ddlSeconds(), row.databaseName(), row.statement(), row.kind(), tables,
                statements(row.targetJson()), row.decision(), row.suggestion(), DdlState.valueOf(row.state()), row.outcome());
    }

    /** Statements as they stand in a column. */
    public static List<TargetStatement> statements(String json) {
        List<TargetStatement> statements = new ArrayList<>();
        for (JsonNode node : Json.lenient("{\"list\":" + json + "}").path("list")) {
            statements.add(new TargetStatement(Json.text(node, "database"), Json.text(node, "sql")));
        }
        return statements;
    }

    /** Places of tables that were copied as they were there, as they stand in {@code oms_incr.copied_json}. */
    static Map<ObjectName, LogPosition> copied(String json) {
        Map<ObjectName, LogPosition> copied = new java.util.HashMap<>();
        for (JsonNode node : Json.lenient(json).path("tables")) {
            copied.put(new ObjectName(Json.text(node, "schema"), Json.text(node, "name")), new LogPosition(Json.text(node, "position"), node.path("seconds").asLong()));
        }
        return copied;
    }
}
