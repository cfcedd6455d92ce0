package org.godwit.supervisor.internal;

import org.godwit.core.error.Category;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.supervisor.SupervisorError;

/** Lets the server itself say whether a row filter is valid for its table. Without state. */
final class RowFilters {
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
}
