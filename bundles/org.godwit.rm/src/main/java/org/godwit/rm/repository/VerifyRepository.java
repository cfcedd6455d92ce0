package org.godwit.rm.repository;

import java.util.List;
import java.util.Optional;
import org.godwit.core.model.ObjectName;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/** Reads and writes {@code oms_verify_run}, {@code oms_verify_table_result} and {@code oms_verify_difference}. Thread-safe. */
public final class VerifyRepository {
    private static final RowMapper<VerifyRunRow> RUN = ConstructorMapper.of(VerifyRunRow.class);
    private static final RowMapper<VerifyResultRow> RESULT = ConstructorMapper.of(VerifyResultRow.class);
    private static final RowMapper<VerifyDifferenceRow> DIFFERENCE = ConstructorMapper.of(VerifyDifferenceRow.class);
    private static final String DIFFERENCES = """
            SELECT id, project_id, sub_id, source_schema, source_table, type, key_json, columns_json, correction_sql, apply_json, undo_json, obstacle, correction_id FROM oms_verify_difference""";
    private static final String OF_TABLE = " WHERE project_id = :project AND sub_id = :sub AND source_schema = :schema AND source_table = :table";

    /** The newest run. */
    public Optional<VerifyRunRow> latest(Handle handle, String projectId) {
        return handle.createQuery("SELECT project_id, sub_id, scope, finished FROM oms_verify_run WHERE project_id = :id ORDER BY sub_id DESC FETCH FIRST ROW ONLY").bind("id", projectId).map(RUN).findOne();
    }

    public Optional<VerifyRunRow> find(Handle handle, String projectId, int subId) {
        return handle.createQuery("SELECT project_id, sub_id, scope, finished FROM oms_verify_run WHERE project_id = :id AND sub_id = :sub").bind("id", projectId).bind("sub", subId).map(RUN).findOne();
    }

    public void start(Handle handle, String projectId, int subId, String scope) {
        handle.createUpdate("INSERT INTO oms_verify_run (project_id, sub_id, scope) VALUES (:id, :sub, :scope)").bind("id", projectId).bind("sub", subId).bind("scope", scope).execute();
    }

    public void finish(Handle handle, String projectId, int subId) {
        handle.createUpdate("UPDATE oms_verify_run SET finished = TRUE WHERE project_id = :id AND sub_id = :sub").bind("id", projectId).bind("sub", subId).execute();
    }

    public List<VerifyResultRow> results(Handle handle, String projectId, int subId) {
        return handle.createQuery("""
                SELECT project_id, sub_id, source_schema, source_table, dest_schema, dest_table, result_type, consistent_count, source_only_count, dest_only_count, mismatched_count, progress, message,
                  diff_file, sql_file, DATEDIFF(MILLISECOND, start_time, gmt_modified) / 1000.0 AS seconds
                FROM oms_verify_table_result WHERE project_id = :id AND sub_id = :sub ORDER BY source_schema, source_table""").bind("id", projectId).bind("sub", subId).map(RESULT).list();
    }

    public void put(Handle handle, VerifyResultRow row) {
        int changed = handle.createUpdate("""
                UPDATE oms_verify_table_result SET dest_schema = :destSchema, dest_table = :destTable, result_type = :resultType, consistent_count = :consistentCount,
                  source_only_count = :sourceOnlyCount, dest_only_count = :destOnlyCount, mismatched_count = :mismatchedCount, progress = :progress, message = :message, diff_file = :diffFile,
                  sql_file = :sqlFile, gmt_modified = CURRENT_TIMESTAMP, start_time = CASE WHEN result_type = 'UNCHECK' THEN CURRENT_TIMESTAMP ELSE start_time END
                WHERE project_id = :projectId AND sub_id = :subId AND source_schema = :sourceSchema AND source_table = :sourceTable""").bindMethods(row).execute();
        if (changed == 0) {
            handle.createUpdate("""
                    INSERT INTO oms_verify_table_result (project_id, sub_id, source_schema, source_table, dest_schema, dest_table, result_type, consistent_count, source_only_count, dest_only_count,
                      mismatched_count, progress, message, diff_file, sql_file)
                    VALUES (:projectId, :subId, :sourceSchema, :sourceTable, :destSchema, :destTable, :resultType, :consistentCount, :sourceOnlyCount, :destOnlyCount, :mismatchedCount, :progress,
                      :message, :diffFile, :sqlFile)""").bindMethods(row).execute();
        }
    }

    public void addDifference(Handle handle, VerifyDifferenceRow row) {
        handle.createUpdate("""
                INSERT INTO oms_verify_difference (project_id, sub_id, source_schema, source_table, type, key_json, columns_json, correction_sql, apply_json, undo_json, obstacle)
                VALUES (:projectId, :subId, :sourceSchema, :sourceTable, :type, :keyJson, :columnsJson, :correctionSql, :applyJson, :undoJson, :obstacle)""").bindMethods(row).execute();
    }

    /** Differences of a table in the order they were found, which is key order. */
    public List<VerifyDifferenceRow> differences(Handle handle, String projectId, int subId, ObjectName table, int offset, int limit) {
        return of(handle.createQuery(DIFFERENCES + OF_TABLE + " ORDER BY id OFFSET :offset ROWS FETCH NEXT :limit ROWS ONLY"), projectId, subId, table).bind("offset", offset).bind("limit", limit).map(DIFFERENCE).list();
    }

    public void clearDifferences(Handle handle, String projectId, int subId, ObjectName table) {
        of(handle.createUpdate("DELETE FROM oms_verify_difference" + OF_TABLE), projectId, subId, table).execute();
    }

    private static <S extends SqlStatement<S>> S of(S statement, String projectId, int subId, ObjectName table) {
        return statement.bind("project", projectId).bind("sub", subId).bind("schema", table.schema()).bind("table", table.name());
    }
}
