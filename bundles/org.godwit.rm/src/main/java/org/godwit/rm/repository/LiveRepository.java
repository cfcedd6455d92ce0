package org.godwit.rm.repository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads and writes the rows of {@code oms_component} whose component outlives its step, and {@code oms_subtopic}. Thread-safe. */
public final class LiveRepository {
    private static final RowMapper<LiveRow> ROW = ConstructorMapper.of(LiveRow.class);
    private static final String COLUMNS = """
            SELECT c.name, c.kind, c.project_id, p.name AS project_name, p.status AS project_status, c.direction, c.subtopic, c.wanted, c.status, c.config_json, c.start_json, c.attempts, c.next_attempt,
              c.last_error, c.begin_checkpoint, c.checkpoint, c.checkpoint_sample, c.delay, c.caught_up, c.position_text, c.detail_json, c.rps, c.iops, c.heartbeat, c.to_switch, c.gmt_create, c.gmt_modified
            FROM oms_component c JOIN oms_project p ON p.id = c.project_id WHERE c.wanted <> 'STEP'""";

    /** What a running component measured. */
    public record Figures(int progress, double rps, double iops, int queueFill, long beginCheckpoint, long checkpoint, long delay, boolean caughtUp, String positionText, String detailJson) {
    }

    /** A row of {@code oms_subtopic}. */
    public record Subtopic(String name, String projectId, String direction, String configJson, Optional<Instant> lastHa) {
    }

    public List<LiveRow> list(Handle handle) {
        return handle.createQuery(COLUMNS + " ORDER BY c.gmt_create, c.name").map(ROW).list();
    }

    public List<LiveRow> ofProject(Handle handle, String projectId) {
        return handle.createQuery(COLUMNS + " AND c.project_id = :id ORDER BY c.gmt_create, c.name").bind("id", projectId).map(ROW).list();
    }

    public Optional<LiveRow> find(Handle handle, String name) {
        return handle.createQuery(COLUMNS + " AND c.name = :name").bind("name", name).map(ROW).findOne();
    }

    /** Adds a component that shall run. */
    public void insert(Handle handle, String name, String kind, String projectId, String direction, String subtopic, String configJson, String startJson) {
        handle.createUpdate("""
                INSERT INTO oms_component (name, kind, project_id, status, direction, subtopic, wanted, config_json, start_json)
                VALUES (:name, :kind, :project, 'STOPPED', :direction, :subtopic, 'RUNNING', :config, :start)""").bind("name", name).bind("kind", kind).bind("project", projectId)
                .bind("direction", direction).bind("subtopic", subtopic).bind("config", configJson).bind("start", startJson).execute();
    }

    /** Asks for it to run, at once and with its attempts counted anew, or to stop. */
    public void want(Handle handle, String name, String wanted) {
        handle.createUpdate("""
                UPDATE oms_component SET wanted = :wanted, attempts = 0, next_attempt = NULL, last_error = CASE WHEN :wanted = 'RUNNING' THEN '{}' ELSE last_error END,
                  status = CASE WHEN status = 'ABNORMAL' THEN 'STOPPED' ELSE status END, gmt_modified = CURRENT_TIMESTAMP
                WHERE name = :name AND wanted <> 'STEP'""").bind("name", name).bind("wanted", wanted).execute();
    }

    /** Lets everything of a project that stopped because of a failure try again. */
    public void forgetFailures(Handle handle, String projectId) {
        handle.createUpdate("""
                UPDATE oms_component SET status = 'STOPPED', attempts = 0, next_attempt = NULL, last_error = '{}', gmt_modified = CURRENT_TIMESTAMP
                WHERE project_id = :id AND wanted <> 'STEP' AND (status = 'ABNORMAL' OR attempts > 0 AND status <> 'RUNNING')""").bind("id", projectId).execute();
    }

    public void started(Handle handle, String name, String parametersJson) {
        handle.createUpdate("UPDATE oms_component SET status = 'RUNNING', parameters_json = :parameters, heartbeat = CURRENT_TIMESTAMP, gmt_modified = CURRENT_TIMESTAMP WHERE name = :name")
                .bind("name", name).bind("parameters", parametersJson).execute();
    }

