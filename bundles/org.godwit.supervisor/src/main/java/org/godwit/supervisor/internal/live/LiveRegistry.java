package org.godwit.supervisor.internal.live;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.store.ChangeStore;
import org.godwit.store.StoreReader;
import org.godwit.store.StoreStart;
import org.godwit.supervisor.SupervisorError;

/** The stores and Incr-Syncs at work in this process: who reads finds its store here, and who waits for a position asks here. Thread-safe. */
public final class LiveRegistry {
    /** A store at work. */
    private record OpenStore(String subtopic, ChangeStore store) {
    }

    private final Map<String, OpenStore> stores = new TreeMap<>();
    /** An Incr-Sync at work. */
    interface Applied {
        /** Up to where changes are applied; empty before that is known. */
        Optional<LogPosition> position();

        /** Rows applied since it started. */
        long rows();
    }

    private final Map<String, Applied> syncs = new TreeMap<>();

    synchronized void opened(String name, String subtopic, ChangeStore store) {
        stores.put(name, new OpenStore(subtopic, store));
    }

    synchronized void closed(String name) {
        stores.remove(name);
    }

    synchronized void started(String name, Applied applied) {
        syncs.put(name, applied);
    }

    synchronized void ended(String name) {
        syncs.remove(name);
    }

    /** Whether some store of the subtopic is at work. */
    public synchronized boolean hasStore(String subtopic) {
        return stores.values().stream().anyMatch(s -> s.subtopic().equals(subtopic));
    }

    /** Up to where the store of that name has the log. */
    public Optional<LogPosition> stored(String name) throws GodwitException {
        OpenStore open;
        synchronized (this) {
            open = stores.get(name);
        }
        return open == null ? Optional.empty() : open.store().state().end();
    }

    /** Up to where the Incr-Sync of that name has applied changes; empty while it does not run. */
    public Optional<LogPosition> applied(String name) {
        return sync(name).flatMap(Applied::position);
    }

    /** Rows that the Incr-Sync of that name has applied since it started. */
    public long rows(String name) {
        return sync(name).map(Applied::rows).orElse(0L);
    }

    private synchronized Optional<Applied> sync(String name) {
        return Optional.ofNullable(syncs.get(name));
    }

    /**
     * A reader of a store that has everything from the start on.
     *
     * @param preferred name of the store that is asked first; empty for none
     * @throws GodwitException {@link SupervisorError#NO_ACTIVE_STORE} when none runs, {@link SupervisorError#NO_STORE_FOR} when none reaches back so far
     */
    StoreReader reader(String topic, String subtopic, String preferred, StoreStart start) throws GodwitException {
        List<ChangeStore> candidates = of(subtopic, preferred);
        if (candidates.isEmpty()) {
            throw new GodwitException(SupervisorError.NO_ACTIVE_STORE, topic);
        }
        GodwitException refused = null;
        for (ChangeStore store : candidates) {
            try {
                return store.reader(start);
            } catch (GodwitException e) {
                if (e.isCancelled()) {
                    throw e;
                }
                refused = e;
            }
        }
        throw new GodwitException(SupervisorError.NO_STORE_FOR, refused, topic, text(start), refused.problem().message());
    }

    /** Tells the stores of a subtopic what a consumer no longer needs. */
    void passed(String subtopic, String consumer, LogPosition position) throws GodwitException {
        for (ChangeStore store : of(subtopic)) {
            store.registerConsumer(consumer, position);
        }
    }

    /** Nothing is kept for a consumer any more. */
    void forget(String subtopic, String consumer) throws GodwitException {
        for (ChangeStore store : of(subtopic)) {
            store.removeConsumer(consumer);
        }
    }

    private List<ChangeStore> of(String subtopic) {
        return of(subtopic, "");
    }

    private synchronized List<ChangeStore> of(String subtopic, String first) {
        return stores.entrySet().stream().filter(s -> s.getValue().subtopic().equals(subtopic)).sorted(Comparator.comparing(s -> !s.getKey().equals(first))).map(s -> s.getValue().store()).toList();
    }

    private static String text(StoreStart start) {
        return switch (start) {
            case StoreStart.Oldest oldest -> "the oldest change";
            case StoreStart.After after -> after.position().text();
            case StoreStart.AtTime time -> java.time.Instant.ofEpochSecond(time.seconds()).toString();
        };
    }
}
