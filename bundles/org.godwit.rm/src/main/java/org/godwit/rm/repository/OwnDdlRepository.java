package org.godwit.rm.repository;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads and writes {@code oms_own_ddl}. Thread-safe. */
public final class OwnDdlRepository {
    private static final RowMapper<Row> ROW = ConstructorMapper.of(Row.class);

    /** A table that a direction dropped. */
    public record Row(long id, String logText, long logSeconds, String seenKey) {
    }

    public void add(Handle handle, String projectId, String direction, String schema, String table, String logText, long logSeconds) {
        handle.createUpdate("INSERT INTO oms_own_ddl (project_id, direction, schema_name, table_name, log_text, log_seconds) VALUES (:project, :direction, :schema, :table, :text, :seconds)")
                .bind("project", projectId).bind("direction", direction).bind("schema", schema).bind("table", table).bind("text", logText).bind("seconds", logSeconds).execute();
    }

    /** In the order in which they were dropped. */
    public List<Row> of(Handle handle, String projectId, String direction, String schema, String table) {
        return handle.createQuery("""
                SELECT id, log_text, log_seconds, seen_key FROM oms_own_ddl
                WHERE project_id = :project AND direction = :direction AND schema_name = :schema AND table_name = :table ORDER BY id""").bind("project", projectId).bind("direction", direction)
                .bind("schema", schema).bind("table", table).map(ROW).list();
    }

    public void seen(Handle handle, long id, String key) {
        handle.createUpdate("UPDATE oms_own_ddl SET seen_key = :key WHERE id = :id").bind("key", key).bind("id", id).execute();
    }

    public void delete(Handle handle, long id) {
        handle.createUpdate("DELETE FROM oms_own_ddl WHERE id = :id").bind("id", id).execute();
    }
}
