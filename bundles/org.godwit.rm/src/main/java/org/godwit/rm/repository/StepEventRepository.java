package org.godwit.rm.repository;

import java.util.List;
import org.godwit.core.model.StepName;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Update;

/** Reads and writes {@code oms_step_event}. Changes of state are written by the repositories that make them, so that none is missed. Never holds secrets. Thread-safe. */
public final class StepEventRepository {
    private static final RowMapper<StepEventRow> ROW = ConstructorMapper.of(StepEventRow.class);
    private static final int LONGEST = 100_000;

    /** A step that changed its state. */
    static void stepMoved(Handle handle, long stepId, String from, String to) {
        handle.createUpdate("""
                INSERT INTO oms_step_event (project_id, step_name, kind, from_state, to_state)
                SELECT project_id, step_name, 'STATE', :from, :to FROM oms_step WHERE id = :id""").bind("id", stepId).bind("from", from).bind("to", to).execute();
    }

    /** A sub-task that changed its state. */
    static void taskMoved(Handle handle, long taskId, String from, String to) {
        handle.createUpdate("""
                INSERT INTO oms_step_event (project_id, step_name, task_type, kind, from_state, to_state, attempt)
                SELECT s.project_id, s.step_name, t.task_type, 'TASK', :from, :to, t.retry_count FROM oms_task t JOIN oms_step s ON s.id = t.task_group WHERE t.id = :id""").bind("id", taskId)
                .bind("from", from).bind("to", to).execute();
    }

    /** An attempt that failed. {@code kind} tells whether it is tried again. */
    public void failed(Handle handle, String projectId, StepName step, String taskType, String component, StepEventRow.Kind kind, int attempt, String code, String message, String detailJson) {
        insert(handle, projectId, step, taskType, kind, message).bind("component", component).bind("attempt", attempt).bind("code", code).bind("detail", detailJson).bind("operator", "").execute();
    }

    /** What a user did about a step or one of its sub-tasks. */
    public void answered(Handle handle, String projectId, StepName step, String taskType, String what) {
        insert(handle, projectId, step, taskType, StepEventRow.Kind.ANSWER, what).bind("component", "").bind("attempt", 0).bind("code", "").bind("detail", "{}")
                .bind("operator", System.getProperty("user.name", "")).execute();
    }

    private static Update insert(Handle handle, String projectId, StepName step, String taskType, StepEventRow.Kind kind, String message) {
        return handle.createUpdate("""
                INSERT INTO oms_step_event (project_id, step_name, task_type, component_name, kind, attempt, error_code, message, detail_json, operator)
                VALUES (:project, :step, :task, :component, :kind, :attempt, :code, :message, :detail, :operator)""").bind("project", projectId).bind("step", step).bind("task", taskType)
                .bind("kind", kind).bind("message", message.length() > LONGEST ? message.substring(0, LONGEST) : message);
    }

    /** The newest events of a step, the newest first. */
    public List<StepEventRow> newest(Handle handle, String projectId, StepName step, int limit) {
        return handle.createQuery("""
                SELECT id, project_id, step_name, task_type, component_name, kind, from_state, to_state, attempt, error_code, message, detail_json, operator, gmt_create
                FROM oms_step_event WHERE project_id = :project AND step_name = :step ORDER BY id DESC LIMIT :limit""").bind("project", projectId).bind("step", step).bind("limit", limit).map(ROW)
                .list();
    }

    /** Forgets events older than a number of days, and of each step all but the newest. */
    public void forget(Handle handle, int days, int keptOfStep) {
        handle.createUpdate("DELETE FROM oms_step_event WHERE gmt_create < DATEADD(DAY, -:days, CURRENT_TIMESTAMP)").bind("days", days).execute();
        List<String[]> many = handle.createQuery("SELECT project_id, step_name FROM oms_step_event GROUP BY project_id, step_name HAVING COUNT(*) > :kept").bind("kept", keptOfStep)
                .map((rs, context) -> new String[] {rs.getString(1), rs.getString(2)}).list();
        for (String[] step : many) {
            handle.createUpdate("""
                    DELETE FROM oms_step_event WHERE project_id = :project AND step_name = :step AND id <= (
                      SELECT id FROM oms_step_event WHERE project_id = :project AND step_name = :step ORDER BY id DESC OFFSET :kept ROWS FETCH FIRST 1 ROW ONLY)""").bind("project", step[0])
                    .bind("step", step[1]).bind("kept", keptOfStep).execute();
        }
    }
}
