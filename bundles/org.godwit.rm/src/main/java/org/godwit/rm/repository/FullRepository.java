package org.godwit.rm.repository;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.godwit.core.model.ObjectName;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/** Reads and writes {@code oms_full_table}, {@code oms_slice} and {@code oms_full_conflict}. Thread-safe. */
public final class FullRepository {
    private static final RowMapper<FullTableRow> TABLE = ConstructorMapper.of(FullTableRow.class);
    private static final RowMapper<SliceRow> SLICE = ConstructorMapper.of(SliceRow.class);
    private static final String OF_TABLE = " WHERE project_id = :project AND source_schema = :schema AND source_table = :table";
    private static final String TABLES = """
            SELECT t.source_schema, t.source_table, t.dest_schema, t.dest_table, t.capacity, t.status, t.split_complete, t.problem, t.start_time, t.finish_time,
              COALESCE(s.row_count, 0) AS row_count, COALESCE(s.byte_count, 0) AS byte_count, COALESCE(s.conflict_count, 0) AS conflict_count, COALESCE(s.slices_done, 0) AS slices_done,
              COALESCE(s.slices, 0) AS slices
            FROM oms_full_table t LEFT JOIN (
              SELECT project_id, source_schema, source_table, SUM(row_count) AS row_count, SUM(byte_count) AS byte_count, SUM(conflict_count) AS conflict_count,
                SUM(CASE WHEN status = 'DONE' THEN 1 ELSE 0 END) AS slices_done, COUNT(*) AS slices
              FROM oms_slice WHERE project_id = :project GROUP BY project_id, source_schema, source_table
            ) s ON s.project_id = t.project_id AND s.source_schema = t.source_schema AND s.source_table = t.source_table
            WHERE t.project_id = :project""";

    public List<FullTableRow> tables(Handle handle, String projectId) {
        return handle.createQuery(TABLES + " ORDER BY t.id").bind("project", projectId).map(TABLE).list();
    }

    public Optional<FullTableRow> table(Handle handle, String projectId, ObjectName table) {
        return of(handle.createQuery(TABLES + " AND t.source_schema = :schema AND t.source_table = :table"), projectId, table).map(TABLE).findOne();
    }

    /** Adds a table, or corrects its estimate and target. */
    public void ensureTable(Handle handle, String projectId, ObjectName source, ObjectName target, long capacity) {
        int changed = of(handle.createUpdate("UPDATE oms_full_table SET dest_schema = :destSchema, dest_table = :destTable, capacity = :capacity" + OF_TABLE), projectId, source)
                .bind("destSchema", target.schema()).bind("destTable", target.name()).bind("capacity", capacity).execute();
        if (changed == 0) {
            of(handle.createUpdate("""
                    INSERT INTO oms_full_table (project_id, source_schema, source_table, dest_schema, dest_table, capacity)
                    VALUES (:project, :schema, :table, :destSchema, :destTable, :capacity)"""), projectId, source).bind("destSchema", target.schema()).bind("destTable", target.name())
                    .bind("capacity", capacity).execute();
        }
    }

    public void setStatus(Handle handle, String projectId, ObjectName table, String status, String problem) {
        of(handle.createUpdate("""
                UPDATE oms_full_table SET status = :status, problem = :problem,
                  start_time = CASE WHEN :status = 'RUNNING' THEN COALESCE(start_time, CURRENT_TIMESTAMP) ELSE start_time END,
                  finish_time = CASE WHEN :status = 'RUNNING' THEN NULL ELSE CURRENT_TIMESTAMP END""" + OF_TABLE), projectId, table).bind("status", status).bind("problem", problem).execute();
    }

    public void setSplitComplete(Handle handle, String projectId, ObjectName table) {
        of(handle.createUpdate("UPDATE oms_full_table SET split_complete = TRUE" + OF_TABLE), projectId, table).execute();
    }

    public List<SliceRow> slices(Handle handle, String projectId, ObjectName table) {
        return of(handle.createQuery("""
                SELECT project_id, source_schema, source_table, slice_no, low_bound, high_bound, estimated_rows, status, row_count, byte_count, conflict_count FROM oms_slice""" + OF_TABLE
                + " ORDER BY slice_no"), projectId, table).map(SLICE).list();
    }

    /** Adds planned slices; those known already keep their state. */
    public void plan(Handle handle, Collection<SliceRow> slices) {
        if (slices.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO oms_slice (project_id, source_schema, source_table, slice_no, low_bound, high_bound, estimated_rows)
                SELECT :projectId, :sourceSchema, :sourceTable, :sliceNo, :lowBound, :highBound, :estimatedRows WHERE NOT EXISTS (
                  SELECT 1 FROM oms_slice WHERE project_id = :projectId AND source_schema = :sourceSchema AND source_table = :sourceTable AND slice_no = :sliceNo)""");
        slices.forEach(s -> batch.bindMethods(s).add());
        batch.execute();
    }

    /** @return whether there is such a slice */
    public boolean done(Handle handle, String projectId, ObjectName table, int sliceNo, long rows, long bytes, long conflicts) {
        return of(handle.createUpdate("UPDATE oms_slice SET status = 'DONE', row_count = :rows, byte_count = :bytes, conflict_count = :conflicts, gmt_modified = CURRENT_TIMESTAMP" + OF_TABLE
                + " AND slice_no = :no"), projectId, table).bind("no", sliceNo).bind("rows", rows).bind("bytes", bytes).bind("conflicts", conflicts).execute() == 1;
    }

    public long conflicts(Handle handle, String projectId, ObjectName table) {
        return of(handle.createQuery("SELECT COUNT(*) FROM oms_full_conflict" + OF_TABLE), projectId, table).mapTo(Long.class).one();
    }

    public void addConflict(Handle handle, String projectId, ObjectName table, String key, String message) {
        of(handle.createUpdate("INSERT INTO oms_full_conflict (project_id, source_schema, source_table, row_key, message) VALUES (:project, :schema, :table, :key, :message)"), projectId, table)
                .bind("key", key).bind("message", message).execute();
    }

    /** Forgets everything that was copied, for a run from the beginning. */
    public void clear(Handle handle, String projectId) {
        for (String table : List.of("oms_full_table", "oms_slice", "oms_full_conflict")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE project_id = :project").bind("project", projectId).execute();
        }
    }

    private static <S extends SqlStatement<S>> S of(S statement, String projectId, ObjectName table) {
        return statement.bind("project", projectId).bind("schema", table.schema()).bind("table", table.name());
    }
}
