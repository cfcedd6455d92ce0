package org.godwit.rm.repository;

import java.time.Instant;

/** A row of {@code oms_endpoint}: a data source whose password is sealed. */
public record EndpointRow(String id, String name, String type, String host, int port, String userName, String passwordSealed, String databaseName, String tlsMode, String tlsAuthority,
        String tlsCertificate, String tlsKey, String remarks, String attributesJson, Instant gmtCreate, Instant gmtModified) {
}
