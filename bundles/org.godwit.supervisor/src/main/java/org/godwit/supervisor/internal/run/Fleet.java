package org.godwit.supervisor.internal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.Component;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.ComponentRepository;
import org.godwit.rm.repository.LiveRepository;
import org.godwit.rm.repository.LiveRow;
import org.godwit.rm.repository.ProjectRepository;
import org.godwit.rm.repository.ProjectRow;
import org.godwit.rm.repository.StepEventRepository;
import org.godwit.rm.repository.StepEventRow;
import org.godwit.rm.repository.StepRepository;
import org.godwit.rm.repository.StepRow;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.FailureDetail;
import org.godwit.supervisor.internal.Json;
import org.godwit.supervisor.internal.Problems;
import org.godwit.supervisor.internal.SpecStore;
import org.godwit.supervisor.internal.Switchovers;
import org.godwit.supervisor.internal.live.HaConfig;
import org.godwit.supervisor.internal.live.LiveComponents;
import org.godwit.supervisor.internal.live.LiveMaker;
import org.godwit.supervisor.internal.live.LiveNames;
import org.godwit.supervisor.internal.live.LiveRun;
import org.godwit.supervisor.internal.live.PartType;
import org.godwit.supervisor.internal.live.StoreHa;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.state.Lifecycles;
import org.godwit.supervisor.state.ProjectEvent;
import org.godwit.supervisor.state.StepEvent;
import org.godwit.transfer.incr.IncrOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the stores and Incr-Syncs running that their rows ask for, and writes down how they do. What failed for a passing reason is tried again with growing pauses; what somebody must mend waits for
 * him and fails the step that it belongs to. Used by the scheduler's thread.
 */
