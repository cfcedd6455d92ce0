package org.godwit.rm.repository;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;

/** Reads and writes {@code oms_component} and {@code oms_metric}. Thread-safe. */
public final class ComponentRepository {
    private static final RowMapper<ComponentRow> ROW = ConstructorMapper.of(ComponentRow.class);
    private static final String COLUMNS = """
            SELECT c.name, c.kind, c.project_id, p.name AS project_name, c.status, c.progress, c.rps, c.iops, c.queue_fill, c.errors, c.parameters_json, c.gmt_modified
            FROM oms_component c JOIN oms_project p ON p.id = c.project_id""";

    /** One value at one time. {@code time} in milliseconds since 1970. */
    public record Sample(long sampleTime, double sampleValue) {
    }

    public List<ComponentRow> list(Handle handle) {
        return handle.createQuery(COLUMNS + " ORDER BY c.gmt_create, c.name").map(ROW).list();
    }

    public Optional<ComponentRow> find(Handle handle, String name) {
        return handle.createQuery(COLUMNS + " WHERE c.name = :name").bind("name", name).map(ROW).findOne();
    }

    /** Adds the component or says that it runs again. */
    public void register(Handle handle, String name, String kind, String projectId, String parametersJson) {
        int changed = handle.createUpdate("UPDATE oms_component SET status = 'RUNNING', parameters_json = :parameters, gmt_modified = CURRENT_TIMESTAMP WHERE name = :name").bind("name", name)
                .bind("parameters", parametersJson).execute();
        if (changed == 0) {
            handle.createUpdate("INSERT INTO oms_component (name, kind, project_id, status, parameters_json) VALUES (:name, :kind, :project, 'RUNNING', :parameters)").bind("name", name)
                    .bind("kind", kind).bind("project", projectId).bind("parameters", parametersJson).execute();
        }
    }

    /** Says with which parameters a component works now. */
    public void retuned(Handle handle, String name, String parametersJson) {
        handle.createUpdate("UPDATE oms_component SET parameters_json = :parameters, gmt_modified = CURRENT_TIMESTAMP WHERE name = :name").bind("name", name).bind("parameters", parametersJson).execute();
    }

    /** A component at rest moves nothing, so its rates become 0. */
    public void end(Handle handle, String name, String status, boolean failed) {
        handle.createUpdate("""
                UPDATE oms_component SET status = :status, rps = 0, iops = 0, queue_fill = 0, errors = errors + :errors, progress = CASE WHEN :status = 'COMPLETED' THEN 100 ELSE progress END,
                  gmt_modified = CURRENT_TIMESTAMP
                WHERE name = :name""").bind("name", name).bind("status", status).bind("errors", failed ? 1 : 0).execute();
    }

    /** Components that say they run but whose process is gone. */
    public void endAll(Handle handle) {
        handle.createUpdate("UPDATE oms_component SET status = 'STOPPED', rps = 0, iops = 0, queue_fill = 0, gmt_modified = CURRENT_TIMESTAMP WHERE status = 'RUNNING'").execute();
    }

    public void sample(Handle handle, String name, int progress, double rps, double iops, int queueFill) {
        handle.createUpdate("UPDATE oms_component SET progress = :progress, rps = :rps, iops = :iops, queue_fill = :queue, gmt_modified = CURRENT_TIMESTAMP WHERE name = :name").bind("name", name)
                .bind("progress", progress).bind("rps", rps).bind("iops", iops).bind("queue", queueFill).execute();
    }

    public void addSamples(Handle handle, String name, Instant time, Map<String, Double> values) {
        PreparedBatch batch = handle.prepareBatch("MERGE INTO oms_metric (component_name, measure, resolution, sample_time, sample_value) VALUES (:name, :measure, 1, :time, :value)");
        values.forEach((measure, value) -> batch.bind("name", name).bind("measure", measure).bind("time", time.toEpochMilli()).bind("value", value).add());
        if (!values.isEmpty()) {
            batch.execute();
        }
    }

    /** Samples of one measure of whichever resolution is kept for their time, oldest first. */
    public List<Sample> samples(Handle handle, String name, String measure, Instant from) {
        return handle.createQuery("SELECT sample_time, sample_value FROM oms_metric WHERE component_name = :name AND measure = :measure AND sample_time >= :from ORDER BY sample_time").bind("name", name)
                .bind("measure", measure).bind("from", from.toEpochMilli()).map((rs, context) -> new Sample(rs.getLong(1), rs.getDouble(2))).list();
    }

    /** Replaces samples of one resolution that are older than a time by averages of a coarser one, of a delay by the highest. */
    public void decay(Handle handle, int fromResolution, int toResolution, Instant olderThan) {
        decay(handle, Set.of(), fromResolution, toResolution, Instant.EPOCH, olderThan);
    }

    /** The same, but leaves some measures alone. Looks only for what got too old in the last ten minutes, since it would read past all that it leaves alone; {@link #decay} takes the rest. */
    public void decayOthers(Handle handle, Set<String> leftAlone, int fromResolution, int toResolution, Instant olderThan) {
        decay(handle, leftAlone, fromResolution, toResolution, olderThan.minus(Duration.ofMinutes(10)), olderThan);
    }

    private static void decay(Handle handle, Set<String> leftAlone, int fromResolution, int toResolution, Instant newerThan, Instant olderThan) {
        long width = toResolution * 1000L;
        // Whole groups only, else a group would be averaged twice.
        long begin = Math.floorDiv(newerThan.toEpochMilli(), width) * width;
        long border = Math.floorDiv(olderThan.toEpochMilli(), width) * width;
        String chosen = "resolution = :from AND sample_time >= :begin AND sample_time < :border" + (leftAlone.isEmpty() ? "" : " AND measure NOT IN (<measures>)");
        Update merge = handle.createUpdate("""
                MERGE INTO oms_metric (component_name, measure, resolution, sample_time, sample_value)
                SELECT component_name, measure, :to, slot * :width, CASE measure WHEN 'delay' THEN MAX(sample_value) ELSE AVG(sample_value) END
                FROM (SELECT component_name, measure, sample_time / :width AS slot, sample_value FROM oms_metric WHERE %s)
                GROUP BY component_name, measure, slot""".formatted(chosen)).bind("to", toResolution).bind("from", fromResolution).bind("width", width).bind("begin", begin).bind("border", border);
        Update delete = handle.createUpdate("DELETE FROM oms_metric WHERE " + chosen).bind("from", fromResolution).bind("begin", begin).bind("border", border);
        if (!leftAlone.isEmpty()) {
            merge.bindList("measures", List.copyOf(leftAlone));
            delete.bindList("measures", List.copyOf(leftAlone));
        }
        merge.execute();
        delete.execute();
    }

    /** Forgets samples of a resolution that are older than a time. */
    public void forget(Handle handle, int resolution, Instant olderThan) {
        handle.createUpdate("DELETE FROM oms_metric WHERE resolution = :resolution AND sample_time < :time").bind("resolution", resolution).bind("time", olderThan.toEpochMilli()).execute();
    }
}
