package org.godwit.core.spi;

import java.util.Collection;
import java.util.List;
import org.godwit.core.error.ErrorCode;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ViewDef;
import org.godwit.core.progress.CancelToken;

/** Catalog and statements of a system that has neither, such as a message queue. Immutable. */
public final class NoTables implements Catalog, StatementExecutor {
    private final ErrorCode why;

    /** @param why what is thrown when somebody wants to run a statement; without arguments */
    public NoTables(ErrorCode why) {
        this.why = why;
    }

    @Override
    public List<String> databases(CancelToken cancel) {
        return List.of();
    }

    @Override
    public List<ObjectSummary> objects(String database, CancelToken cancel) {
        return List.of();
    }

    @Override
    public List<TableDef> tables(Collection<ObjectName> names, CancelToken cancel) {
        return List.of();
    }

    @Override
    public List<ViewDef> views(Collection<ObjectName> names, CancelToken cancel) {
        return List.of();
    }

    @Override
    public String createStatement(ObjectName name, ObjectSummary.Kind kind, CancelToken cancel) throws GodwitException {
        throw new GodwitException(why);
    }

    @Override
    public void execute(String database, String statement, CancelToken cancel) throws GodwitException {
        throw new GodwitException(why);
    }
}
