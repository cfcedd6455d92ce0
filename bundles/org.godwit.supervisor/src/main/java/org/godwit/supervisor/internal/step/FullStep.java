package org.godwit.supervisor.internal.step;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.Set;
import java.util.stream.Collectors;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.StepName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.BulkWriter;
import org.godwit.core.spi.Component;
import org.godwit.core.spi.Endpoint;
import org.godwit.rm.repository.FullRepository;
import org.godwit.rm.repository.IncrRepository;
import org.godwit.rm.repository.TaskRepository;
import org.godwit.rm.repository.TaskRow;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.Json;
import org.godwit.supervisor.internal.ProjectCommands;
import org.godwit.supervisor.internal.Texts;
import org.godwit.supervisor.internal.live.Definitions;
import org.godwit.supervisor.internal.live.LiveNames;
import org.godwit.supervisor.internal.run.StepContext;
import org.godwit.supervisor.internal.run.TaskWork;
import org.godwit.supervisor.internal.sync.FullTarget;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.ResolvedObjects;
import org.godwit.transfer.TablePair;
import org.godwit.transfer.full.FullImport;
import org.godwit.transfer.full.FullImportJob;
import org.godwit.transfer.full.FullImportOptions;
import org.godwit.transfer.full.FullImportResult;
import org.godwit.transfer.full.FullImportSettings;
import org.godwit.transfer.queue.MessageTarget;

/** FULL_TRANSFER: lets a Full-Import copy the project's tables; its slices are kept in the rm database, so each run goes on where the last one stood. Thread-safe. */
public final class FullStep implements TaskWork {
    private final FullRepository full = new FullRepository();

    @Override
    public String run(StepContext context, TaskRow task) throws GodwitException {
        String name = LiveNames.ofStep(StepName.FULL_TRANSFER, context.projectId()).orElseThrow();
        Map<String, String> parameters = context.parameters(name);
        if (!context.isToQueue()) {
            return copy(context, task, name, parameters, pairs(context, context.objects()), context.target());
        }
        try (MessageTarget queue = FullTarget.open(context, parameters)) {
            return copy(context, task, name, parameters, queue.pairs(), queue);
        }
    }

    private String copy(StepContext context, TaskRow task, String name, Map<String, String> parameters, List<TablePair> pairs, Endpoint target) throws GodwitException {
        if (Json.lenient(task.taskParam()).path(ProjectCommands.ROWS_ALLOWED).asBoolean(false)) {
            parameters.put(FullImportOptions.CHECK_EMPTY.key(), "false");
        }
        FullImportSettings chosen = FullImportSettings.of(parameters);
        FullImportSettings settings = context.spec().types().contains(TransferType.INCREMENTAL) ? chosen.withMovingSource() : chosen;
        if (Json.lenient(task.taskParam()).path(ProjectCommands.FROM_SCRATCH).asBoolean(false)) {
            throwAway(context, task, pairs, target, settings);
        }
        context.engine().rm().run(h -> pairs.forEach(p -> full.ensureTable(h, context.projectId(), p.source().name(), p.target().name(), p.source().estimatedRows())));
        FullImport fullImport = new FullImport(new FullImportJob(context.projectId(), pairs, context.source(), target, settings), new RmSliceLedger(context.engine().rm(), context.projectId()));
        Hosted hosted = new Hosted(name, fullImport);
        context.onRetune(changed -> fullImport.setThrottle(FullImportOptions.THROTTLE_RPS.parse(changed.getOrDefault(FullImportOptions.THROTTLE_RPS.key(), "0")),
                FullImportOptions.THROTTLE_IOPS.parse(changed.getOrDefault(FullImportOptions.THROTTLE_IOPS.key(), "0"))));
        context.progress().note("Copying rows");
        context.host(hosted, new FullGauges(fullImport));
        keepEnd(context);
        return hosted.result.map(FullStep::describe).orElse("");
    }