final class Fleet {
    private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);
    private static final String OF_INCR = "incr.";
    private static final Duration PROVED = Duration.ofSeconds(60);
    private static final Duration SAMPLE = Duration.ofMillis(950);

    private final Engine engine;
    private final LiveMaker maker;
    private final Restarts restarts;
    private final Releases releases;
    private final Runnable poke;
    private final RmDatabase rm;
    private final StoreHa storeHa;
    private final LiveRepository live = new LiveRepository();
    private final ComponentRepository components = new ComponentRepository();
    private final ProjectRepository projects = new ProjectRepository();
    private final StepRepository steps = new StepRepository();
    private final StepEventRepository events = new StepEventRepository();
    private final Map<String, Hosted> running = new HashMap<>();

    /** A component at work. {@code config} is what it was started or last retuned with. */
    private static final class Hosted {
        final LiveRun run;
        final CancelToken cancel;
        final CompletableFuture<Void> end;
        final ComponentLog log;
        final String projectId;
        final Instant started = Instant.now();
        final CancelToken own = CancelToken.create();
        String config;
        Instant sampled = Instant.EPOCH;
        boolean proved;

        Hosted(LiveRun run, CancelToken cancel, CompletableFuture<Void> end, ComponentLog log, LiveRow row) {
            this.run = run;
            this.cancel = cancel;
            this.end = end;
            this.log = log;
            this.projectId = row.projectId();
            this.config = row.configJson();
        }

        void stop() {
            own.cancel();
            cancel.cancel();
        }
    }

    Fleet(Engine engine, LiveMaker maker, RetryPause retries, Runnable poke) {
        this.engine = engine;
        this.maker = maker;
        this.restarts = new Restarts(retries);
        this.releases = new Releases(engine, maker, poke);
        this.poke = poke;
        this.rm = engine.rm();
        this.storeHa = new StoreHa(rm);
    }

    /** Makes what runs agree with the rows. */
    void look() throws GodwitException {
        HaConfig ha = HaConfig.of(rm);
        for (String name : List.copyOf(running.keySet())) {
            settle(name, ha);
        }
        List<LiveRow> rows = rm.call(live::list);
        Map<String, LiveRow> byName = new HashMap<>();
        rows.forEach(r -> byName.put(r.name(), r));
        running.forEach((name, hosted) -> {
            LiveRow row = byName.get(name);
            if (row == null || !mayRun(row) || !row.isWanted()) {
                hosted.stop();
            }
        });
        for (LiveRow row : rows) {
            try {
                agree(row, rows, ha);
            } catch (GodwitException | RuntimeException e) {
                // One broken row must not hold up the others.
                LOG.error("{} cannot be worked on, tried again in a second", row.name(), e);
            }
        }
        watch(rows, ha);
        storeHa.look(ha, rows);
    }

    /** Stores go on while a project is paused or failed, so that nothing of the log is missed (OMS: pausing a project). */
    private static boolean mayRun(LiveRow row) {
        return switch (row.projectStatus()) {
            case RUNNING, RUNNING_MODIFYING, RUNNING_MERGING, FAILED -> true;
            case SUSPEND -> LiveNames.is(row.kind(), Component.Kind.STORE);
            case INIT, FINISHED, RELEASING, RELEASED, DELETED -> false;
        };
    }

    private void agree(LiveRow row, List<LiveRow> rows, HaConfig ha) throws GodwitException {
        Hosted hosted = running.get(row.name());
        if (hosted == null) {
            boolean due = row.nextAttempt().map(t -> !t.isAfter(Instant.now())).orElse(true) || isStoreBack(row, ha);
            if (row.isWanted() && mayRun(row) && !row.status().equals("ABNORMAL") && due && !isStoreComing(row, rows)) {
                start(row);
            }
            return;
        }
        if (!hosted.config.equals(row.configJson()) && PartType.AT_RUN_TIME.containsAll(changed(hosted.config, row.configJson()))) {
            Map<String, String> retuned = parameters(row);
            hosted.run.retune(retuned);
            hosted.config = row.configJson();
            rm.run(h -> components.retuned(h, row.name(), Json.write(retuned)));
            hosted.log.line("limits changed to " + row.configJson());
        }
        sample(row, hosted);
    }

    private static java.util.Set<String> changed(String before, String after) throws GodwitException {
        Map<String, String> old = Json.map(before);
        Map<String, String> fresh = Json.map(after);
        java.util.Set<String> keys = new java.util.TreeSet<>(old.keySet());
        keys.addAll(fresh.keySet());
        keys.removeIf(k -> java.util.Objects.equals(old.get(k), fresh.get(k)));
        return keys;
    }

    /** High availability for connectors starts an Incr-Sync that missed its store as soon as there is one (OMS: Incr-Sync started before its store). */
    private boolean isStoreBack(LiveRow row, HaConfig ha) {
        return ha.guardsConnectors() && missedItsStore(row) && engine.live().hasStore(row.subtopic());
    }

    /** An Incr-Sync does not start before a store that is about to run; it does when none will, and tells so. */
    private boolean isStoreComing(LiveRow row, List<LiveRow> rows) {
        return LiveNames.is(row.kind(), Component.Kind.INCR_SYNC) && !engine.live().hasStore(row.subtopic())
                && rows.stream().anyMatch(r -> LiveNames.is(r.kind(), Component.Kind.STORE) && r.subtopic().equals(row.subtopic()) && r.isWanted() && !r.status().equals("ABNORMAL") && mayRun(r));
    }

    private static boolean missedItsStore(LiveRow row) {
        return Problems.read(row.lastError()).filter(p -> p.code().equals(SupervisorError.NO_ACTIVE_STORE.code())).isPresent();
    }

    private Map<String, String> parameters(LiveRow row) throws GodwitException {
        ProjectSpec spec = rm.call(h -> SpecStore.spec(h, projects.find(h, row.projectId()).orElseThrow()));
        Map<String, String> parameters = new HashMap<>(spec.parameters());
        Json.map(row.configJson()).forEach((key, value) -> {
            parameters.put(key, value);
            // A project tells its Incr-Sync's parameters from those of other components by a prefix; of the component itself they have the names of OMS.
            if (LiveNames.is(row.kind(), Component.Kind.INCR_SYNC) && IncrOptions.ALL.stream().anyMatch(o -> o.key().equals(OF_INCR + key))) {
                parameters.put(OF_INCR + key, value);
            }
        });
        return parameters;
    }

    private void start(LiveRow row) throws GodwitException {
        Map<String, String> parameters = parameters(row);
        engine.folders().make(row.name());
        ComponentLog log = new ComponentLog(engine.folders().logFile(row.name()));
        Component.Kind kind = Component.Kind.valueOf(row.kind());
        log.line(kind.label() + " " + row.name() + " of project " + row.projectName() + " starts");
        LiveRun run = maker.make(row, parameters);
        String shown = Json.write(parameters);
        rm.run(h -> live.started(h, row.name(), shown));
        CancelToken cancel = CancelToken.create();
        CompletableFuture<Void> end = engine.host().start(row.projectName(), new Named(kind, row.name(), run), new LogNotes(log), cancel);
        running.put(row.name(), new Hosted(run, cancel, end, log, row));
        end.whenComplete((nothing, failure) -> poke.run());
    }

    /** Writes down how a component ended. */
    private void settle(String name, HaConfig ha) throws GodwitException {
        Hosted hosted = running.get(name);
        if (!hosted.end.isDone()) {
            return;
        }
        GodwitException failure = failure(hosted, name);
        boolean stopped = hosted.own.isCancelled() || failure == null || failure.isCancelled();
        if (failure != null) {
            hosted.log.failure(failure);
        }
        if (stopped) {
            rm.run(h -> {
                live.stopped(h, name);
                if (!hosted.own.isCancelled()) {
                    // Stopped through the host's own button: the same as pausing the component.
                    live.want(h, name, LiveRow.STOPPED);
                }
            });
        } else {
            LOG.warn("{} ended: {}", name, failure.problem(), failure);
            String problem = Problems.write(failure.problem());
            String detail = FailureDetail.json(failure);
            rm.run(h -> {
                int attempts = live.find(h, name).map(LiveRow::attempts).orElse(0) + 1;
                Optional<Instant> next = restarts.next(failure, attempts, ha);
                live.failed(h, name, problem, next);
                Optional<LiveRow> row = live.find(h, name);
                if (row.isPresent()) {
                    events.failed(h, row.get().projectId(), stepOf(row.get()), "", name, next.isPresent() ? StepEventRow.Kind.ATTEMPT : StepEventRow.Kind.FAILURE, attempts, failure.problem().code(),
                            failure.problem().message(), detail);
                }
            });
        }
        running.remove(name);
    }

    /** The step that tells about a component: the one that pulls the log for the store of the way there, else the one that watches its direction. */
    private static StepName stepOf(LiveRow row) {
        Direction direction = LiveComponents.direction(row);
        return direction == Direction.FORWARD && LiveNames.is(row.kind(), Component.Kind.STORE) ? StepName.TRANSFER_INCR_LOG_PULL : Switchovers.monitoring(direction);
    }

    /** @return null when it ended without one */
    private static GodwitException failure(Hosted hosted, String name) {
        try {
            hosted.end.get();
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new GodwitException(CoreError.CANCELLED, e);
        } catch (ExecutionException e) {
            return e.getCause() instanceof GodwitException known ? known : new GodwitException(CoreError.UNEXPECTED, e.getCause(), name, String.valueOf(e.getCause()));
        }
    }

    private void sample(LiveRow row, Hosted hosted) throws GodwitException {
        Instant now = Instant.now();
        if (Duration.between(hosted.sampled, now).compareTo(SAMPLE) < 0) {
            return;
        }
        hosted.sampled = now;
        Optional<LiveRun.Measured> measured = hosted.run.measure();
        if (measured.isEmpty()) {
            return;
        }
        boolean proved = !hosted.proved && Duration.between(hosted.started, now).compareTo(PROVED) > 0;
        hosted.proved |= proved;
        LiveRepository.Figures figures = measured.get().figures();
        rm.run(h -> {
            live.sample(h, row.name(), figures);
            components.addSamples(h, row.name(), now, measured.get().samples());
            if (proved) {
                live.provedWell(h, row.name());
            }
            if (LiveNames.is(row.kind(), Component.Kind.INCR_SYNC)) {
                String note = Json.text(Json.lenient(figures.detailJson()), "note");
                steps.find(h, row.projectId(), Switchovers.monitoring(LiveComponents.direction(row)))
                        .ifPresent(s -> steps.sample(h, s.id(), StepInfo.incremental(figures.checkpoint(), now.getEpochSecond(), figures.delay(), note), s.stepStatus() == StepStatus.MONITORING ? 100 : s.progress()));
            }
        });
    }

    /** A step in its steady state fails with the component that does its work. */
    private void watch(List<LiveRow> rows, HaConfig ha) throws GodwitException {
        for (LiveRow row : rows) {
            if (!row.isWanted() || !row.status().equals("ABNORMAL") || running.containsKey(row.name())) {
                continue;
            }
            Direction direction = LiveComponents.direction(row);
            boolean isStore = LiveNames.is(row.kind(), Component.Kind.STORE);
            boolean replaced = rows.stream().anyMatch(r -> LiveNames.is(r.kind(), Component.Kind.STORE) && r.subtopic().equals(row.subtopic()) && !r.status().equals("ABNORMAL"));
            if (isStore && (replaced || ha.guardsStores())) {
                continue;
            }
            rm.run(h -> {
                Optional<StepRow> step = steps.find(h, row.projectId(), Switchovers.monitoring(direction)).filter(s -> s.stepStatus() == StepStatus.MONITORING);
                if (step.isEmpty()) {
                    return;
                }
                // Never empty: empty information of a failed step means that somebody wants it to run again.
                steps.setInfo(h, step.get().id(), StepInfo.incremental(row.checkpoint(), row.checkpointSample(), row.delay(), ""));
                steps.setExtraInfo(h, step.get().id(), row.lastError());
                steps.move(h, step.get().id(), StepStatus.MONITORING, Lifecycles.STEP.next(StepStatus.MONITORING, StepEvent.FAIL).orElseThrow());
                Lifecycles.PROJECT.next(row.projectStatus(), ProjectEvent.STEP_FAILED).ifPresent(to -> {
                    if (projects.move(h, row.projectId(), row.projectStatus(), to)) {
                        projects.setExtraInfo(h, row.projectId(), row.lastError());
                    }
                });
            });
        }
    }

    /** @return whether nothing of the project is left to give back */
    boolean release(ProjectRow project) throws GodwitException {
        if (running.values().stream().anyMatch(h -> h.projectId.equals(project.id()))) {
            return false;
        }
        return releases.release(project);
    }

    /** Tells everything to end; the rows keep saying what shall run. */
    void stopAll() {
        running.values().forEach(Hosted::stop);
    }

    /** Waits until everything has ended, and writes that down. */
    void await(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (Map.Entry<String, Hosted> entry : running.entrySet()) {
            try {
                entry.getValue().end.exceptionally(e -> null).get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                rm.run(h -> live.stopped(h, entry.getKey()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException | GodwitException e) {
                LOG.warn("{} does not stop", entry.getKey(), e);
            }
        }
    }

    /** The run as its host sees it. */
    private record Named(Component.Kind kind, String name, LiveRun work) implements Component {
        @Override
        public void run(Progress progress, CancelToken cancel) throws GodwitException {
            work.run(progress, cancel);
        }
    }

    /** Writes notes to the component's log; counting is done by the run itself. */
    private record LogNotes(ComponentLog log) implements Progress {
        @Override
        public void expect(long units) {
            // has no end
        }

        @Override
        public void advance(long units, long bytes) {
            // measured by the run
        }

        @Override
        public void note(String text) {
            log.line(text);
        }
    }
}
