package org.godwit.tests.schema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.godwit.connector.mysql.MySqlConnector;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;

/** Starts twins and runs scripts on them. */
final class Servers {
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "godwit");

    private Servers() {
    }

    static Twin twin(Path folder, String name, int id, String... options) throws GodwitException {
        return Twins.open(CACHE, folder, CancelToken.create()).start(new TwinRequest(name, id, false, 64, java.util.List.of(options)), CancelToken.create());
    }

    static Endpoint open(DataSource dataSource) throws GodwitException {
        return new MySqlConnector().open(dataSource, Map.of(), CancelToken.create());
    }

    /** Makes the database anew and runs the script's statements, which end with a semicolon at the end of a line. */
    static void create(Endpoint endpoint, String database, String script) throws GodwitException, IOException {
        CancelToken cancel = CancelToken.create();
        endpoint.statements().execute("", "DROP DATABASE IF EXISTS " + endpoint.quote(database), cancel);
        endpoint.statements().execute("", "CREATE DATABASE " + endpoint.quote(database) + " CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci", cancel);
        try (InputStream in = Servers.class.getResourceAsStream("/schema/" + script)) {
            for (String statement : new String(in.readAllBytes(), StandardCharsets.UTF_8).split(";\n")) {
                if (!statement.isBlank()) {
                    endpoint.statements().execute(database, statement, cancel);
                }
            }
        }
    }
}
