package org.godwit.rm.repository;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.Problem;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Reads and writes {@code oms_struct_object} and {@code oms_finding}. Thread-safe. */
public final class StructRepository {
    private static final RowMapper<StructObjectRow> ROW = ConstructorMapper.of(StructObjectRow.class);
    private static final RowMapper<FindingRow> FINDING = ConstructorMapper.of(FindingRow.class);
    private static final String COLUMNS = """
            SELECT id, project_id, phase, object_order, kind, source_schema, source_name, target_schema, target_name, part, source_ddl, target_ddl, state, converted, edited, error_code, error_category,
              error_msg, error_remedy
            FROM oms_struct_object""";

    /** Objects of a project in the order they are created. */
    public List<StructObjectRow> ofProject(Handle handle, String projectId) {
        return handle.createQuery(COLUMNS + " WHERE project_id = :id ORDER BY object_order, id").bind("id", projectId).map(ROW).list();
    }

    public Optional<StructObjectRow> find(Handle handle, String projectId, long id) {
        return handle.createQuery(COLUMNS + " WHERE project_id = :project AND id = :id").bind("project", projectId).bind("id", id).map(ROW).findOne();
    }

    /** Replaces all objects and findings of a project. */
    public void replace(Handle handle, String projectId, Collection<StructObjectRow> objects, Collection<FindingRow> findings) {
        handle.createUpdate("DELETE FROM oms_struct_object WHERE project_id = :id").bind("id", projectId).execute();
        handle.createUpdate("DELETE FROM oms_finding WHERE project_id = :id").bind("id", projectId).execute();
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO oms_struct_object (project_id, phase, object_order, kind, source_schema, source_name, target_schema, target_name, part, source_ddl, target_ddl, state, converted, edited,
                  error_code, error_category, error_msg, error_remedy)
                VALUES (:projectId, :phase, :objectOrder, :kind, :sourceSchema, :sourceName, :targetSchema, :targetName, :part, :sourceDdl, :targetDdl, :state, :converted, :edited, :errorCode,
                  :errorCategory, :errorMsg, :errorRemedy)""");
        objects.forEach(o -> batch.bindMethods(o).add());
        if (!objects.isEmpty()) {
            batch.execute();
        }
        PreparedBatch findingBatch = handle.prepareBatch("""
                INSERT INTO oms_finding (project_id, rule_id, severity, object_schema, object_name, part, before_text, after_text, reason, remedy)
                VALUES (:projectId, :ruleId, :severity, :objectSchema, :objectName, :part, :beforeText, :afterText, :reason, :remedy)""");
        findings.forEach(f -> findingBatch.bindMethods(f).add());
        if (!findings.isEmpty()) {
            findingBatch.execute();
        }
    }

    /** Sets the state and takes an earlier error away. */
    public void setState(Handle handle, long id, String state) {
        handle.createUpdate("""
                UPDATE oms_struct_object SET state = :state, error_code = '', error_category = '', error_msg = '', error_remedy = '', gmt_modified = CURRENT_TIMESTAMP WHERE id = :id""").bind("id", id)
                .bind("state", state).execute();
    }

    public void setFailed(Handle handle, long id, Problem problem) {
        handle.createUpdate("""
                UPDATE oms_struct_object SET state = 'FAILED', error_code = :code, error_category = :category, error_msg = :message, error_remedy = :remedy, gmt_modified = CURRENT_TIMESTAMP
                WHERE id = :id""").bind("id", id).bind("code", problem.code()).bind("category", problem.category()).bind("message", problem.message()).bind("remedy", problem.remedy()).execute();
    }

    /** Replaces the statement that will be run. */
    public void edit(Handle handle, long id, String ddl) {
        handle.createUpdate("UPDATE oms_struct_object SET target_ddl = :ddl, edited = TRUE, gmt_modified = CURRENT_TIMESTAMP WHERE id = :id").bind("id", id).bind("ddl", ddl).execute();
    }

    public List<FindingRow> findings(Handle handle, String projectId) {
        return handle.createQuery("SELECT project_id, rule_id, severity, object_schema, object_name, part, before_text, after_text, reason, remedy FROM oms_finding WHERE project_id = :id ORDER BY id")
                .bind("id", projectId).map(FINDING).list();
    }
}
