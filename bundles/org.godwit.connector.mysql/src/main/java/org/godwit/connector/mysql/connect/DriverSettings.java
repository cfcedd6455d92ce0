package org.godwit.connector.mysql.connect;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.TlsSettings;

/**
 * Connector/J's URL and properties for a data source (reasons beside each setting). Besides the log reader the only place where the password is revealed. Immutable but for {@link #close()}.
 */
final class DriverSettings implements AutoCloseable {
    /** Attribute of a data source that allows fetching the server's RSA key over an unencrypted connection. */
    static final String ALLOW_KEY_RETRIEVAL = "allowPublicKeyRetrieval";

    /** What may stand in a host name or address; anything else could smuggle driver properties into the URL. */
    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}._:%-]+");

    private final DataSource dataSource;
    private final ConnectionOptions options;
    private final boolean encrypt;
    private final Properties tlsProperties = new Properties();
    private final Optional<PemStores> stores;

    private DriverSettings(DataSource dataSource, ConnectionOptions options, boolean encrypt) throws GodwitException {
        this.dataSource = dataSource;
        this.options = options;
        this.encrypt = encrypt;
        TlsSettings tls = dataSource.tls();
        boolean hasFiles = tls.authority().isPresent() || tls.clientCertificate().isPresent();
        this.stores = encrypt && hasFiles ? Optional.of(PemStores.install(tls, tlsProperties)) : Optional.empty();
    }

    /**
     * @param encrypt false only where the mode leaves it open and the server is this machine
     */
    static DriverSettings of(DataSource dataSource, ConnectionOptions options, boolean encrypt) throws GodwitException {
        if (!HOST.matcher(dataSource.host()).matches()) {
            throw new GodwitException(CoreError.BAD_URL, "the host name has characters that no host name has");
        }
        return new DriverSettings(dataSource, options, encrypt);
    }

    /** Whether the server is this machine, so that nobody else can listen. */
    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    String url() {
        String host = dataSource.host();
        return "jdbc:mysql://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + dataSource.port() + "/";
    }

    Properties properties(SessionKind kind) {
        Properties p = new Properties();
        p.putAll(tlsProperties);
        p.setProperty("user", user());
        p.setProperty("password", dataSource.password().reveal());
        p.setProperty("characterEncoding", "UTF-8");
        // known to every server of the family, unlike the driver's choice utf8mb4_0900_ai_ci
        p.setProperty("connectionCollation", "utf8mb4_general_ci");
        p.setProperty("sessionVariables", kind.variables().entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(",")));
        // the session's time zone is set above, the driver must not convert anything
        p.setProperty("connectionTimeZone", "+00:00");
        p.setProperty("preserveInstants", "false");
        p.setProperty("tinyInt1isBit", "false");
        p.setProperty("yearIsDateType", "false");
        p.setProperty("useServerPrepStmts", "false");
        // values are streamed by setLocalInfileInputStream; the server may never ask for a file or URL of ours
        p.setProperty("allowLoadLocalInfile", kind == SessionKind.WRITE ? "true" : "false");
        p.setProperty("allowUrlInLocalInfile", "false");
        p.setProperty("allowMultiQueries", Boolean.toString(kind == SessionKind.APPLY));
        p.setProperty("useAffectedRows", Boolean.toString(kind == SessionKind.APPLY));
        // the driver would add STRICT_TRANS_TABLES to the mode that the kind of session wants
        p.setProperty("jdbcCompliantTruncation", "false");
        p.setProperty("autoReconnect", "false");
        p.setProperty("maintainTimeStats", "false");
        p.setProperty("useInformationSchema", "true");
        // sessions set net_write_timeout themselves, which saves a statement per stream
        p.setProperty("netTimeoutForStreamingResults", "0");
        p.setProperty("connectTimeout", Integer.toString(options.connectTimeoutSeconds() * 1000));
        int socketTimeout = kind == SessionKind.READ || kind == SessionKind.WRITE || kind == SessionKind.APPLY ? options.readTimeoutSeconds() : kind.socketTimeoutSeconds();
        p.setProperty("socketTimeout", Integer.toString(socketTimeout * 1000));
        p.setProperty("tcpKeepAlive", "true");
        p.setProperty("connectionAttributes", "program_name:godwit");
        p.setProperty("sslMode", encrypt ? dataSource.tls().mode().name() : TlsSettings.Mode.DISABLED.name());
        p.setProperty("allowPublicKeyRetrieval", Boolean.toString(mayFetchKey()));
        return p;
    }

    Login login() {
        return new Login(user(), dataSource.password(), encrypt, dataSource.tls());
    }

    private boolean mayFetchKey() {
        return isLoopback(dataSource.host()) || Boolean.parseBoolean(dataSource.attributes().getOrDefault(ALLOW_KEY_RETRIEVAL, "false"));
    }

    /** An OceanBase login is {@code user@tenant#cluster}; both may have been given apart from the name. */
    private String user() {
        String user = dataSource.user();
        String tenant = dataSource.attributes().getOrDefault("tenant", "");
        String cluster = dataSource.attributes().getOrDefault("cluster", "");
        String withTenant = user.contains("@") || tenant.isEmpty() ? user : user + "@" + tenant;
        return withTenant.contains("#") || cluster.isEmpty() ? withTenant : withTenant + "#" + cluster;
    }

    @Override
    public void close() {
        stores.ifPresent(PemStores::close);
    }
}
