package org.godwit.supervisor.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.AuditRepository;
import org.godwit.rm.repository.ConflictRow;
import org.godwit.rm.repository.DdlRow;
import org.godwit.rm.repository.IncrRepository;
import org.godwit.rm.repository.IncrRow;
import org.godwit.rm.repository.LiveRow;
import org.godwit.rm.repository.ProjectRow;
import org.godwit.rm.repository.StepRepository;
import org.godwit.rm.repository.StepRow;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.live.LiveComponents;
import org.godwit.supervisor.internal.live.RmIncrLedger;
import org.godwit.supervisor.service.ComponentService.State;
import org.godwit.supervisor.service.ConflictView;
import org.godwit.supervisor.service.DdlAnswer;
import org.godwit.supervisor.service.DdlView;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.IncrementalView;
import org.jdbi.v3.core.Handle;

/** Shows the incremental migration of a project and takes decisions about its DDL statements. Thread-safe. */
final class Incrementals {
    private final RmDatabase rm;
    private final ProjectCommands commands;
    private final IncrRepository incr = new IncrRepository();
    private final StepRepository steps = new StepRepository();
    private final AuditRepository audit = new AuditRepository();

    Incrementals(RmDatabase rm, ProjectCommands commands) {
        this.rm = rm;
        this.commands = commands;
    }

    List<IncrementalView> views(String id) throws GodwitException {
        return rm.call(h -> {
            commands.project(h, id);
            List<IncrementalView> views = new ArrayList<>();
            for (Direction direction : Direction.values()) {
                Optional<IncrRow> row = incr.find(h, id, direction.name());
                if (row.isPresent()) {
                    views.add(view(h, id, direction, row.get()));
                }
            }
            return views;
        });
    }

    private IncrementalView view(Handle handle, String id, Direction direction, IncrRow row) throws GodwitException {
        List<LiveRow> stores = LiveComponents.stores(handle, id, direction);
        Optional<LiveRow> store = stores.stream().filter(LiveRow::runs).findFirst().or(() -> stores.stream().reduce((a, b) -> b));
        Optional<LiveRow> sync = LiveComponents.sync(handle, id, direction);
        Optional<Problem> problem = sync.flatMap(s -> Problems.read(s.lastError())).or(() -> store.flatMap(s -> Problems.read(s.lastError())));
        Optional<LiveRow> measured = sync.filter(s -> s.checkpointSample() > 0);
        List<DdlView> ddls = new ArrayList<>();
        for (DdlRow ddl : incr.ddls(handle, id, direction.name())) {
            ddls.add(view(ddl));
        }
        var tables = incr.statistics(handle, id, direction.name()).stream()
                .map(s -> new IncrementalView.TableStatistic(new ObjectName(s.sourceSchema(), s.sourceTable()), s.insertCount(), s.updateCount(), s.deleteCount(), s.conflictCount())).toList();
        return new IncrementalView(direction, store.map(LiveRow::name), store.map(s -> State.valueOf(s.status())).orElse(State.STOPPED), store.flatMap(s -> time(s.beginCheckpoint())),
                store.flatMap(s -> time(s.checkpoint())), sync.map(LiveRow::name), sync.map(s -> State.valueOf(s.status())).orElse(State.STOPPED), measured.map(LiveRow::delay),
                measured.flatMap(s -> time(s.checkpointSample())), measured.flatMap(s -> time(s.checkpoint())), sync.map(LiveRow::caughtUp).orElse(false), sync.map(LiveRow::positionText).orElse(""),
                sync.map(s -> measures(s.detailJson())).orElse(Map.of()), problem, ddls, tables, row.conflictCount());
    }

    /** Numbers of a row's details by name. */
    static Map<String, Double> measures(String detailJson) {
        Map<String, Double> measures = new TreeMap<>();
        Json.lenient(detailJson).properties().stream().filter(f -> f.getValue().isNumber()).forEach(f -> measures.put(f.getKey(), f.getValue().asDouble()));
        return measures;
    }

