package org.godwit.rm.repository;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.model.TaskStatus;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads and writes {@code oms_task}. Thread-safe. */
public final class TaskRepository {
    private static final RowMapper<TaskRow> ROW = ConstructorMapper.of(TaskRow.class);
    private static final String COLUMNS = """
            SELECT id, project_id, task_group, task_order, task_type, task_status, task_param, task_result, error_code, error_msg, retry_count, max_retry_count, manual_confirm, gmt_modified
            FROM oms_task""";

    /** Tasks of a step in their order. */
    public List<TaskRow> ofGroup(Handle handle, long group) {
        return handle.createQuery(COLUMNS + " WHERE task_group = :group ORDER BY task_order, id").bind("group", group).map(ROW).list();
    }

    /** The same, and nobody else changes or removes them before the transaction ends. */
    public List<TaskRow> lockGroup(Handle handle, long group) {
        handle.createQuery("SELECT id FROM oms_task WHERE task_group = :group FOR UPDATE").bind("group", group).mapTo(Long.class).list();
        return ofGroup(handle, group);
    }

    public List<TaskRow> ofProject(Handle handle, String projectId) {
        return handle.createQuery(COLUMNS + " WHERE project_id = :id ORDER BY task_group, task_order, id").bind("id", projectId).map(ROW).list();
    }

    public Optional<TaskRow> find(Handle handle, long id) {
        return handle.createQuery(COLUMNS + " WHERE id = :id").bind("id", id).map(ROW).findOne();
    }

    /** Groups whose first task that is not over waits to be run and may be. */
    public Set<Long> queuedGroups(Handle handle) {
        return handle.createQuery("""
                SELECT t.task_group FROM oms_task t WHERE t.task_status = 'PENDING' AND t.retry_count <= t.max_retry_count AND NOT EXISTS (
                  SELECT 1 FROM oms_task b WHERE b.task_group = t.task_group AND b.task_order < t.task_order AND b.task_status NOT IN ('FINISHED', 'SKIPPED'))""").mapTo(Long.class).set();
    }

    /** Adds a task that waits to be run; does nothing when the step has it already. */
    public void ensure(Handle handle, String projectId, long group, int order, String type) {
        handle.createUpdate("""
                INSERT INTO oms_task (project_id, task_group, task_order, task_type, task_status)
                SELECT :project, :group, :order, :type, 'PENDING' WHERE NOT EXISTS (SELECT 1 FROM oms_task WHERE task_group = :group AND task_type = :type)""").bind("project", projectId)
                .bind("group", group).bind("order", order).bind("type", type).execute();
    }

    /** Adds a task that is not yet its turn; does nothing when the step has it already. */
    public void ensureIdle(Handle handle, String projectId, long group, int order, String type, boolean manual) {
        handle.createUpdate("""
                INSERT INTO oms_task (project_id, task_group, task_order, task_type, task_status, manual_confirm)
                SELECT :project, :group, :order, :type, 'INIT', :manual WHERE NOT EXISTS (SELECT 1 FROM oms_task WHERE task_group = :group AND task_type = :type)""").bind("project", projectId)
                .bind("group", group).bind("order", order).bind("type", type).bind("manual", manual).execute();
    }

    /** Takes all tasks of a step away, so that they begin anew. */
    public void deleteGroup(Handle handle, long group) {
        handle.createUpdate("DELETE FROM oms_task WHERE task_group = :group").bind("group", group).execute();
    }

    /** Groups whose first task that is not over waits for a person. */
    public Set<Long> waitingGroups(Handle handle) {
        return handle.createQuery("""
                SELECT t.task_group FROM oms_task t WHERE t.task_status = 'WAIT_CONFIRM' AND NOT EXISTS (
                  SELECT 1 FROM oms_task b WHERE b.task_group = t.task_group AND b.task_order < t.task_order AND b.task_status NOT IN ('FINISHED', 'SKIPPED'))""").mapTo(Long.class).set();
    }

    /**
     * Changes the state when it still is the expected one, and writes the change to the step's events.
     *
     * @return whether it was
     */
    public boolean move(Handle handle, long id, TaskStatus from, TaskStatus to) {
        boolean moved = handle.createUpdate("UPDATE oms_task SET task_status = :to, gmt_modified = CURRENT_TIMESTAMP WHERE id = :id AND task_status = :from").bind("id", id).bind("from", from).bind("to", to)
                .execute() == 1;
        if (moved) {
            StepEventRepository.taskMoved(handle, id, from.name(), to.name());
        }
        return moved;
    }

    public void setResult(Handle handle, long id, String result) {
        handle.createUpdate("UPDATE oms_task SET task_result = :result, error_code = '', error_msg = '', gmt_modified = CURRENT_TIMESTAMP WHERE id = :id").bind("id", id).bind("result", result).execute();
    }

    /** Notes a failed attempt: cause, and one more in {@code retry_count}. */
    public void setError(Handle handle, long id, String code, String message) {
        handle.createUpdate("UPDATE oms_task SET error_code = :code, error_msg = :message, retry_count = retry_count + 1, gmt_modified = CURRENT_TIMESTAMP WHERE id = :id").bind("id", id)
                .bind("code", code).bind("message", message).execute();
    }

    public void resetRetries(Handle handle, long id) {
        handle.createUpdate("UPDATE oms_task SET retry_count = 0, gmt_modified = CURRENT_TIMESTAMP WHERE id = :id").bind("id", id).execute();
    }

    public void setParam(Handle handle, long id, String param) {
        handle.createUpdate("UPDATE oms_task SET task_param = :param, gmt_modified = CURRENT_TIMESTAMP WHERE id = :id").bind("id", id).bind("param", param).execute();
    }

    /** Puts all tasks of a step back to the beginning. */
    public void resetGroup(Handle handle, long group) {
        handle.createUpdate("UPDATE oms_task SET task_status = 'PENDING', retry_count = 0, task_param = '{}', task_result = '', error_code = '', error_msg = '', gmt_modified = CURRENT_TIMESTAMP WHERE task_group = :group")
                .bind("group", group).execute();
    }
}
