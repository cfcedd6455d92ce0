package org.godwit.rm.repository;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads and writes {@code oms_queue_position}. Thread-safe. */
public final class QueuePositionRepository {
    public Optional<QueuePositionRow> find(Handle handle, String projectId) {
        return handle.createQuery("""
                SELECT project_id, position_text, position_seconds, position_changes, last_second, last_counter, next_json, repeated
                FROM oms_queue_position WHERE project_id = :project""").bind("project", projectId).map(ConstructorMapper.of(QueuePositionRow.class)).findOne();
    }

    /** Adds the row or replaces it. */
    public void save(Handle handle, QueuePositionRow row) {
        handle.createUpdate("""
                MERGE INTO oms_queue_position (project_id, position_text, position_seconds, position_changes, last_second, last_counter, next_json, repeated, gmt_modified)
                VALUES (:projectId, :positionText, :positionSeconds, :positionChanges, :lastSecond, :lastCounter, :nextJson, :repeated, CURRENT_TIMESTAMP)""").bindMethods(row).execute();
    }
}
