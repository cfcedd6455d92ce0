package org.godwit.rm.repository;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.godwit.core.model.ProjectStatus;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Reads and writes {@code oms_project}. Thread-safe. */
public final class ProjectRepository {
    private static final RowMapper<ProjectRow> ROW = ConstructorMapper.of(ProjectRow.class);
    private static final RowMapper<ProjectObjectRow> OBJECT = ConstructorMapper.of(ProjectObjectRow.class);
    private static final String COLUMNS = """
            SELECT id, name, status, source_endpoint_id, sink_endpoint_id, mapping_json, common_config_json, enable_struct, enable_full, enable_incr, enable_full_verify, enable_reverse_incr,
              gmt_create, gmt_modified, gmt_start, gmt_finish, extra_info_json
            FROM oms_project""";

    /** All that are not deleted, the newest first. */
    public List<ProjectRow> list(Handle handle) {
        return handle.createQuery(COLUMNS + " WHERE status <> 'DELETED' ORDER BY gmt_create DESC, id").map(ROW).list();
    }

    /** Those the scheduler has to look at: everything but what is at rest for good. */
    public List<ProjectRow> live(Handle handle) {
        return handle.createQuery(COLUMNS + " WHERE status IN ('RUNNING', 'FAILED', 'FINISHED', 'RELEASING') ORDER BY gmt_create, id").map(ROW).list();
    }

    public Optional<ProjectRow> find(Handle handle, String id) {
        return handle.createQuery(COLUMNS + " WHERE id = :id AND status <> 'DELETED'").bind("id", id).map(ROW).findOne();
    }

    /** Protection level of a project (OMS: alert level). */
    public String importance(Handle handle, String id) {
        return handle.createQuery("SELECT importance FROM oms_project WHERE id = :id").bind("id", id).mapTo(String.class).findOne().orElse("LOW");
    }

    public boolean nameTaken(Handle handle, String name) {
        return handle.createQuery("SELECT COUNT(*) FROM oms_project WHERE name = :name AND status <> 'DELETED'").bind("name", name).mapTo(Integer.class).one() > 0;
    }

    public void insert(Handle handle, ProjectRow row) {
        handle.createUpdate("""
                INSERT INTO oms_project (id, name, status, source_endpoint_id, sink_endpoint_id, mapping_json, common_config_json, enable_struct, enable_full, enable_incr, enable_full_verify,
                  enable_reverse_incr, gmt_create, gmt_modified, gmt_start, gmt_finish, extra_info_json)
                VALUES (:id, :name, :status, :sourceEndpointId, :sinkEndpointId, :mappingJson, :commonConfigJson, :enableStruct, :enableFull, :enableIncr, :enableFullVerify, :enableReverseIncr,
                  :gmtCreate, :gmtModified, :gmtStart, :gmtFinish, :extraInfoJson)""").bindMethods(row).execute();
    }

    /**
     * Changes the state when it still is the expected one.
     *
     * @return whether it was
     */
    public boolean move(Handle handle, String id, ProjectStatus from, ProjectStatus to) {
        return handle.createUpdate("""
                UPDATE oms_project SET status = :to, gmt_modified = CURRENT_TIMESTAMP,
                  gmt_start = CASE WHEN :to = 'RUNNING' THEN COALESCE(gmt_start, CURRENT_TIMESTAMP) ELSE gmt_start END,
                  gmt_finish = CASE WHEN :to = 'FINISHED' THEN CURRENT_TIMESTAMP WHEN :to = 'RUNNING' THEN NULL ELSE gmt_finish END
                WHERE id = :id AND status = :from""").bind("id", id).bind("from", from).bind("to", to).execute() == 1;
    }

    public void setExtraInfo(Handle handle, String id, String json) {
        handle.createUpdate("UPDATE oms_project SET extra_info_json = :json, gmt_modified = CURRENT_TIMESTAMP WHERE id = :id").bind("id", id).bind("json", json).execute();
    }

    /** Keeps what the project's selection means. */
    public void replaceObjects(Handle handle, String id, Collection<ProjectObjectRow> objects) {
        handle.createUpdate("DELETE FROM oms_project_object WHERE project_id = :id").bind("id", id).execute();
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO oms_project_object (project_id, object_order, kind, source_schema, source_name, target_schema, target_name, row_filter, columns_json)
                VALUES (:projectId, :objectOrder, :kind, :sourceSchema, :sourceName, :targetSchema, :targetName, :rowFilter, :columnsJson)""");
        objects.forEach(o -> batch.bindMethods(o).add());
        if (!objects.isEmpty()) {
            batch.execute();
        }
    }

    public List<ProjectObjectRow> objects(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM oms_project_object WHERE project_id = :id ORDER BY object_order").bind("id", id).map(OBJECT).list();
    }

    /** Takes away what belongs to the project; its own row stays, so that its id is never given again. */
    public void deleteParts(Handle handle, String id) {
        for (String table : List.of("oms_component", "oms_subtopic", "oms_schema_state", "oms_incr_ddl", "oms_incr_conflict", "oms_incr_statistic", "oms_incr", "oms_switch_item",
                "oms_verify_difference", "oms_correction", "oms_verify_table_result", "oms_verify_run", "oms_full_conflict", "oms_slice", "oms_full_table", "oms_finding",
                "oms_struct_object", "oms_precheck_item", "oms_step_event", "oms_step", "oms_project_object", "oms_project_label")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE project_id = :id").bind("id", id).execute();
        }
    }
}
