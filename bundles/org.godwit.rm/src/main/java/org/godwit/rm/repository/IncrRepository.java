package org.godwit.rm.repository;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Reads and writes what the incremental path must find again: {@code oms_incr}, {@code oms_schema_state}, {@code oms_incr_ddl}, {@code oms_incr_conflict}, {@code oms_incr_statistic}. Thread-safe. */
public final class IncrRepository {
    private static final RowMapper<IncrRow> INCR = ConstructorMapper.of(IncrRow.class);
    private static final RowMapper<DdlRow> DDL = ConstructorMapper.of(DdlRow.class);
    private static final RowMapper<ConflictRow> CONFLICT = ConstructorMapper.of(ConflictRow.class);
    private static final RowMapper<StatisticRow> STATISTIC = ConstructorMapper.of(StatisticRow.class);
    private static final String OF_DIRECTION = " WHERE project_id = :project AND direction = :direction";

    /** Definitions valid from a place on. */
    public record SchemaStateRow(String positionText, long positionSeconds, long positionChanges, String state) {
    }

    public Optional<IncrRow> find(Handle handle, String projectId, String direction) {
        return handle.createQuery("SELECT * FROM oms_incr" + OF_DIRECTION).bind("project", projectId).bind("direction", direction).map(INCR).findOne();
    }

    /** Settles where a direction begins, with the definitions valid there; replaces what was settled before. */
    public void put(Handle handle, String projectId, String direction, String position, long seconds, String definitions) {
        handle.createUpdate("MERGE INTO oms_incr (project_id, direction, start_position, start_seconds, definitions, until_position, until_seconds) VALUES (:project, :direction, :position, :seconds, :definitions, '', 0)")
                .bind("project", projectId).bind("direction", direction).bind("position", position).bind("seconds", seconds).bind("definitions", definitions).execute();
    }

    /** Up to here the target may have changes already. */
    public void setUntil(Handle handle, String projectId, String direction, String position, long seconds) {
        handle.createUpdate("UPDATE oms_incr SET until_position = :position, until_seconds = :seconds" + OF_DIRECTION).bind("project", projectId).bind("direction", direction).bind("position", position)
                .bind("seconds", seconds).execute();
    }

    public void setCopied(Handle handle, String projectId, String direction, String copiedJson) {
        handle.createUpdate("UPDATE oms_incr SET copied_json = :copied" + OF_DIRECTION).bind("project", projectId).bind("direction", direction).bind("copied", copiedJson).execute();
    }

    public List<SchemaStateRow> schemaStates(Handle handle, String projectId, String direction) {
        return handle.createQuery("SELECT position_text, position_seconds, position_changes, state FROM oms_schema_state" + OF_DIRECTION + " ORDER BY id").bind("project", projectId)
                .bind("direction", direction).map(ConstructorMapper.of(SchemaStateRow.class)).list();
    }

    public void saveState(Handle handle, String projectId, String direction, PositionKey position, String state) {
        int changed = handle.createUpdate("UPDATE oms_schema_state SET state = :state" + OF_DIRECTION + " AND position_key = :key").bind("project", projectId).bind("direction", direction)
                .bind("key", position.positionKey()).bind("state", state).execute();
        if (changed == 0) {
            handle.createUpdate("""
                    INSERT INTO oms_schema_state (project_id, direction, position_key, position_text, position_seconds, position_changes, state)
                    VALUES (:project, :direction, :positionKey, :positionText, :positionSeconds, :positionChanges, :state)""").bind("project", projectId).bind("direction", direction)
                    .bindMethods(position).bind("state", state).execute();
        }
    }

    /** Forgets definitions and statements of a direction that begins anew. */
    public void forgetHistory(Handle handle, String projectId, String direction) {
        for (String table : List.of("oms_schema_state", "oms_incr_ddl")) {
            handle.createUpdate("DELETE FROM " + table + OF_DIRECTION).bind("project", projectId).bind("direction", direction).execute();
        }
    }

    /** A direction that never carried a change is settled anew when it begins. */
    public void forget(Handle handle, String projectId, String direction) {
        forgetHistory(handle, projectId, direction);
        handle.createUpdate("DELETE FROM oms_incr" + OF_DIRECTION).bind("project", projectId).bind("direction", direction).execute();
    }

    public List<DdlRow> ddls(Handle handle, String projectId, String direction) {
        return handle.createQuery(ddlQuery() + OF_DIRECTION + " ORDER BY id").bind("project", projectId).bind("direction", direction).map(DDL).list();
    }

    public Optional<DdlRow> ddl(Handle handle, String projectId, String direction, PositionKey position) {
        return handle.createQuery(ddlQuery() + OF_DIRECTION + " AND position_key = :key").bind("project", projectId).bind("direction", direction).bind("key", position.positionKey()).map(DDL).findOne();
    }

