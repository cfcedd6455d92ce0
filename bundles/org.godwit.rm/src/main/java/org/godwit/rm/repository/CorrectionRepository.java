package org.godwit.rm.repository;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.godwit.core.model.ObjectName;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads and writes {@code oms_correction}, and which differences belong to one. Thread-safe. */
public final class CorrectionRepository {
    private static final RowMapper<CorrectionRow> ROW = ConstructorMapper.of(CorrectionRow.class);
    private static final RowMapper<VerifyDifferenceRow> DIFFERENCE = ConstructorMapper.of(VerifyDifferenceRow.class);
    private static final String COLUMNS = """
            SELECT id, project_id, sub_id, source_schema, source_table, dest_schema, dest_table, row_count, state, message, gmt_create, gmt_modified FROM oms_correction""";

    /** Saves a new one and returns its id. */
    public long insert(Handle handle, CorrectionRow row) {
        return handle.createUpdate("""
                INSERT INTO oms_correction (project_id, sub_id, source_schema, source_table, dest_schema, dest_table, row_count, state, message)
                VALUES (:projectId, :subId, :sourceSchema, :sourceTable, :destSchema, :destTable, :rowCount, :state, :message)""").bindMethods(row).executeAndReturnGeneratedKeys("id").mapTo(Long.class).one();
    }

    public Optional<CorrectionRow> find(Handle handle, String projectId, long id) {
        return handle.createQuery(COLUMNS + " WHERE project_id = :project AND id = :id").bind("project", projectId).bind("id", id).map(ROW).findOne();
    }

    /** Of a project, the newest first. */
    public List<CorrectionRow> ofProject(Handle handle, String projectId) {
        return handle.createQuery(COLUMNS + " WHERE project_id = :project ORDER BY id DESC").bind("project", projectId).map(ROW).list();
    }

    /** @return whether it was in the expected state */
    public boolean move(Handle handle, long id, String from, String to, String message) {
        return handle.createUpdate("UPDATE oms_correction SET state = :to, message = :message, gmt_modified = CURRENT_TIMESTAMP WHERE id = :id AND state = :from").bind("id", id).bind("from", from)
                .bind("to", to).bind("message", message).execute() == 1;
    }

    /**
     * Differences of a table that no correction has and that can be corrected, in the order of their ids.
     *
     * @param after only those with greater ids
     */
    public List<VerifyDifferenceRow> open(Handle handle, String projectId, int subId, ObjectName table, long after, int limit) {
        return handle.createQuery("""
                SELECT id, project_id, sub_id, source_schema, source_table, type, key_json, columns_json, correction_sql, apply_json, undo_json, obstacle, correction_id FROM oms_verify_difference
                WHERE project_id = :project AND sub_id = :sub AND source_schema = :schema AND source_table = :table AND id > :after AND correction_id IS NULL AND obstacle = ''
                ORDER BY id FETCH FIRST :limit ROWS ONLY""").bind("project", projectId).bind("sub", subId).bind("schema", table.schema()).bind("table", table.name()).bind("after", after).bind("limit", limit)
                .map(DIFFERENCE).list();
    }

    /** Differences of a correction in the order of their ids. */
    public List<VerifyDifferenceRow> of(Handle handle, long correctionId, long after, int limit) {
        return handle.createQuery("""
                SELECT id, project_id, sub_id, source_schema, source_table, type, key_json, columns_json, correction_sql, apply_json, undo_json, obstacle, correction_id FROM oms_verify_difference
                WHERE correction_id = :correction AND id > :after ORDER BY id FETCH FIRST :limit ROWS ONLY""").bind("correction", correctionId).bind("after", after).bind("limit", limit).map(DIFFERENCE)
                .list();
    }

    /** Gives the differences to a correction. */
    public void take(Handle handle, long correctionId, Collection<Long> differences) {
        if (!differences.isEmpty()) {
            handle.createUpdate("UPDATE oms_verify_difference SET correction_id = :correction WHERE id IN (<ids>) AND correction_id IS NULL").bind("correction", correctionId).bindList("ids", differences)
                    .execute();
        }
    }

    /** The differences belong to no correction any more. */
    public void free(Handle handle, long correctionId) {
        handle.createUpdate("UPDATE oms_verify_difference SET correction_id = NULL WHERE correction_id = :correction").bind("correction", correctionId).execute();
    }

    /** How many differences of each table of a run are corrected. */
    public long corrected(Handle handle, String projectId, int subId, ObjectName table) {
        return handle.createQuery("SELECT COUNT(*) FROM oms_verify_difference WHERE project_id = :project AND sub_id = :sub AND source_schema = :schema AND source_table = :table AND correction_id IS NOT NULL")
                .bind("project", projectId).bind("sub", subId).bind("schema", table.schema()).bind("table", table.name()).mapTo(Long.class).one();
    }
}
