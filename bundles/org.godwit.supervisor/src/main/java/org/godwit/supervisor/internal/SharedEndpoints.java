package org.godwit.supervisor.internal;

import java.util.HashMap;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.slf4j.LoggerFactory;

/**
 * Endpoints for looking at data sources: opened on first use, shared, replaced when the data source changes, closed after they were idle for a while. Work of projects uses endpoints of its own.
 * Thread-safe.
 */
public final class SharedEndpoints implements AutoCloseable {
    /** Asks something of an endpoint. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Endpoint endpoint) throws GodwitException;
    }

    private static final long IDLE_NANOS = 60_000_000_000L;

    private final ConnectorRegistry connectors;
    private final Map<String, Entry> open = new HashMap<>();

    public SharedEndpoints(ConnectorRegistry connectors) {
        this.connectors = connectors;
    }

    <T> T with(DataSource source, CancelToken cancel, Question<T> question) throws GodwitException {
        Entry entry = take(source, cancel);
        try {
            return question.ask(entry.endpoint);
        } finally {
            giveBack(entry);
        }
    }

    private Entry take(DataSource source, CancelToken cancel) throws GodwitException {
        synchronized (this) {
            Entry entry = open.get(source.id());
            if (entry != null && entry.source.equals(source)) {
                entry.users++;
                return entry;
            }
        }
        // Connecting may take seconds; others are not kept waiting for it.
        Entry fresh = new Entry(source, connectors.of(source.type()).open(source, Map.of(), cancel));
        fresh.users = 1;
        Entry old;
        synchronized (this) {
            old = source.id().isEmpty() ? null : open.put(source.id(), fresh);
            fresh.kept = !source.id().isEmpty();
            if (old != null) {
                old.kept = false;
            }
        }
        if (old != null && old.users == 0) {
            close(old);
        }
        return fresh;
    }

    private void giveBack(Entry entry) {
        boolean last;
        synchronized (this) {
            entry.users--;
            entry.lastUse = System.nanoTime();
            last = entry.users == 0 && !entry.kept;
        }
        if (last) {
            close(entry);
        }
    }

    void forget(String id) {
        Entry entry;
        synchronized (this) {
            entry = open.remove(id);
            if (entry == null) {
                return;
            }
            entry.kept = false;
        }
        if (entry.users == 0) {
            close(entry);
        }
    }

    /** Closes what nobody used for a minute. */
    public void closeIdle() {
        java.util.List<Entry> idle;
        synchronized (this) {
            long now = System.nanoTime();
            idle = open.values().stream().filter(e -> e.users == 0 && now - e.lastUse > IDLE_NANOS).toList();
            idle.forEach(e -> open.remove(e.source.id()));
        }
        idle.forEach(SharedEndpoints::close);
    }

    @Override
    public void close() {
        java.util.List<Entry> all;
        synchronized (this) {
            all = java.util.List.copyOf(open.values());
            open.clear();
        }
        all.forEach(SharedEndpoints::close);
    }

    private static void close(Entry entry) {
        try {
            entry.endpoint.close();
        } catch (GodwitException e) {
            LoggerFactory.getLogger(SharedEndpoints.class).debug("closing {}", entry.source.address(), e);
        }
    }

    /** An open endpoint; its fields are guarded by the owner's monitor. */
    private static final class Entry {
        private final DataSource source;
        private final Endpoint endpoint;
        private int users;
        private boolean kept;
        private long lastUse = System.nanoTime();

        Entry(DataSource source, Endpoint endpoint) {
            this.source = source;
            this.endpoint = endpoint;
        }
    }
}
