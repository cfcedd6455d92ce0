package org.godwit.rehearsal.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.TlsSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plain connections to a server that a rehearsal fills. The driver is named directly, since the window's class loaders do not let DriverManager find it. */
public final class Jdbc {
    private static final Logger LOG = LoggerFactory.getLogger(Jdbc.class);
    private static final Executor SAME_THREAD = Runnable::run;

    private Jdbc() {
    }

    public static Connection connect(DataSource server, Properties properties) throws SQLException {
        Properties all = new Properties();
        all.setProperty("connectTimeout", "10000");
        all.setProperty("tcpKeepAlive", "true");
        all.setProperty("sslMode", server.tls().mode() == TlsSettings.Mode.DISABLED ? "DISABLED" : server.tls().mode().name());
        all.setProperty("allowPublicKeyRetrieval", "true");
        server.tls().authority().ifPresent(ca -> {
            all.setProperty("trustCertificateKeyStoreUrl", ca.toUri().toString());
            all.setProperty("trustCertificateKeyStoreType", "PEM");
        });
        all.setProperty("user", server.user());
        all.setProperty("password", server.password().reveal());
        all.putAll(properties);
        String host = server.host().contains(":") ? "[" + server.host() + "]" : server.host();
        return new com.mysql.cj.jdbc.Driver().connect("jdbc:mysql://" + host + ":" + server.port() + "/", all);
    }

    /** Ends the connection under whoever blocks on it. */
    public static void abort(Connection connection) {
        try {
            connection.abort(SAME_THREAD);
        } catch (SQLException e) {
            LOG.debug("the connection was already closed", e);
        }
    }
}
