package org.godwit.core.model;

import java.util.Map;
import java.util.Objects;

/**
 * A saved connection definition ("endpoint" in the OMS API). Immutable.
 *
 * @param id {@code e_…} once saved, empty before
 * @param name identifier the user gave, unique in the workspace
 * @param database default database, empty when none
 * @param attributes further settings by key, for example {@code tenant}, {@code cluster}, {@code role}
 */
public record DataSource(String id, String name, DataSourceType type, String host, int port, String user, Secret password, String database, TlsSettings tls, String remarks,
        Map<String, String> attributes) {
    public DataSource {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        Objects.requireNonNull(host);
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
        Objects.requireNonNull(database);
        Objects.requireNonNull(tls);
        Objects.requireNonNull(remarks);
        attributes = Map.copyOf(attributes);
    }

    public DataSource withId(String newId) {
        return new DataSource(newId, name, type, host, port, user, password, database, tls, remarks, attributes);
    }

    public DataSource withName(String newName) {
        return new DataSource(id, newName, type, host, port, user, password, database, tls, remarks, attributes);
    }

    public DataSource withPassword(Secret newPassword) {
        return new DataSource(id, name, type, host, port, user, newPassword, database, tls, remarks, attributes);
    }

    /** {@code user@host:port}, for messages; without a user where none logs in. */
    public String address() {
        return (user.isEmpty() ? "" : user + "@") + host + ":" + port;
    }
}
