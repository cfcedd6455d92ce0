package org.godwit.ui.monitor.console;

import org.godwit.ui.monitor.Messages;

/** Statements that a support engineer needs again and again, among them the repairs that OMS gives as SQL. {@code {project}} stands for the id of the chosen project. */
enum Snippet {
    STEPS("SELECT id, step_order, step_name, step_status, progress, step_info, extra_info FROM oms_step WHERE project_id = '{project}' ORDER BY step_order"),

    TASKS("SELECT id, task_group, task_order, task_type, task_status, retry_count, max_retry_count, error_code, error_msg FROM oms_task WHERE project_id = '{project}' ORDER BY task_group, task_order"),

    SWITCH_TASKS("""
            SELECT t.id, t.task_order, t.task_type, t.task_status, t.retry_count, t.max_retry_count, t.error_code, t.error_msg
            FROM oms_task t JOIN oms_step s ON s.id = t.task_group
            WHERE s.project_id = '{project}' AND s.step_name = 'TRANSFER_APP_SWITCH' ORDER BY t.task_order"""),

    START_SINK_STORE("""
            UPDATE oms_task SET task_status = 'PENDING', retry_count = 0
            WHERE task_type = 'CREATE_DEST_STORE'
              AND task_group IN (SELECT id FROM oms_step WHERE project_id = '{project}' AND step_name = 'TRANSFER_APP_SWITCH')"""),

    START_REVERSE("""
            UPDATE oms_task SET task_status = 'PENDING', retry_count = 0
            WHERE task_type = 'CREATE_REVERSE_SYNC'
              AND task_group IN (SELECT id FROM oms_step WHERE project_id = '{project}' AND step_name = 'TRANSFER_APP_SWITCH')"""),

    LOG_PULL("UPDATE oms_step SET step_status = 'FAILED', step_info = '{}'\nWHERE project_id = '{project}' AND step_name = 'TRANSFER_INCR_LOG_PULL'"),

    INCR_TRANSFER("UPDATE oms_step SET step_status = 'FAILED', step_info = '{}'\nWHERE project_id = '{project}' AND step_name = 'INCR_TRANSFER'"),

    NO_MORE_RETRIES("SELECT id, project_id, task_type, task_status, retry_count, max_retry_count, error_code, error_msg FROM oms_task WHERE task_status = 'FAILED' AND retry_count >= max_retry_count"),

    COMPONENTS("SELECT name, kind, status, wanted, delay, attempts, config_json, last_error, position_text FROM oms_component WHERE project_id = '{project}' ORDER BY kind, name"),

    OPS_TASKS(
            "SELECT t.id AS task, t.ticket_type, t.object_name, t.status, s.id AS sub_task, s.sub_type, s.status AS sub_status, s.message\nFROM oms_ops_ticket t JOIN oms_ops_subticket s ON s.ticket_id = t.id ORDER BY t.id DESC, s.sub_order"),

    AUDIT("SELECT id, gmt_create, operator, action, object_name, detail FROM oms_audit_log ORDER BY id DESC"),

    PARAMETERS("SELECT name, param_value, default_value, module, description FROM oms_system_param ORDER BY name");

    private static final String PROJECT = "{project}";

    private final String sql;

    Snippet(String sql) {
        this.sql = sql;
    }

    String label() {
        return switch (this) {
            case STEPS -> Messages.Snippet_steps;
            case TASKS -> Messages.Snippet_tasks;
            case SWITCH_TASKS -> Messages.Snippet_switchTasks;
            case START_SINK_STORE -> Messages.Snippet_startSinkStore;
            case START_REVERSE -> Messages.Snippet_startReverse;
            case LOG_PULL -> Messages.Snippet_logPull;
            case INCR_TRANSFER -> Messages.Snippet_incrTransfer;
            case NO_MORE_RETRIES -> Messages.Snippet_noMoreRetries;
            case COMPONENTS -> Messages.Snippet_components;
            case OPS_TASKS -> Messages.Snippet_opsTasks;
            case AUDIT -> Messages.Snippet_audit;
            case PARAMETERS -> Messages.Snippet_parameters;
        };
    }

    boolean changes() {
        return sql.startsWith("UPDATE");
    }

    boolean isOfProject() {
        return sql.contains(PROJECT);
    }

    /** @param projectId id of the project that it is about */
    String of(String projectId) {
        return sql.replace(PROJECT, projectId.replace("'", "''"));
    }
}
