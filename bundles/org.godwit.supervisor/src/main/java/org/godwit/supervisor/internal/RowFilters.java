package org.godwit.supervisor.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.godwit.core.error.Category;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.supervisor.SupervisorError;
import org.godwit.transfer.filter.RowFilter;

/** Whether row filters can be used: the server says so for what it reads itself, and our own evaluation for changes. Without state. */
public final class RowFilters {
    private RowFilters() {
    }

    /** Reads no row: LIMIT 0 makes the server parse and resolve the condition only. */
    static void check(Endpoint endpoint, ObjectName table, String condition, CancelToken cancel) throws GodwitException {
        if (condition.isBlank()) {
            throw new GodwitException(SupervisorError.BAD_FILTER, table, "it is empty");
        }
        String from = endpoint.quote(table.schema()) + "." + endpoint.quote(table.name());
        try {
            // The line break keeps a comment at the end of the condition from hiding the bracket.
            endpoint.statements().execute("", "SELECT 1 FROM " + from + " WHERE (" + condition + "\n) LIMIT 0", cancel);
        } catch (GodwitException e) {
            Category category = e.problem().category();
            if (category == Category.CANCELLED || category == Category.TRANSIENT) {
                throw e;
            }
            throw new GodwitException(SupervisorError.BAD_FILTER, e, table, e.problem().message());
        }
    }

    /** Fails with the first filter that cannot be evaluated on changes as the source evaluates it. */
    static void checkOnChanges(Endpoint source, List<TableMapping> tables, CancelToken cancel) throws GodwitException {
        List<GodwitException> refused = refusedOnChanges(source, tables, cancel);
        if (!refused.isEmpty()) {
            throw refused.getFirst();
        }
    }

    /** Why filters cannot be evaluated on changes, one failure for each; tables that do not exist are passed over. */
    public static List<GodwitException> refusedOnChanges(Endpoint source, List<TableMapping> tables, CancelToken cancel) throws GodwitException {
        Map<ObjectName, String> filters = new LinkedHashMap<>();
        tables.forEach(t -> t.rowFilter().ifPresent(f -> filters.put(t.source(), f)));
        List<GodwitException> refused = new ArrayList<>();
        if (filters.isEmpty()) {
            return refused;
        }
        for (TableDef table : source.catalog().tables(List.copyOf(filters.keySet()), cancel)) {
            try {
                RowFilter.parse(filters.get(table.name()), table);
            } catch (GodwitException e) {
                refused.add(e);
            }
        }
        return refused;
    }
}
