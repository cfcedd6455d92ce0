package org.godwit.core.spi;

import java.util.Collection;
import java.util.List;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DatabaseDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ViewDef;
import org.godwit.core.progress.CancelToken;

/** Reads what a server holds. Thread-safe; each call takes a pooled connection. Reads the dictionary set-wise, never one query per table and property. */
public interface Catalog {
    /** Databases of the user, without the system's, in name order. */
    List<String> databases(CancelToken cancel) throws GodwitException;

    /** The named databases that exist, with their defaults for new tables; none where the family has no such defaults. */
    default List<DatabaseDef> databaseDefs(Collection<String> names, CancelToken cancel) throws GodwitException {
        return List.of();
    }

    List<ObjectSummary> objects(String database, CancelToken cancel) throws GodwitException;

    /** Definitions of the named tables in the order given. Missing ones are left out. */
    List<TableDef> tables(Collection<ObjectName> names, CancelToken cancel) throws GodwitException;

    List<ViewDef> views(Collection<ObjectName> names, CancelToken cancel) throws GodwitException;

    /** The statement that creates the object, as the server prints it. */
    String createStatement(ObjectName name, ObjectSummary.Kind kind, CancelToken cancel) throws GodwitException;
}