    public Optional<DdlRow> ddl(Handle handle, String projectId, long id) {
        return handle.createQuery(ddlQuery() + " WHERE project_id = :project AND id = :id").bind("project", projectId).bind("id", id).map(DDL).findOne();
    }

    private static String ddlQuery() {
        return "SELECT id, project_id, direction, position_text, position_seconds, position_changes, ddl_seconds, database_name, statement, kind, tables_json, target_json, decision, suggestion, state, outcome, "
                + "choice, choice_json, gmt_modified FROM oms_incr_ddl";
    }

    /** Adds the statement or brings it up to date; a choice holds until it has failed. */
    public void saveDdl(Handle handle, DdlRow row) {
        String key = row.position().positionKey();
        int changed = handle.createUpdate("""
                UPDATE oms_incr_ddl SET state = :state, outcome = :outcome, decision = :decision, suggestion = :suggestion, target_json = :targetJson, choice = CASE WHEN :state = 'FAILED' THEN '' ELSE choice END,
                  gmt_modified = CURRENT_TIMESTAMP
                WHERE project_id = :projectId AND direction = :direction AND position_key = :key""").bindMethods(row).bind("key", key).execute();
        if (changed == 0) {
            handle.createUpdate("""
                    INSERT INTO oms_incr_ddl (project_id, direction, position_key, position_text, position_seconds, position_changes, ddl_seconds, database_name, statement, kind, tables_json, target_json,
                      decision, suggestion, state, outcome)
                    VALUES (:projectId, :direction, :key, :positionText, :positionSeconds, :positionChanges, :ddlSeconds, :databaseName, :statement, :kind, :tablesJson, :targetJson, :decision,
                      :suggestion, :state, :outcome)""").bindMethods(row).bind("key", key).execute();
        }
    }

    public void choose(Handle handle, long id, String choice, String choiceJson) {
        handle.createUpdate("UPDATE oms_incr_ddl SET choice = :choice, choice_json = :json, gmt_modified = CURRENT_TIMESTAMP WHERE id = :id").bind("id", id).bind("choice", choice).bind("json", choiceJson)
                .execute();
    }

    /** Counts all conflicts and keeps the given ones, as long as fewer than a limit are kept. */
    public void addConflicts(Handle handle, String projectId, String direction, long count, List<ConflictRow> conflicts, int limit) {
        handle.createUpdate("UPDATE oms_incr SET conflict_count = conflict_count + :count" + OF_DIRECTION).bind("project", projectId).bind("direction", direction).bind("count", count).execute();
        int kept = handle.createQuery("SELECT COUNT(*) FROM oms_incr_conflict" + OF_DIRECTION).bind("project", projectId).bind("direction", direction).mapTo(Integer.class).one();
        List<ConflictRow> added = conflicts.subList(0, Math.clamp(limit - kept, 0, conflicts.size()));
        if (added.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO oms_incr_conflict (project_id, direction, dest_schema, dest_table, kind, row_key, before_image, after_image, reason, action, position_text)
                VALUES (:projectId, :direction, :destSchema, :destTable, :kind, :rowKey, :beforeImage, :afterImage, :reason, :action, :positionText)""");
        added.forEach(c -> batch.bindMethods(c).add());
        batch.execute();
    }

    public List<ConflictRow> conflicts(Handle handle, String projectId, String direction, int offset, int limit) {
        return handle.createQuery("SELECT * FROM oms_incr_conflict" + OF_DIRECTION + " ORDER BY id OFFSET :offset ROWS FETCH FIRST :limit ROWS ONLY").bind("project", projectId)
                .bind("direction", direction).bind("offset", offset).bind("limit", limit).map(CONFLICT).list();
    }

    public void count(Handle handle, String projectId, StatisticRow row) {
        int changed = handle.createUpdate("""
                UPDATE oms_incr_statistic SET insert_count = insert_count + :insertCount, update_count = update_count + :updateCount, delete_count = delete_count + :deleteCount,
                  conflict_count = conflict_count + :conflictCount
                WHERE project_id = :project AND direction = :direction AND source_schema = :sourceSchema AND source_table = :sourceTable""").bind("project", projectId).bindMethods(row).execute();
        if (changed == 0) {
            handle.createUpdate("""
                    INSERT INTO oms_incr_statistic (project_id, direction, source_schema, source_table, insert_count, update_count, delete_count, conflict_count)
                    VALUES (:project, :direction, :sourceSchema, :sourceTable, :insertCount, :updateCount, :deleteCount, :conflictCount)""").bind("project", projectId).bindMethods(row).execute();
        }
    }

    public List<StatisticRow> statistics(Handle handle, String projectId, String direction) {
        return handle.createQuery("SELECT direction, source_schema, source_table, insert_count, update_count, delete_count, conflict_count FROM oms_incr_statistic" + OF_DIRECTION
                + " ORDER BY source_schema, source_table").bind("project", projectId).bind("direction", direction).map(STATISTIC).list();
    }
}
