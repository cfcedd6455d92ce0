package org.godwit.supervisor.service;

import java.util.List;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/** SQL on the rm database, for experts. Thread-safe. Changes are written to the audit log. */
public interface RmConsole {
    /** Result of a statement; {@code updated} is -1 for a query. NULL is an empty Optional in the rows. */
    record Result(List<String> columns, List<List<java.util.Optional<String>>> rows, int updated, boolean truncated) {
    }

    Result execute(String sql, int maxRows, CancelToken cancel) throws GodwitException;
}
