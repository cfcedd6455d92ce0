package org.godwit.supervisor.internal.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.ChangeApplier;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.LogReader;
import org.godwit.rm.repository.IncrRepository;
import org.godwit.rm.repository.IncrRow;
import org.godwit.rm.repository.LiveRepository;
import org.godwit.rm.repository.LiveRow;
import org.godwit.rm.repository.ProjectRow;
import org.godwit.schema.SchemaFollower;
import org.godwit.store.StoreError;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.Json;
import org.godwit.supervisor.internal.ProjectOptions;
import org.godwit.supervisor.service.Direction;
import org.godwit.transfer.incr.IncrJob;
import org.godwit.transfer.incr.IncrLedger;
import org.godwit.transfer.incr.IncrPosition;
import org.godwit.transfer.incr.IncrSettings;
import org.godwit.transfer.incr.IncrSync;

/** Lets an Incr-Sync apply what the stores of its direction have. */
final class SyncRun implements LiveRun {
    /** Fields of {@code start_json} after a reset: up to where changes are applied idempotently, and whether the checkpoints are still to be forgotten. */
    private static final String UNTIL = "until";
    private static final String UNTIL_SECONDS = "untilSeconds";
    private static final String FORGET = "forget";
    /** A consumer's position is synced to the store, so it is told every few seconds only. */
    private static final long TELL_NANOS = 5_000_000_000L;

    private final LiveContext context;
    private final LiveRow row;
    private final Direction direction;
    private final Map<String, String> parameters;
    private final RmIncrLedger ledger;
    private final SyncFigures figures = new SyncFigures();
    private final IncrRepository incr = new IncrRepository();
    private final LiveRepository live = new LiveRepository();
    private volatile Optional<IncrSync> sync = Optional.empty();
    private long told = System.nanoTime() - TELL_NANOS;

    SyncRun(LiveContext context, LiveRow row, Map<String, String> parameters) {
        this.context = context;
        this.row = row;
        this.direction = LiveComponents.direction(row);
        this.parameters = parameters;
        this.ledger = new RmIncrLedger(context.rm(), row.projectId(), row.direction());
    }

    @Override
    public void run(Progress progress, CancelToken cancel) throws GodwitException {
        ProjectRow project = context.project(row);
        if (!context.registry().hasStore(row.subtopic())) {
            throw new GodwitException(SupervisorError.NO_ACTIVE_STORE, LiveNames.topic(row.projectId(), direction));
        }
        Optional<Endpoint> origin = Optional.empty();
        Optional<Endpoint> destination = Optional.empty();
        try {
            origin = Optional.of(context.open(project, direction, true, parameters, cancel));
            destination = Optional.of(context.open(project, direction, false, parameters, cancel));
            IncrSync made = new IncrSync(job(project, origin.get(), destination.get(), cancel), ledger);
            sync = Optional.of(made);
            context.registry().started(row.name(), new SyncFigures.Live(made));
            progress.note("applies changes");
            made.run(progress, cancel);
        } catch (GodwitException e) {
            // The store's end is not our end: without this the Incr-Sync would rest as if somebody had paused it.
            boolean storeEnded = e.problem().code().equals(StoreError.CLOSED.code()) && !cancel.isCancelled();
            throw storeEnded ? new GodwitException(SupervisorError.STORE_GONE, e, LiveNames.topic(row.projectId(), direction)) : e;
        } finally {
            context.registry().ended(row.name());
            sync = Optional.empty();
            LiveContext.close(origin);
            LiveContext.close(destination);
        }
    }

