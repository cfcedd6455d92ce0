package org.godwit.connector.mysql.probe;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.godwit.connector.mysql.connect.ConnectionOptions;
import org.godwit.connector.mysql.connect.Connections;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ProbeReport;
import org.godwit.core.spi.ServerInfo;

/** Tests a data source: how long connecting and a query take, whether the connection is encrypted, what the server is, what the account may do and how the server is set. Without state. */
public final class Prober {
    private Prober() {
    }

    public static ProbeReport probe(DataSource dataSource, CancelToken cancel) throws GodwitException {
        long start = System.nanoTime();
        try (Connections connections = Connections.open(dataSource, ConnectionOptions.of(Map.of()), cancel)) {
            Duration connectTime = Duration.ofNanos(System.nanoTime() - start);
            try (Session session = connections.pooled(cancel)) {
                long asked = System.nanoTime();
                session.text("SELECT 1", cancel);
                Duration queryTime = Duration.ofNanos(System.nanoTime() - asked);
                ServerInfo server = ServerProbe.read(session, cancel);
                return new ProbeReport(server, connectTime, queryTime, tls(session, cancel), PrivilegeNeeds.check(session, server, dataSource.database(), cancel),
                        SettingNeeds.check(session, server, cancel));
            }
        }
    }

    private static String tls(Session session, CancelToken cancel) throws GodwitException {
        List<String> values = session.query("SHOW SESSION STATUS WHERE Variable_name IN ('Ssl_version', 'Ssl_cipher')", List.of(), row -> row.getString(2), cancel);
        return String.join(" ", values.stream().filter(v -> v != null && !v.isEmpty()).sorted(java.util.Comparator.reverseOrder()).toList());
    }
}
