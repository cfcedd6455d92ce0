package org.godwit.supervisor.internal.live;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.LogReader;
import org.godwit.supervisor.SupervisorError;

/**
 * A place in a log and the definitions that are valid there. They are read before and after the place is asked for: when both are the same, no statement changed them in between. Immutable.
 */
public record Definitions(LogPosition position, List<TableDef> tables) {
    private static final int ATTEMPTS = 20;

    /** At the log's end now. */
    public static Definitions now(Endpoint endpoint, List<ObjectName> names, CancelToken cancel) throws GodwitException {
        LogReader log = log(endpoint);
        List<TableDef> before = read(endpoint, names, cancel);
        for (int i = 0; i < ATTEMPTS; i++) {
            LogPosition position = log.current(cancel);
            List<TableDef> after = read(endpoint, names, cancel);
            if (steady(before).equals(steady(after))) {
                return new Definitions(position, after);
            }
            before = after;
        }
        throw new GodwitException(SupervisorError.DEFINITIONS_MOVE, ATTEMPTS);
    }

    /** The log reader of an endpoint, which must have one. */
    public static LogReader log(Endpoint endpoint) throws GodwitException {
        return endpoint.logReader().orElseThrow(() -> new GodwitException(SupervisorError.NO_LOG, endpoint.dataSource().name()));
    }

    static List<TableDef> read(Endpoint endpoint, List<ObjectName> names, CancelToken cancel) throws GodwitException {
        return endpoint.catalog().tables(names, cancel);
    }

    /** Without what changes with the rows. */
    private static List<TableDef> steady(List<TableDef> tables) {
        List<TableDef> steady = new ArrayList<>();
        for (TableDef t : tables) {
            steady.add(new TableDef(t.name(), t.columns(), t.indexes(), t.foreignKeys(), t.checks(), t.partitioning(), t.engine(), t.charset(), t.collation(), t.comment(), OptionalLong.empty(), 0, 0,
                    t.options()));
        }
        return steady;
    }
}
