package org.godwit.rm.repository;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads and writes {@code oms_switch_item}. Thread-safe. */
public final class SwitchRepository {
    private static final RowMapper<SwitchItemRow> ROW = ConstructorMapper.of(SwitchItemRow.class);
    private static final String COLUMNS = "SELECT id, project_id, item_order, kind, object_name, description, database_name, statement, manual, state, message FROM oms_switch_item";

    public List<SwitchItemRow> ofProject(Handle handle, String projectId) {
        return handle.createQuery(COLUMNS + " WHERE project_id = :id ORDER BY item_order, id").bind("id", projectId).map(ROW).list();
    }

    public Optional<SwitchItemRow> find(Handle handle, String projectId, long id) {
        return handle.createQuery(COLUMNS + " WHERE project_id = :project AND id = :id").bind("project", projectId).bind("id", id).map(ROW).findOne();
    }

    public void replace(Handle handle, String projectId, List<SwitchItemRow> items) {
        handle.createUpdate("DELETE FROM oms_switch_item WHERE project_id = :id").bind("id", projectId).execute();
        items.forEach(i -> handle.createUpdate("""
                INSERT INTO oms_switch_item (project_id, item_order, kind, object_name, description, database_name, statement, manual, state, message)
                VALUES (:projectId, :itemOrder, :kind, :objectName, :description, :databaseName, :statement, :manual, :state, :message)""").bindMethods(i).execute());
    }

    public void setState(Handle handle, long id, String state, String message) {
        handle.createUpdate("UPDATE oms_switch_item SET state = :state, message = :message, gmt_modified = CURRENT_TIMESTAMP WHERE id = :id").bind("id", id).bind("state", state).bind("message", message).execute();
    }
}
