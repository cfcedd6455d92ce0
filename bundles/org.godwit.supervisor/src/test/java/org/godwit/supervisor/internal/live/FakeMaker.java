package org.godwit.supervisor.internal.live;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.Component;
import org.godwit.rm.repository.LiveRepository.Figures;
import org.godwit.rm.repository.LiveRow;
import org.godwit.rm.repository.ProjectRow;
import org.godwit.store.ChangeStore;
import org.godwit.store.StoreSettings;
import org.godwit.supervisor.SupervisorError;

/** Makes components that run until they are stopped, and fail when the test says so. Thread-safe. */
public final class FakeMaker implements LiveMaker {
    /** What a component does instead of running: throws. */
    public final Map<String, GodwitException> failures = new ConcurrentHashMap<>();
    public final List<String> started = new CopyOnWriteArrayList<>();
    public final List<String> stopped = new CopyOnWriteArrayList<>();
    public final List<String> retuned = new CopyOnWriteArrayList<>();
    public final List<String> released = new CopyOnWriteArrayList<>();
    public final Map<String, Map<String, String>> parameters = new ConcurrentHashMap<>();
    public final LiveRegistry registry;
    public volatile long delay;
    /** Up to which second Incr-Syncs have applied their log, and how many rows since they started. */
    public volatile long applied = 1;
    public volatile long rows;

    private final Path folder;

    /** @param folder where its stores are */
    public FakeMaker(Path folder) {
        this.folder = folder;
        this.registry = new LiveRegistry();
    }

    @Override
    public LiveRun make(LiveRow row, Map<String, String> chosen) {
        parameters.put(row.name(), Map.copyOf(chosen));
        return new Run(row);
    }

    @Override
    public void release(ProjectRow project, CancelToken cancel) {
        released.add(project.id());
    }

    private final class Run implements LiveRun {
        private final LiveRow row;
        private volatile boolean open;

        Run(LiveRow row) {
            this.row = row;
        }

        @Override
        public void run(Progress progress, CancelToken cancel) throws GodwitException {
            started.add(row.name());
            GodwitException failure = failures.get(row.name());
            if (failure != null) {
                throw failure;
            }
            if (LiveNames.is(row.kind(), Component.Kind.STORE)) {
                store(cancel);
            } else if (!registry.hasStore(row.subtopic())) {
                throw new GodwitException(SupervisorError.NO_ACTIVE_STORE, LiveNames.topic(row.projectId(), LiveComponents.direction(row)));
            }
            registry.started(row.name(), new LiveRegistry.Applied() {
                @Override
                public Optional<LogPosition> position() {
                    return Optional.of(new LogPosition("end", applied));
                }

                @Override
                public long rows() {
                    return rows;
                }
            });
            open = true;
            try {
                await(cancel);
            } finally {
                registry.ended(row.name());
                open = false;
                stopped.add(row.name());
            }
            throw new GodwitException(CoreError.CANCELLED);
        }

        /** A store without a log to read. */
        private void store(CancelToken cancel) throws GodwitException {
            try (ChangeStore store = ChangeStore.open(folder.resolve(row.name().replace(':', '_')), StoreSettings.standard((a, b) -> true))) {
                registry.opened(row.name(), row.subtopic(), store);
                open = true;
                await(cancel);
            } finally {
                registry.closed(row.name());
                open = false;
                stopped.add(row.name());
            }
            throw new GodwitException(CoreError.CANCELLED);
        }

        private static void await(CancelToken cancel) {
            CountDownLatch cancelled = new CountDownLatch(1);
            try (CancelToken.Registration hook = cancel.onCancel(cancelled::countDown)) {
                cancelled.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public Optional<Measured> measure() {
            return open
                    ? Optional.of(new Measured(new Figures(100, 10, 100, 0, 1, java.time.Instant.now().getEpochSecond() - delay, delay, true, "end", "{\"note\":\"Delay " + delay + " s\"}"),
                            Map.of("rows", 10.0)))
                    : Optional.empty();
        }

        @Override
        public void retune(Map<String, String> changed) {
            retuned.add(row.name() + changed);
        }
    }
}