    /**
     * Before it is copied again: the target's tables lose their rows, unless the project lets them have rows of their own. When this is cut off, it is done again, since the request for it goes last.
     */
    private void throwAway(StepContext context, TaskRow task, List<TablePair> pairs, Endpoint target, FullImportSettings settings) throws GodwitException {
        String name = target.dataSource().name();
        BulkWriter writer = target.writer().orElseThrow(() -> new GodwitException(SupervisorError.NO_CONNECTOR, name));
        Set<ObjectName> targets = pairs.stream().map(p -> p.target().name()).collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        if (settings.onConflict() == BulkWriter.OnConflict.STOP) {
            for (ObjectName table : targets) {
                context.progress().note("Emptying " + table);
                writer.clear(table, context.cancel());
            }
        }
        for (String database : targets.stream().map(ObjectName::schema).collect(Collectors.toSet())) {
            writer.forgetMarks(database, context.projectId() + ":", context.cancel());
        }
        context.engine().rm().run(h -> {
            full.clear(h, context.projectId());
            ObjectNode param = Json.lenient(task.taskParam());
            param.remove(ProjectCommands.FROM_SCRATCH);
            new TaskRepository().setParam(h, task.id(), param.toString());
        });
    }

    /** Up to here the copy may have changes that the log has too, so they are applied idempotently. */
    private void keepEnd(StepContext context) throws GodwitException {
        if (context.spec().types().contains(TransferType.INCREMENTAL)) {
            LogPosition end = Definitions.log(context.source()).current(context.cancel());
            context.engine().rm().run(h -> new IncrRepository().setUntil(h, context.projectId(), Direction.FORWARD.name(), end.text(), end.seconds()));
        }
    }

    private static List<TablePair> pairs(StepContext context, ResolvedObjects objects) throws GodwitException {
        context.progress().note("Reading the definitions of " + objects.tables().size() + " tables");
        Map<ObjectName, TableDef> sources = definitions(context.source(), objects.tables().stream().map(TableMapping::source).toList(), context.cancel());
        Map<ObjectName, TableDef> targets = definitions(context.target(), objects.tables().stream().map(TableMapping::target).distinct().toList(), context.cancel());
        List<TablePair> pairs = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (TableMapping mapping : objects.tables()) {
            if (!sources.containsKey(mapping.source())) {
                gone.add(mapping.source().toString());
            } else if (!targets.containsKey(mapping.target())) {
                missing.add(mapping.target().toString());
            } else {
                pairs.add(new TablePair(mapping, sources.get(mapping.source()), targets.get(mapping.target())));
            }
        }
        if (!gone.isEmpty()) {
            throw new GodwitException(SupervisorError.MISSING_OBJECTS, Texts.some(gone));
        }
        if (!missing.isEmpty()) {
            throw new GodwitException(SupervisorError.TARGET_TABLE_MISSING, Texts.some(missing));
        }
        return pairs;
    }

    private static Map<ObjectName, TableDef> definitions(Endpoint endpoint, List<ObjectName> names, CancelToken cancel) throws GodwitException {
        return endpoint.catalog().tables(names, cancel).stream().collect(Collectors.toMap(TableDef::name, Function.identity(), (a, b) -> a));
    }

    private static String describe(FullImportResult result) {
        return result.tables().size() + " tables, " + result.rows() + " rows, " + result.bytes() + " bytes" + (result.conflicts() == 0 ? "" : ", " + result.conflicts() + " conflicts");
    }

    /** The import as a component. Run once. */
    private static final class Hosted implements Component {
        private final String name;
        private final FullImport fullImport;
        private volatile Optional<FullImportResult> result = Optional.empty();

        Hosted(String name, FullImport fullImport) {
            this.name = name;
            this.fullImport = fullImport;
        }

        @Override
        public Kind kind() {
            return Kind.FULL_IMPORT;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void run(Progress progress, CancelToken cancel) throws GodwitException {
            result = Optional.of(fullImport.run(progress, cancel));
        }
    }
}