    private IncrJob job(ProjectRow project, Endpoint origin, Endpoint destination, CancelToken cancel) throws GodwitException {
        ProjectSpec spec = context.spec(project);
        List<TableMapping> tables = Directed.tables(context.objects(project), direction);
        IncrRow begin = context.rm().call(h -> incr.find(h, row.projectId(), row.direction()))
                .orElseThrow(() -> new GodwitException(SupervisorError.NO_INCREMENTAL, project.name(), direction.label().toLowerCase(java.util.Locale.ROOT)));
        LogReader log = Definitions.log(origin);
        ChangeApplier applier = destination.changeApplier().orElseThrow(() -> new GodwitException(SupervisorError.NO_LOG, destination.dataSource().name()));
        String preferred = Json.text(Json.lenient(context.rm().call(h -> LiveComponents.require(h, row.name())).startJson()), LiveComponents.STORE);
        KeyedTables.Restore restore = state -> Followers.restore(spec, direction, tables, state, origin, destination, parameters);
        IncrJob.Source from = new IncrJob.Source(log, start -> context.registry().reader(LiveNames.topic(row.projectId(), direction), row.subtopic(), preferred, start),
                state -> follower(spec, state.orElse(begin.definitions()), restore), origin.catalog());
        IncrJob.Target to = new IncrJob.Target(applier, destination.catalog(), LoopMarks.marking(destination.statements(), row.projectId(), announcing(spec, destination, log)), Directed.checkpointDatabase(tables));
        LogPosition start = new LogPosition(begin.startPosition(), begin.startSeconds());
        Optional<LogPosition> until = begin.untilPosition().isEmpty() ? Optional.empty() : Optional.of(new LogPosition(begin.untilPosition(), begin.untilSeconds()));
        IncrJob job = new IncrJob(row.projectId(), direction == Direction.REVERSE, from, to, start, until, RmIncrLedger.copied(begin.copiedJson()), IncrSettings.of(parameters));
        return moved(job, log, cancel);
    }

    private SchemaFollower follower(ProjectSpec spec, String state, KeyedTables.Restore restore) throws GodwitException {
        SchemaFollower follower = restore.of(state);
        return LoopMarks.passing(ProjectOptions.isActiveActive(spec) ? new KeyedTables(follower, restore) : follower, row.projectId());
    }

    /** A project that carries changes both ways must know its own statements again. */
    private LoopMarks.Announce announcing(ProjectSpec spec, Endpoint destination, LogReader log) {
        boolean bothWays = spec.types().contains(TransferType.REVERSE);
        if (bothWays) {
            ledger.setLog(log::covers);
        }
        OwnDrops drops = new OwnDrops(context.rm(), row.projectId());
        return (database, statement, cancel) -> {
            if (bothWays) {
                drops.announce(direction, destination, database, statement, cancel);
            }
        };
    }

    /** Where somebody reset it to: its checkpoints are forgotten, and what was applied already is applied once more idempotently. */
    private IncrJob moved(IncrJob job, LogReader log, CancelToken cancel) throws GodwitException {
        ObjectNode start = Json.lenient(context.rm().call(h -> LiveComponents.require(h, row.name())).startJson());
        String store = Json.text(start, LiveComponents.STORE);
        if (start.has(LiveComponents.RESET_TO)) {
            long seconds = start.path(LiveComponents.RESET_TO).asLong();
            LogPosition to = seconds == 0 ? job.start() : log.at(Instant.ofEpochSecond(seconds), cancel);
            LogPosition now = log.current(cancel);
            start = Json.object().put(LiveComponents.POSITION, to.text()).put(LiveComponents.SECONDS, to.seconds()).put(UNTIL, now.text()).put(UNTIL_SECONDS, now.seconds()).put(FORGET, true);
            if (!store.isEmpty()) {
                start.put(LiveComponents.STORE, store);
            }
            keep(start);
        }
        if (!start.has(LiveComponents.POSITION)) {
            return job;
        }
        IncrJob moved = new IncrJob(job.projectId(), job.reverse(), job.source(), job.target(), new LogPosition(Json.text(start, LiveComponents.POSITION), start.path(LiveComponents.SECONDS).asLong()),
                Optional.of(new LogPosition(Json.text(start, UNTIL), start.path(UNTIL_SECONDS).asLong())), job.copiedAt(), job.settings());
        if (start.path(FORGET).asBoolean()) {
            moved.target().applier().forget(LiveMakers.settings(moved), cancel);
            start.remove(FORGET);
            keep(start);
        }
        return moved;
    }

    private void keep(ObjectNode start) throws GodwitException {
        context.rm().run(h -> live.setStart(h, row.name(), start.toString()));
    }

    @Override
    public Optional<Measured> measure() throws GodwitException {
        Optional<IncrSync> running = sync;
        if (running.isEmpty()) {
            return Optional.empty();
        }
        Measured measured = figures.of(running.get().metrics());
        Optional<LogPosition> applied = running.get().metrics().position().map(IncrPosition::log);
        if (applied.isPresent() && System.nanoTime() - told >= TELL_NANOS) {
            told = System.nanoTime();
            context.registry().passed(row.subtopic(), row.name(), applied.get());
        }
        return Optional.of(measured);
    }

    @Override
    public void retune(Map<String, String> changed) throws GodwitException {
        IncrSettings settings = IncrSettings.of(changed);
        ledger.setThrottle(new IncrLedger.Throttle(settings.rowsPerSecond(), settings.bytesPerSecond()));
    }
}
