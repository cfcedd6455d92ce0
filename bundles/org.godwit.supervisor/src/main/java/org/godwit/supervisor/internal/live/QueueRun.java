package org.godwit.supervisor.internal.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.LogReader;
import org.godwit.rm.repository.IncrRepository;
import org.godwit.rm.repository.IncrRow;
import org.godwit.rm.repository.LiveRepository;
import org.godwit.rm.repository.LiveRepository.Figures;
import org.godwit.rm.repository.LiveRow;
import org.godwit.rm.repository.ProjectRow;
import org.godwit.store.StoreError;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.Json;
import org.godwit.supervisor.internal.sync.SyncRules;
import org.godwit.supervisor.service.Direction;
import org.godwit.transfer.incr.IncrJob;
import org.godwit.transfer.incr.IncrLedger;
import org.godwit.transfer.incr.IncrMetrics;
import org.godwit.transfer.incr.IncrPosition;
import org.godwit.transfer.incr.IncrSettings;
import org.godwit.transfer.queue.MessageTarget;
import org.godwit.transfer.queue.QueueJob;
import org.godwit.transfer.queue.QueuePlace;
import org.godwit.transfer.queue.QueueSettings;
import org.godwit.transfer.queue.QueueSync;

/** The Incr-Sync of a project whose target is a message queue: sends what the stores have. */
final class QueueRun implements LiveRun {
    /** A consumer's position is synced to the store, so it is told every few seconds only. */
    private static final long TELL_NANOS = 5_000_000_000L;
    /** A queue that acknowledges nothing for so long is told of. */
    private static final long SILENT_SECONDS = 5;

    private final LiveContext context;
    private final LiveRow row;
    private final Map<String, String> parameters;
    private final RmQueueLedger ledger;
    private final SyncFigures figures = new SyncFigures();
    private volatile Optional<QueueSync> sync = Optional.empty();
    private long told = System.nanoTime() - TELL_NANOS;

    QueueRun(LiveContext context, LiveRow row, Map<String, String> parameters) {
        this.context = context;
        this.row = row;
        this.parameters = parameters;
        this.ledger = new RmQueueLedger(context.rm(), row.projectId());
    }

    /** How far it is. */
    private record Live(QueueSync sync) implements LiveRegistry.Applied {
        @Override
        public Optional<LogPosition> position() {
            return sync.metrics().position().map(IncrPosition::log);
        }

        @Override
        public long rows() {
            IncrMetrics now = sync.metrics();
            return now.inserted() + now.updated() + now.deleted();
        }
    }

    @Override
    public void run(Progress progress, CancelToken cancel) throws GodwitException {
        ProjectRow project = context.project(row);
        String topic = LiveNames.topic(row.projectId(), Direction.FORWARD);
        if (!context.registry().hasStore(row.subtopic())) {
            throw new GodwitException(SupervisorError.NO_ACTIVE_STORE, topic);
        }
        Optional<Endpoint> origin = Optional.empty();
        Optional<Endpoint> destination = Optional.empty();
        try {
            origin = Optional.of(context.open(project, Direction.FORWARD, true, parameters, cancel));
            destination = Optional.of(context.open(project, Direction.FORWARD, false, parameters, cancel));
            moved(Definitions.log(origin.get()), cancel);
            QueueSync made = new QueueSync(job(project, origin.get(), destination.get()), ledger);
            sync = Optional.of(made);
            context.registry().started(row.name(), new Live(made));
            progress.note("sends changes");
            made.run(progress, cancel);
        } catch (GodwitException e) {
            // the store's end is not our end
            boolean storeEnded = e.problem().code().equals(StoreError.CLOSED.code()) && !cancel.isCancelled();
            throw storeEnded ? new GodwitException(SupervisorError.STORE_GONE, e, topic) : e;
        } finally {
            context.registry().ended(row.name());
            sync = Optional.empty();
            LiveContext.close(origin);
            LiveContext.close(destination);
        }
    }

