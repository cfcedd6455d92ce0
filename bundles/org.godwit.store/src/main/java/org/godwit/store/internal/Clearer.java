package org.godwit.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.thread.EngineThreads;
import org.godwit.store.StoreNotice;
import org.godwit.store.StoreSettings;
import org.godwit.store.StoreState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the oldest segments once they are outdated or the store is larger than its limit. Never the one that is written; never one that a registered consumer or an open reader has not passed, unless
 * the limit is hard. Looks on a thread of its own, each period and after each finished segment.
 */
final class Clearer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Clearer.class);

    private final StoreSettings settings;
    private final SegmentFolder segments;
    private final Consumers consumers;
    private final Removals removals;
    private final Collection<SegmentReader> readers;
    private final Consumer<StoreNotice> notices;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(EngineThreads.factory("store", "clearer"));

    /**
     * @param readers the open ones; also the lock that keeps removing and opening apart
     */
    Clearer(StoreSettings settings, SegmentFolder segments, Consumers consumers, Removals removals, Collection<SegmentReader> readers, Consumer<StoreNotice> notices) {
        this.settings = settings;
        this.segments = segments;
        this.consumers = consumers;
        this.removals = removals;
        this.readers = readers;
        this.notices = notices;
    }

    void start() {
        long period = settings.clearerPeriod().toMillis();
        thread.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
    }

    /** Looks soon, without waiting for it. */
    void lookSoon() {
        if (settings.maxBytes() > 0 && !thread.isShutdown()) {
            thread.execute(this::look);
        }
    }

    private void look() {
        try {
            clear(Instant.now());
        } catch (GodwitException | IOException | RuntimeException e) {
            LOG.warn("Old segments of {} could not be removed", segments.folder(), e);
            tell(StoreNotice.Kind.CLEARER_FAILED, "Old changes could not be removed from the store: " + e.getMessage());
        }
    }

    /** Removes what may be removed at this time. */
    synchronized void clear(Instant now) throws GodwitException, IOException {
        List<Segment> all = segments.all();
        long bytes = 0;
        for (Segment segment : all) {
            bytes += Files.size(segment.file());
        }
        for (int i = 0; i < all.size() - 1; i++) {
            Segment oldest = all.get(i);
            long size = Files.size(oldest.file());
            boolean over = settings.maxBytes() > 0 && bytes > settings.maxBytes();
            if (!over && !outdated(oldest, now) || !remove(oldest, all.get(i + 1), over)) {
                return;
            }
            bytes -= size;
        }
    }

    private boolean outdated(Segment segment, Instant now) throws GodwitException, IOException {
        long known = segments.summary(segment).lastSeconds();
        long last = known > 0 ? known : Files.getLastModifiedTime(segment.file()).to(TimeUnit.SECONDS);
        return last < now.minus(settings.outdated()).getEpochSecond();
    }

    private boolean remove(Segment oldest, Segment next, boolean over) throws GodwitException, IOException {
        String why = over ? "the store was larger than its limit of " + settings.maxBytes() + " bytes" : "it was older than " + settings.outdated().toSeconds() + " seconds";
        LogPosition end = next.header().begin().orElse(new LogPosition("", 0));
        synchronized (readers) {
            List<String> needed = neededBy(oldest, end);
            if (!needed.isEmpty() && !(over && settings.hardLimit())) {
                tell(StoreNotice.Kind.HELD_BACK, "The store keeps changes up to " + end + " although " + why + ", because " + String.join(", ", needed) + " did not pass them.");
                return false;
            }
            removals.record(oldest.number(), why + (needed.isEmpty() ? "" : "; not passed by " + String.join(", ", needed)));
            segments.remove(oldest);
            if (!needed.isEmpty()) {
                tell(StoreNotice.Kind.REMOVED_UNREAD, "Changes up to " + end + " were removed because " + why + ", although " + String.join(", ", needed) + " did not pass them.");
            }
        }
        LOG.info("{} was removed, because {}", oldest.file(), why);
        return true;
    }

    private List<String> neededBy(Segment segment, LogPosition end) throws GodwitException {
        List<String> names = new ArrayList<>();
        for (StoreState.Consumer consumer : consumers.all()) {
            if (!settings.covers().test(consumer.position(), end)) {
                names.add(consumer.name());
            }
        }
        if (readers.stream().anyMatch(r -> r.segment() <= segment.number())) {
            names.add("an open reader");
        }
        return names;
    }

    private void tell(StoreNotice.Kind kind, String text) {
        notices.accept(new StoreNotice(kind, Instant.now(), text));
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("The clearer of {} is still at work", segments.folder());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
