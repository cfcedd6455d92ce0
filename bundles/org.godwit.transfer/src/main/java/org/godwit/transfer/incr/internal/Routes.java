package org.godwit.transfer.incr.internal;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.schema.SchemaFollower;
import org.godwit.transfer.incr.IncrError;
import org.godwit.transfer.incr.IncrJob;

/** The routes of the tables that were met since definitions changed last. Used by one thread. */
final class Routes {
    private final IncrJob job;
    private final SchemaFollower follower;
    private final CancelToken cancel;
    private final Map<TableDef, Route> bySource = new IdentityHashMap<>();
    private final Map<ObjectName, TableDef> targets = new HashMap<>();

    Routes(IncrJob job, SchemaFollower follower, CancelToken cancel) {
        this.job = job;
        this.follower = follower;
        this.cancel = cancel;
    }

    Route of(TableDef source) throws GodwitException {
        Route route = bySource.get(source);
        if (route == null) {
            TableMapping mapping = follower.mapping(source.name()).orElseGet(() -> TableMapping.same(source.name()));
            route = Route.of(mapping, source, target(mapping), job.target().applier()::keyForm, job.settings().leaveOutColumns());
            bySource.put(source, route);
        }
        return route;
    }

    /** Definitions changed, here or there. */
    void forget() {
        bySource.clear();
        targets.clear();
    }

    private TableDef target(TableMapping mapping) throws GodwitException {
        TableDef target = targets.get(mapping.target());
        if (target == null) {
            List<TableDef> found = job.target().catalog().tables(List.of(mapping.target()), cancel);
            if (found.isEmpty()) {
                throw new GodwitException(IncrError.TABLE_MISSING, mapping.source(), mapping.target());
            }
            target = found.getFirst();
            targets.put(mapping.target(), target);
        }
        return target;
    }
}
