package org.godwit.ui.datasources;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.databinding.observable.value.WritableValue;
import org.godwit.core.model.ConnectionUrl;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.Secret;
import org.godwit.core.model.TlsSettings;

/** What the wizard's fields are bound to; becomes a {@link DataSource}. Display thread only. */
final class DataSourceDraft {
    private static final String TENANT = "tenant";
    private static final String CLUSTER = "cluster";
    private static final String MECHANISM = "saslMechanism";
    private static final String LOOPBACK = "127.0.0.1";

    final WritableValue<DataSourceType> type = new WritableValue<>(DataSourceType.MYSQL, DataSourceType.class);
    final WritableValue<String> name = text("");
    final WritableValue<String> host = text(LOOPBACK);
    final WritableValue<String> port = text(Integer.toString(DataSourceType.MYSQL.defaultPort()));
    final WritableValue<String> user = text("");
    final WritableValue<String> password = text("");
    final WritableValue<String> database = text("");
    final WritableValue<String> remarks = text("");
    final WritableValue<TlsSettings.Mode> tlsMode = new WritableValue<>(TlsSettings.Mode.PREFERRED, TlsSettings.Mode.class);
    final WritableValue<String> authority = text("");
    final WritableValue<String> certificate = text("");
    final WritableValue<String> clientKey = text("");
    final WritableValue<String> tenant = text("");
    final WritableValue<String> cluster = text("");
    /** Brokers of a queue beside the first, {@code host:port} joined with commas. */
    final WritableValue<String> brokers = text("");
    /** How one logs in at a queue; empty for its usual way. */
    final WritableValue<String> mechanism = text("");
    private final Map<String, String> attributes = new HashMap<>();
    private String id = "";

    /** Empty for a new data source. */
    String id() {
        return id;
    }

    private static WritableValue<String> text(String value) {
        return new WritableValue<>(value, String.class);
    }

    /** Takes over everything; a copy gets no id. */
    void set(DataSource from) {
        id = from.id();
        name.setValue(from.name());
        setConnection(from);
        password.setValue(from.password().reveal());
        remarks.setValue(from.remarks());
    }

    /** Takes over what a connection URL says; an URL without a password leaves the one that was typed. */
    void setConnection(DataSource from) {
        type.setValue(from.type());
        host.setValue(from.host());
        port.setValue(Integer.toString(from.port()));
        user.setValue(from.user());
        database.setValue(from.database());
        if (!from.password().isEmpty()) {
            password.setValue(from.password().reveal());
        }
        tlsMode.setValue(from.tls().mode());
        authority.setValue(path(from.tls().authority()));
        certificate.setValue(path(from.tls().clientCertificate()));
        clientKey.setValue(path(from.tls().clientKey()));
        attributes.clear();
        attributes.putAll(from.attributes());
        tenant.setValue(from.attributes().getOrDefault(TENANT, ""));
        cluster.setValue(from.attributes().getOrDefault(CLUSTER, ""));
        mechanism.setValue(from.attributes().getOrDefault(MECHANISM, ""));
        brokers.setValue(Stream.of(from.attributes().getOrDefault(ConnectionUrl.SERVERS, "").split(",")).skip(1).collect(Collectors.joining(", ")));
    }

    /** Changes the type, and with it the port where it still is the old type's default. */
    void changeType(DataSourceType newType) {
        if (port.getValue().equals(Integer.toString(type.getValue().defaultPort()))) {
            port.setValue(Integer.toString(newType.defaultPort()));
        }
        // a server of the MySQL family tells whether it can encrypt, a queue does not
        if (newType.isQueue() != type.getValue().isQueue() && tlsMode.getValue() == usual(type.getValue())) {
            tlsMode.setValue(usual(newType));
        }
        type.setValue(newType);
    }

    private static TlsSettings.Mode usual(DataSourceType type) {
        return type.isQueue() ? TlsSettings.Mode.DISABLED : TlsSettings.Mode.PREFERRED;
    }

    /** The fields as they are; call when they are valid. */
    DataSource toDataSource() {
        TlsSettings tls = new TlsSettings(tlsMode.getValue(), path(authority), path(certificate), path(clientKey));
        return new DataSource(id, name.getValue().strip(), type.getValue(), host.getValue().strip(), Integer.parseInt(port.getValue().strip()), user.getValue(), new Secret(password.getValue()),
                database.getValue().strip(), tls, remarks.getValue(), attributes());
    }

    /** Tenant and cluster are OceanBase's alone, brokers and the way to log in are a queue's. */
    private Map<String, String> attributes() {
        Map<String, String> all = new HashMap<>(attributes);
        all.keySet().removeAll(List.of(TENANT, CLUSTER, MECHANISM, ConnectionUrl.SERVERS));
        if (type.getValue() == DataSourceType.OB_MYSQL) {
            put(all, TENANT, tenant.getValue());
            put(all, CLUSTER, cluster.getValue());
        }
        if (type.getValue().isQueue()) {
            put(all, MECHANISM, type.getValue() == DataSourceType.KAFKA ? mechanism.getValue() : "");
            put(all, ConnectionUrl.SERVERS, servers());
        }
        return all;
    }

    private static void put(Map<String, String> all, String key, String value) {
        if (!value.isBlank()) {
            all.put(key, value.strip());
        }
    }

    private String servers() {
        Stream<String> others = Stream.of(brokers.getValue().split("[,\\s]+")).filter(b -> !b.isEmpty()).map(b -> b.contains(":") ? b : b + ":" + type.getValue().defaultPort());
        return Stream.concat(Stream.of(host.getValue().strip() + ":" + port.getValue().strip()), others).collect(Collectors.joining(","));
    }

    private static String path(Optional<Path> path) {
        return path.map(Path::toString).orElse("");
    }

    private static Optional<Path> path(WritableValue<String> field) {
        return Optional.of(field.getValue().strip()).filter(text -> !text.isEmpty()).map(Path::of);
    }
}
