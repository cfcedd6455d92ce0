package org.godwit.rm.repository;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads and writes {@code oms_alert} and {@code oms_alert_mute}, and reads what the rules look at. Thread-safe. */
public final class AlertRepository {
    private static final RowMapper<AlertRow> ROW = ConstructorMapper.of(AlertRow.class);
    private static final String COLUMNS = """
            SELECT a.id, a.rule_name, a.project_id, p.name AS project_name, a.alert_level, a.cause, a.remedy, a.since_time, a.raised_time, a.end_time, a.sending
            FROM oms_alert a JOIN oms_project p ON p.id = a.project_id""";

    /** A row of {@code oms_alert_mute}. */
    public record MuteRow(String projectId, String ruleName, Instant untilTime) {
    }

    /** A project that failed, with the time of it. */
    public record FailedRow(String projectId, Instant since, String problem) {
    }

    public List<AlertRow> open(Handle handle) {
        return handle.createQuery(COLUMNS + " WHERE a.end_time IS NULL ORDER BY a.raised_time DESC, a.id DESC").map(ROW).list();
    }

    public List<AlertRow> raisedSince(Handle handle, Instant since, int limit) {
        return handle.createQuery(COLUMNS + " WHERE a.raised_time >= :since OR a.end_time IS NULL ORDER BY a.raised_time DESC, a.id DESC LIMIT :limit").bind("since", since).bind("limit", limit).map(ROW).list();
    }

    public Optional<AlertRow> find(Handle handle, long id) {
        return handle.createQuery(COLUMNS + " WHERE a.id = :id").bind("id", id).map(ROW).findOne();
    }

    public long insert(Handle handle, AlertRow row) {
        return handle.createUpdate("""
                INSERT INTO oms_alert (rule_name, project_id, alert_level, cause, remedy, since_time, raised_time, sending)
                VALUES (:ruleName, :projectId, :alertLevel, :cause, :remedy, :sinceTime, :raisedTime, :sending)""").bindMethods(row).executeAndReturnGeneratedKeys("id").mapTo(Long.class).one();
    }

    public void end(Handle handle, long id, Instant time) {
        handle.createUpdate("UPDATE oms_alert SET end_time = :time WHERE id = :id AND end_time IS NULL").bind("id", id).bind("time", time).execute();
    }

    /** The cause of an open alert may change its words, for example its figures; its level follows the project's. */
    public void restate(Handle handle, long id, String level, String cause) {
        handle.createUpdate("UPDATE oms_alert SET cause = :cause, alert_level = :level WHERE id = :id").bind("id", id).bind("level", level).bind("cause", cause).execute();
    }

    public void setSending(Handle handle, long id, String sending) {
        handle.createUpdate("UPDATE oms_alert SET sending = :sending WHERE id = :id").bind("id", id).bind("sending", sending).execute();
    }

    /** When the last alert of the rule and project was told; empty when none was. */
    public Optional<Instant> lastTold(Handle handle, String rule, String projectId) {
        return handle.createQuery("SELECT MAX(raised_time) FROM oms_alert WHERE rule_name = :rule AND project_id = :project AND sending NOT IN ('RESTRAINED', 'MUTED')").bind("rule", rule)
                .bind("project", projectId).mapTo(Instant.class).findOne();
    }

    /** Forgets ended ones of long ago. */
    public void forget(Handle handle, Instant before) {
        handle.createUpdate("DELETE FROM oms_alert WHERE end_time < :before").bind("before", before).execute();
    }

    public List<MuteRow> mutes(Handle handle, Instant now) {
        return handle.createQuery("SELECT project_id, rule_name, until_time FROM oms_alert_mute WHERE until_time > :now ORDER BY until_time").bind("now", now).map(ConstructorMapper.of(MuteRow.class)).list();
    }

    public void mute(Handle handle, MuteRow row) {
        handle.createUpdate("MERGE INTO oms_alert_mute (project_id, rule_name, until_time) KEY (project_id, rule_name) VALUES (:projectId, :ruleName, :untilTime)").bindMethods(row).execute();
    }

    public boolean unmute(Handle handle, String projectId, String ruleName) {
        return handle.createUpdate("DELETE FROM oms_alert_mute WHERE project_id = :project AND rule_name = :rule").bind("project", projectId).bind("rule", ruleName).execute() > 0;
    }

    /** Projects that have failed, since the newest of their failed steps did, and those whose lasting components have although they shall run. */
    public List<FailedRow> failed(Handle handle) {
        return handle.createQuery("""
                SELECT p.id AS project_id, COALESCE(MAX(s.gmt_modified), p.gmt_modified) AS since, COALESCE(MAX(t.error_msg), '') AS problem
                FROM oms_project p LEFT JOIN oms_step s ON s.project_id = p.id AND s.step_status = 'FAILED' LEFT JOIN oms_task t ON t.task_group = s.id AND t.task_status = 'FAILED'
                WHERE p.status = 'FAILED' GROUP BY p.id, p.gmt_modified
                UNION ALL SELECT c.project_id, MIN(c.gmt_modified), MAX(c.name || ' has failed.') FROM oms_component c JOIN oms_project p ON p.id = c.project_id
                WHERE c.status = 'ABNORMAL' AND c.wanted = 'RUNNING' AND p.status = 'RUNNING' GROUP BY c.project_id""").map(ConstructorMapper.of(FailedRow.class)).list();
    }

    /** Protection level by project, of all that are not deleted. */
    public Map<String, String> levels(Handle handle) {
        return handle.createQuery("SELECT id, importance FROM oms_project WHERE status <> 'DELETED'").setMapKeyColumn("id").setMapValueColumn("importance")
                .collectInto(new GenericType<Map<String, String>>() {
                });
    }

    public boolean setLevel(Handle handle, String projectId, String level) {
        return handle.createUpdate("UPDATE oms_project SET importance = :level WHERE id = :id AND status <> 'DELETED'").bind("id", projectId).bind("level", level).execute() == 1;
    }
}