    /** It ended because it was told to. */
    public void stopped(Handle handle, String name) {
        handle.createUpdate("UPDATE oms_component SET status = 'STOPPED', rps = 0, iops = 0, queue_fill = 0, gmt_modified = CURRENT_TIMESTAMP WHERE name = :name AND status <> 'ABNORMAL'")
                .bind("name", name).execute();
    }

    /** It ended with a failure. {@code next} is when it is tried again; empty when somebody must mend it first. */
    public void failed(Handle handle, String name, String error, Optional<Instant> next) {
        handle.createUpdate("""
                UPDATE oms_component SET status = :status, rps = 0, iops = 0, queue_fill = 0, errors = errors + 1, attempts = attempts + 1, last_error = :error, next_attempt = :next,
                  gmt_modified = CURRENT_TIMESTAMP
                WHERE name = :name""").bind("name", name).bind("status", next.isPresent() ? "STOPPED" : "ABNORMAL").bind("error", error).bind("next", next.orElse(null)).execute();
    }

    public void sample(Handle handle, String name, Figures f) {
        handle.createUpdate("""
                UPDATE oms_component SET progress = :progress, rps = :rps, iops = :iops, queue_fill = :queueFill, begin_checkpoint = :beginCheckpoint, checkpoint = :checkpoint, delay = :delay,
                  caught_up = :caughtUp, position_text = :positionText, detail_json = :detailJson, checkpoint_sample = :sampled, heartbeat = CURRENT_TIMESTAMP, gmt_modified = CURRENT_TIMESTAMP
                WHERE name = :name AND status = 'RUNNING'""").bind("name", name).bindMethods(f).bind("sampled", Instant.now().getEpochSecond()).execute();
    }

    /** After a while of running well, trouble that comes later is new trouble. */
    public void provedWell(Handle handle, String name) {
        handle.createUpdate("UPDATE oms_component SET attempts = 0, last_error = '{}' WHERE name = :name AND attempts > 0").bind("name", name).execute();
    }

    public void setConfig(Handle handle, String name, String configJson) {
        handle.createUpdate("UPDATE oms_component SET config_json = :config, gmt_modified = CURRENT_TIMESTAMP WHERE name = :name").bind("name", name).bind("config", configJson).execute();
    }

    /** What a user changed of any component, also one that works for a step; empty when there is no such component. */
    public Optional<String> config(Handle handle, String name) {
        return handle.createQuery("SELECT config_json FROM oms_component WHERE name = :name").bind("name", name).mapTo(String.class).findOne();
    }

    public void setStart(Handle handle, String name, String startJson) {
        handle.createUpdate("UPDATE oms_component SET start_json = :start, gmt_modified = CURRENT_TIMESTAMP WHERE name = :name").bind("name", name).bind("start", startJson).execute();
    }

    public void delete(Handle handle, String name) {
        handle.createUpdate("DELETE FROM oms_component WHERE name = :name").bind("name", name).execute();
    }

    public Optional<Subtopic> subtopic(Handle handle, String name) {
        return handle.createQuery("SELECT name, project_id, direction, config_json, last_ha FROM oms_subtopic WHERE name = :name").bind("name", name).map(ConstructorMapper.of(Subtopic.class)).findOne();
    }

    public List<Subtopic> subtopics(Handle handle) {
        return handle.createQuery("SELECT name, project_id, direction, config_json, last_ha FROM oms_subtopic ORDER BY gmt_create, name").map(ConstructorMapper.of(Subtopic.class)).list();
    }

    public void ensureSubtopic(Handle handle, String name, String projectId, String direction) {
        handle.createUpdate("INSERT INTO oms_subtopic (name, project_id, direction) SELECT :name, :project, :direction WHERE NOT EXISTS (SELECT 1 FROM oms_subtopic WHERE name = :name)").bind("name", name)
                .bind("project", projectId).bind("direction", direction).execute();
    }

    public void setSubtopicConfig(Handle handle, String name, String configJson) {
        handle.createUpdate("UPDATE oms_subtopic SET config_json = :config WHERE name = :name").bind("name", name).bind("config", configJson).execute();
    }

    /** Notes that high availability did something, since it leaves the subtopic alone for a while then. */
    public void actedOn(Handle handle, String subtopic) {
        handle.createUpdate("UPDATE oms_subtopic SET last_ha = CURRENT_TIMESTAMP WHERE name = :name").bind("name", subtopic).execute();
    }
}
