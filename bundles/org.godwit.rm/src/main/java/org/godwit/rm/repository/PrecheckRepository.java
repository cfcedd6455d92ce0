package org.godwit.rm.repository;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads and writes {@code oms_precheck_item}. Thread-safe. */
public final class PrecheckRepository {
    private static final RowMapper<PrecheckRow> ROW = ConstructorMapper.of(PrecheckRow.class);
    private static final String COLUMNS = "SELECT id, project_id, item_order, item_key, side, description, state, cause, remedy, mend_sql, skippable FROM oms_precheck_item";

    public List<PrecheckRow> ofProject(Handle handle, String projectId) {
        return handle.createQuery(COLUMNS + " WHERE project_id = :id ORDER BY item_order, id").bind("id", projectId).map(ROW).list();
    }

    public Optional<PrecheckRow> find(Handle handle, String projectId, long id) {
        return handle.createQuery(COLUMNS + " WHERE project_id = :project AND id = :id").bind("project", projectId).bind("id", id).map(ROW).findOne();
    }

    /** Adds the item or replaces what it says; one that the user skipped stays skipped. */
    public void put(Handle handle, PrecheckRow row) {
        int changed = handle.createUpdate("""
                UPDATE oms_precheck_item SET item_order = :itemOrder, description = :description, state = CASE WHEN state = 'SKIPPED' THEN state ELSE :state END, cause = :cause, remedy = :remedy,
                  mend_sql = :mendSql, skippable = :skippable, gmt_modified = CURRENT_TIMESTAMP
                WHERE project_id = :projectId AND item_key = :itemKey AND side = :side""").bindMethods(row).execute();
        if (changed == 0) {
            handle.createUpdate("""
                    INSERT INTO oms_precheck_item (project_id, item_order, item_key, side, description, state, cause, remedy, mend_sql, skippable)
                    VALUES (:projectId, :itemOrder, :itemKey, :side, :description, :state, :cause, :remedy, :mendSql, :skippable)""").bindMethods(row).execute();
        }
    }

    public void setState(Handle handle, long id, String state) {
        handle.createUpdate("UPDATE oms_precheck_item SET state = :state, gmt_modified = CURRENT_TIMESTAMP WHERE id = :id").bind("id", id).bind("state", state).execute();
    }

    public void delete(Handle handle, long id) {
        handle.createUpdate("DELETE FROM oms_precheck_item WHERE id = :id").bind("id", id).execute();
    }
}