    private QueueJob job(ProjectRow project, Endpoint origin, Endpoint destination) throws GodwitException {
        ProjectSpec spec = context.spec(project);
        List<TableMapping> tables = context.objects(project).tables();
        IncrRow begin = context.rm().call(h -> new IncrRepository().find(h, row.projectId(), row.direction()))
                .orElseThrow(() -> new GodwitException(SupervisorError.NO_INCREMENTAL, project.name(), "forward"));
        String preferred = Json.text(Json.lenient(context.rm().call(h -> LiveComponents.require(h, row.name())).startJson()), LiveComponents.STORE);
        IncrJob.Source from = new IncrJob.Source(Definitions.log(origin), start -> context.registry().reader(LiveNames.topic(row.projectId(), Direction.FORWARD), row.subtopic(), preferred, start),
                state -> Followers.restore(spec, Direction.FORWARD, tables, state.orElse(begin.definitions()), origin, destination, parameters), origin.catalog());
        return new QueueJob(row.projectId(), from, MessageTarget.queue(destination), new LogPosition(begin.startPosition(), begin.startSeconds()), RmIncrLedger.copied(begin.copiedJson()),
                IncrSettings.of(parameters), QueueSettings.of(parameters), SyncRules.messages(origin.server(), row.subtopic(), parameters));
    }

    /** Where somebody reset it to: it goes on there, and what was sent behind it is sent again. */
    private void moved(LogReader log, CancelToken cancel) throws GodwitException {
        ObjectNode start = Json.lenient(context.rm().call(h -> LiveComponents.require(h, row.name())).startJson());
        if (!start.has(LiveComponents.RESET_TO)) {
            return;
        }
        long seconds = start.path(LiveComponents.RESET_TO).asLong();
        IncrRow begin = context.rm().call(h -> new IncrRepository().find(h, row.projectId(), row.direction())).orElseThrow();
        LogPosition to = seconds == 0 ? new LogPosition(begin.startPosition(), begin.startSeconds()) : log.at(Instant.ofEpochSecond(seconds), cancel);
        Optional<QueuePlace> before = ledger.place();
        ledger.save(new QueuePlace(IncrPosition.of(to), 0, 0, before.map(QueuePlace::next).orElse(Map.of()), before.map(QueuePlace::repeated).orElse(0L)));
        start.remove(LiveComponents.RESET_TO);
        context.rm().run(h -> new LiveRepository().setStart(h, row.name(), start.toString()));
    }

    @Override
    public Optional<Measured> measure() throws GodwitException {
        Optional<QueueSync> running = sync;
        if (running.isEmpty()) {
            return Optional.empty();
        }
        IncrMetrics now = running.get().metrics();
        Measured measured = figures.of(now);
        if (now.position().isPresent() && System.nanoTime() - told >= TELL_NANOS) {
            told = System.nanoTime();
            context.registry().passed(row.subtopic(), row.name(), now.position().get().log());
        }
        return Optional.of(withQueue(measured, running.get()));
    }

    /** The same figures with what is only known of a queue. */
    private static Measured withQueue(Measured measured, QueueSync sync) {
        Map<String, Double> samples = new TreeMap<>(measured.samples());
        samples.put("repeated", (double) sync.repeated());
        Figures f = measured.figures();
        ObjectNode detail = Json.lenient(f.detailJson()).put("repeated", sync.repeated());
        long silent = sync.silentSeconds();
        if (silent >= SILENT_SECONDS) {
            detail.put("note", Json.text(detail, "note") + "; the queue has acknowledged nothing for " + silent + " s");
        }
        Figures figures = new Figures(f.progress(), f.rps(), f.iops(), f.queueFill(), f.beginCheckpoint(), f.checkpoint(), f.delay(), f.caughtUp(), f.positionText(), detail.toString());
        return new Measured(figures, samples);
    }

    @Override
    public void retune(Map<String, String> changed) throws GodwitException {
        IncrSettings settings = IncrSettings.of(changed);
        ledger.setThrottle(new IncrLedger.Throttle(settings.rowsPerSecond(), settings.bytesPerSecond()));
    }
}
