package org.godwit.tests.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.connector.mysql.MySqlConnector;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.slice.KeyRange;
import org.godwit.core.slice.Slice;
import org.godwit.core.slice.TableRead;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.LogReader;
import org.godwit.tests.support.Jdbc;

/** A server whose log is read, with a database of its own. */
final class Source implements AutoCloseable {
    static final String DB = "log_it";

    final CancelToken cancel = CancelToken.create();
    final DataSource server;
    final Jdbc sql;
    final Endpoint endpoint;
    final LogReader reader;

    Source(DataSource server) throws Exception {
        this(server, Map.of());
    }

    Source(DataSource server, Map<String, String> parameters) throws Exception {
        this.server = server;
        this.sql = Jdbc.open(server);
        this.endpoint = new MySqlConnector().open(server, parameters, cancel);
        this.reader = endpoint.logReader().orElseThrow();
    }

    void fresh() throws Exception {
        sql.run("DROP DATABASE IF EXISTS " + DB);
        sql.run("CREATE DATABASE " + DB + " CHARACTER SET utf8mb4");
        sql.run("USE " + DB);
    }

    static boolean own(ObjectName table) {
        return table.schema().equals(DB);
    }

    TableDef table(String name) throws GodwitException {
        return endpoint.catalog().tables(List.of(new ObjectName(DB, name)), cancel).getFirst();
    }

    /** The rows as Full-Import reads them, in order of the key. */
    List<List<String>> rows(String name) throws GodwitException {
        TableDef table = table(name);
        List<List<String>> rows = new ArrayList<>();
        endpoint.reader().orElseThrow().read(new TableRead(table.name(), table.columns(), table.keyColumns(), Optional.empty()), new Slice(table.name(), 0, KeyRange.ALL, 0), batch -> rows.addAll(Played.texts(batch)), cancel);
        return rows;
    }

    /** What was written since a tape began, decoded under the present definitions. */
    Played played(Tape tape, String... tables) throws Exception {
        List<TableDef> definitions = new ArrayList<>();
        for (String table : tables) {
            definitions.add(table(table));
        }
        return Played.of(reader, definitions, tape.until(reader, reader.current(cancel)));
    }

    Tape tape() throws GodwitException {
        return Tape.start(reader, reader.current(cancel), Source::own);
    }

    @Override
    public void close() throws Exception {
        sql.close();
        endpoint.close();
    }
}
