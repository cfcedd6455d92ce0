package org.godwit.rm.repository;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads and writes {@code oms_endpoint}. Thread-safe. */
public final class EndpointRepository {
    private static final RowMapper<EndpointRow> ROW = ConstructorMapper.of(EndpointRow.class);

    public List<EndpointRow> list(Handle handle) {
        return handle.createQuery("SELECT * FROM oms_endpoint ORDER BY name").map(ROW).list();
    }

    public Optional<EndpointRow> find(Handle handle, String idOrName) {
        return handle.createQuery("SELECT * FROM oms_endpoint WHERE id = :key OR name = :key ORDER BY CASE WHEN id = :key THEN 0 ELSE 1 END FETCH FIRST ROW ONLY").bind("key", idOrName).map(ROW).findOne();
    }

    public void insert(Handle handle, EndpointRow row) {
        handle.createUpdate("""
                INSERT INTO oms_endpoint (id, name, type, host, port, user_name, password_sealed, database_name, tls_mode, tls_authority, tls_certificate, tls_key, remarks, attributes_json,
                  gmt_create, gmt_modified)
                VALUES (:id, :name, :type, :host, :port, :userName, :passwordSealed, :databaseName, :tlsMode, :tlsAuthority, :tlsCertificate, :tlsKey, :remarks, :attributesJson, :gmtCreate, :gmtModified)""")
                .bindMethods(row).execute();
    }

    /** @return whether there is such a row */
    public boolean update(Handle handle, EndpointRow row) {
        return handle.createUpdate("""
                UPDATE oms_endpoint SET name = :name, type = :type, host = :host, port = :port, user_name = :userName, password_sealed = :passwordSealed, database_name = :databaseName,
                  tls_mode = :tlsMode, tls_authority = :tlsAuthority, tls_certificate = :tlsCertificate, tls_key = :tlsKey, remarks = :remarks, attributes_json = :attributesJson,
                  gmt_modified = :gmtModified
                WHERE id = :id""").bindMethods(row).execute() == 1;
    }

    public void delete(Handle handle, String id) {
        handle.createUpdate("DELETE FROM oms_endpoint WHERE id = :id").bind("id", id).execute();
    }

    /** Names of the projects that use the data source and are not released. */
    public List<String> usedBy(Handle handle, String id) {
        return handle.createQuery("SELECT name FROM oms_project WHERE (source_endpoint_id = :id OR sink_endpoint_id = :id) AND status NOT IN ('RELEASED', 'DELETED') ORDER BY name").bind("id", id)
                .mapTo(String.class).list();
    }
}
