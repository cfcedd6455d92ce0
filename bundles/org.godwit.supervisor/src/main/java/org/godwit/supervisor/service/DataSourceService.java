package org.godwit.supervisor.service;

import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.core.spi.ProbeReport;
import org.godwit.core.spi.ServerInfo;

/** Saved data sources and what they hold. Thread-safe. Passwords come back only inside {@link DataSource}; they are stored encrypted. */
public interface DataSourceService {
    List<DataSource> list() throws GodwitException;

    /** Finds by id or by name. */
    Optional<DataSource> find(String idOrName) throws GodwitException;

    /** Creates (empty id) or changes a data source and returns it with its id. The name must be unique, 1 to 32 characters, no blanks. */
    DataSource save(DataSource dataSource) throws GodwitException;

    /** @throws GodwitException when a project that is not released uses it */
    void delete(String id) throws GodwitException;

    /** Names of the projects that use it. */
    List<String> usedBy(String id) throws GodwitException;

    ProbeReport test(DataSource dataSource, CancelToken cancel) throws GodwitException;

    List<String> databases(String id, CancelToken cancel) throws GodwitException;

    List<ObjectSummary> objects(String id, String database, CancelToken cancel) throws GodwitException;

    Optional<TableDef> table(String id, ObjectName name, CancelToken cancel) throws GodwitException;

    String createStatement(String id, ObjectName name, ObjectSummary.Kind kind, CancelToken cancel) throws GodwitException;

    /** @throws GodwitException with the server's message when the condition is not valid for the table */
    void checkRowFilter(String id, ObjectName table, String condition, CancelToken cancel) throws GodwitException;

    /**
     * Whether changes of the table can be judged by the condition: what follows a log has only the rows, not the server.
     *
     * @throws GodwitException naming what cannot be evaluated
     */
    void checkFollowedFilter(String id, ObjectName table, String condition, CancelToken cancel) throws GodwitException;

    /** What the server said of itself when it was last connected to. */
    ServerInfo server(String id, CancelToken cancel) throws GodwitException;

    /** Runs statements one after the other with the account of the data source, as a user ordered who has read them; each is written to the audit log. */
    void run(String id, List<String> statements, CancelToken cancel) throws GodwitException;
}