    static Optional<Instant> time(long seconds) {
        return seconds <= 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }

    private static DdlView view(DdlRow row) {
        List<ObjectName> tables = new ArrayList<>();
        for (JsonNode node : Json.lenient("{\"list\":" + row.tablesJson() + "}").path("list")) {
            tables.add(new ObjectName(Json.text(node, "schema"), Json.text(node, "name")));
        }
        List<String> target = RmIncrLedger.statements(row.targetJson()).stream().map(s -> s.sql()).toList();
        return new DdlView(row.id(), Direction.valueOf(row.direction()), Instant.ofEpochSecond(row.ddlSeconds()), row.databaseName(), row.statement(), row.kind(), tables, target, row.decision(),
                row.suggestion(), DdlView.State.valueOf(row.state()), row.outcome());
    }

    void answer(String id, long ddlId, DdlAnswer answer) throws GodwitException {
        rm.run(h -> {
            ProjectRow project = commands.project(h, id);
            DdlRow row = incr.ddl(h, id, ddlId).orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_ITEM, project.name(), "DDL statement", String.valueOf(ddlId)));
            if (!view(row).needsAnswer()) {
                throw new GodwitException(SupervisorError.ANSWERED_ALREADY, row.kind(), row.state());
            }
            switch (answer) {
                case DdlAnswer.Skip skip -> incr.choose(h, ddlId, RmIncrLedger.SKIP, "[]");
                case DdlAnswer.Done done -> incr.choose(h, ddlId, RmIncrLedger.DONE, "[]");
                case DdlAnswer.Again again -> incr.choose(h, ddlId, RmIncrLedger.AGAIN, "[]");
                case DdlAnswer.Run run -> incr.choose(h, ddlId, RmIncrLedger.REPLACE, replacement(row, run.statements()));
            }
            audit.add(h, "ANSWER_DDL", project.name(), answer + " for " + row.statement());
            StepName step = row.direction().equals(Direction.FORWARD.name()) ? StepName.INCR_TRANSFER : StepName.REVERSE_INCR_TRANSFER;
            Optional<StepRow> failed = steps.find(h, id, step).filter(s -> s.stepStatus() == StepStatus.FAILED);
            if (failed.isPresent()) {
                commands.goOn(h, id, failed.get());
            }
            commands.forgetFailures(h, id);
        });
    }

    /** The statements run where the refused ones would have run, else in the database of the first table, else of the session. */
    private static String replacement(DdlRow row, List<String> statements) throws GodwitException {
        if (statements.stream().allMatch(String::isBlank)) {
            throw new GodwitException(SupervisorError.NO_STATEMENT, row.kind(), "");
        }
        String database = RmIncrLedger.statements(row.targetJson()).stream().map(s -> s.database()).findFirst().orElseGet(() -> {
            JsonNode first = Json.lenient("{\"list\":" + row.tablesJson() + "}").path("list").path(0);
            return Json.text(first, "targetSchema").isEmpty() ? row.databaseName() : Json.text(first, "targetSchema");
        });
        ArrayNode list = Json.object().putArray("list");
        statements.stream().filter(s -> !s.isBlank()).forEach(s -> list.addObject().put("database", database).put("sql", s));
        return list.toString();
    }

    List<ConflictView> conflicts(String id, Direction direction, int offset, int limit) throws GodwitException {
        return rm.call(h -> {
            commands.project(h, id);
            return incr.conflicts(h, id, direction.name(), offset, limit);
        }).stream().map(Incrementals::view).toList();
    }

    private static ConflictView view(ConflictRow row) {
        return new ConflictView(row.id(), Direction.valueOf(row.direction()), new ObjectName(row.destSchema(), row.destTable()), row.kind(), row.rowKey(), row.beforeImage(), row.afterImage(), row.reason(),
                row.action(), row.gmtCreate());
    }
}
