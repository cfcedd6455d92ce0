package org.godwit.supervisor.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.godwit.core.error.GodwitException;
import org.godwit.core.thread.EngineThreads;
import org.godwit.rm.RmDatabase;
import org.godwit.supervisor.service.Studio;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners which projects changed. Looks at the rows, so that what other processes or a person at the console change is seen too; a few times a second, and only while somebody listens.
 * Thread-safe; listeners are called on its own thread.
 */
final class ChangeFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
    private static final long PERIOD_MILLIS = 400;
    /** One line per project and kind of row; another hash means that something changed. */
    private static final String FINGERPRINTS = """
            SELECT id AS project, 'project' AS part, ORA_HASH(status || name || extra_info_json || COALESCE(CAST(gmt_modified AS VARCHAR), '')) AS print FROM oms_project WHERE status <> 'DELETED'
            UNION ALL SELECT project_id, 'step', SUM(ORA_HASH(step_name || step_status || step_info || extra_info || progress)) FROM oms_step GROUP BY project_id
            UNION ALL SELECT project_id, 'task', SUM(ORA_HASH(task_type || task_status || task_result || error_msg || retry_count)) FROM oms_task GROUP BY project_id
            UNION ALL SELECT project_id, 'precheck', SUM(ORA_HASH(item_key || side || state || cause)) FROM oms_precheck_item GROUP BY project_id
            UNION ALL SELECT project_id, 'object', SUM(ORA_HASH(id || state || edited || LENGTH(target_ddl))) FROM oms_struct_object GROUP BY project_id
            UNION ALL SELECT project_id, 'verify', SUM(ORA_HASH(sub_id || source_schema || source_table || result_type || progress)) FROM oms_verify_table_result GROUP BY project_id
            UNION ALL SELECT project_id, 'component', SUM(ORA_HASH(name || status || progress || rps)) FROM oms_component GROUP BY project_id
            UNION ALL SELECT project_id, 'correction', SUM(ORA_HASH(id || state)) FROM oms_correction GROUP BY project_id
            UNION ALL SELECT project_id, 'label', SUM(ORA_HASH(label_id || name)) FROM oms_project_label JOIN oms_label ON id = label_id GROUP BY project_id
            UNION ALL SELECT '', 'endpoint', COALESCE(SUM(ORA_HASH(id || name || gmt_modified)), 0) FROM oms_endpoint
            UNION ALL SELECT project_id, 'alert', SUM(ORA_HASH(id || sending || alert_level || COALESCE(CAST(end_time AS VARCHAR), ''))) FROM oms_alert GROUP BY project_id
            UNION ALL SELECT '', 'mute', COALESCE(SUM(ORA_HASH(project_id || rule_name || until_time)), 0) FROM oms_alert_mute
            UNION ALL SELECT '', 'parameter', COALESCE(SUM(ORA_HASH(name || param_value)), 0) FROM oms_system_param""";

    /** What was seen of one kind of row of one project. */
    private record Print(String project, String part, long print) {
    }

    private final RmDatabase rm;
    private final List<Studio.ChangeListener> listeners = new CopyOnWriteArrayList<>();
    private final Object signal = new Object();
    private final Thread thread;
    private boolean poked;
    private boolean closed;

    ChangeFeed(RmDatabase rm) {
        this.rm = rm;
        this.thread = EngineThreads.factory("supervisor", "changes").newThread(this::watch);
        thread.start();
    }

    Studio.Registration add(Studio.ChangeListener listener) {
        listeners.add(listener);
        poke();
        return () -> listeners.remove(listener);
    }

    /** Looks at once. */
    void poke() {
        synchronized (signal) {
            poked = true;
            signal.notifyAll();
        }
    }

    private void watch() {
        Map<String, Map<String, Long>> before = new HashMap<>();
        boolean first = true;
        while (await()) {
            try {
                Map<String, Map<String, Long>> now = look();
                Set<String> changed = new TreeSet<>();
                now.forEach((project, parts) -> mark(changed, project, !parts.equals(before.get(project))));
                before.keySet().forEach(project -> mark(changed, project, !now.containsKey(project)));
                before.clear();
                before.putAll(now);
                if (!changed.isEmpty() && !first) {
                    tell(changed);
                }
                first = false;
            } catch (GodwitException e) {
                LOG.debug("looking for changes", e);
            }
        }
    }

    private static void mark(Set<String> changed, String project, boolean isChanged) {
        if (isChanged) {
            changed.add(project);
        }
    }

    private Map<String, Map<String, Long>> look() throws GodwitException {
        Map<String, Map<String, Long>> prints = new HashMap<>();
        rm.call(h -> h.createQuery(FINGERPRINTS).map((rs, c) -> new Print(rs.getString(1), rs.getString(2), rs.getLong(3))).list())
                .forEach(p -> prints.computeIfAbsent(p.project(), k -> new HashMap<>()).put(p.part(), p.print()));
        return prints;
    }

    private void tell(Set<String> changed) {
        for (Studio.ChangeListener listener : listeners) {
            try {
                listener.changed(changed);
            } catch (RuntimeException e) {
                // One listener that fails must not keep the others in the dark.
                LOG.error("a listener failed", e);
            }
        }
    }

    /** Waits for the next look, without end while nobody listens. */
    private boolean await() {
        synchronized (signal) {
            long deadline = System.currentTimeMillis() + PERIOD_MILLIS;
            try {
                // Also after a poke a short while passes, so that a burst of commands is one message.
                while (!closed && (listeners.isEmpty() || !poked && System.currentTimeMillis() < deadline)) {
                    signal.wait(listeners.isEmpty() ? 0 : Math.max(1, deadline - System.currentTimeMillis()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            poked = false;
            return !closed;
        }
    }

    @Override
    public void close() {
        synchronized (signal) {
            closed = true;
            signal.notifyAll();
        }
        try {
            if (Thread.currentThread() != thread) {
                thread.join(2000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
