package org.godwit.rm.repository;

import java.util.List;
import java.util.Optional;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads and writes {@code oms_step}. Thread-safe. */
public final class StepRepository {
    private static final RowMapper<StepRow> ROW = ConstructorMapper.of(StepRow.class);
    private static final String COLUMNS = "SELECT id, project_id, step_order, step_name, step_status, step_info, progress, extra_info, start_time, finish_time FROM oms_step";

    /** Steps of a project in their order. */
    public List<StepRow> ofProject(Handle handle, String projectId) {
        return handle.createQuery(COLUMNS + " WHERE project_id = :id ORDER BY step_order").bind("id", projectId).map(ROW).list();
    }

    /** Steps of all projects, by project and order. */
    public List<StepRow> all(Handle handle) {
        return handle.createQuery(COLUMNS + " ORDER BY project_id, step_order").map(ROW).list();
    }

    public Optional<StepRow> find(Handle handle, String projectId, StepName name) {
        return handle.createQuery(COLUMNS + " WHERE project_id = :id AND step_name = :name").bind("id", projectId).bind("name", name).map(ROW).findOne();
    }

    public void insert(Handle handle, String projectId, StepName name, int order) {
        handle.createUpdate("INSERT INTO oms_step (project_id, step_order, step_name) VALUES (:id, :order, :name)").bind("id", projectId).bind("order", order).bind("name", name).execute();
    }

    /**
     * Changes the state when it still is the expected one. Sets the start time on the first run and the finish time with progress 100 when it ends well, and
     * writes the change to the step's events.
     *
     * @return whether it was
     */
    public boolean move(Handle handle, long id, StepStatus from, StepStatus to) {
        boolean moved = handle.createUpdate("""
                UPDATE oms_step SET step_status = :to, gmt_modified = CURRENT_TIMESTAMP,
                  start_time = CASE WHEN :to = 'RUNNING' AND (start_time IS NULL OR :from = 'INIT') THEN CURRENT_TIMESTAMP ELSE start_time END,
                  finish_time = CASE WHEN :to = 'FINISHED' THEN CURRENT_TIMESTAMP ELSE NULL END,
                  progress = CASE WHEN :to IN ('FINISHED', 'MONITORING') THEN 100 ELSE progress END
                WHERE id = :id AND step_status = :from""").bind("id", id).bind("from", from).bind("to", to).execute() == 1;
        if (moved) {
            StepEventRepository.stepMoved(handle, id, from.name(), to.name());
        }
        return moved;
    }

    /** Starts the step's clock anew, for a run from the beginning. */
    public void restartClock(Handle handle, long id) {
        handle.createUpdate("UPDATE oms_step SET start_time = CURRENT_TIMESTAMP, finish_time = NULL, progress = 0 WHERE id = :id").bind("id", id).execute();
    }

    /** Writes what was measured. Only while the step runs or is in its steady state, so that a late sample never covers what somebody changed by hand. */
    public void sample(Handle handle, long id, String stepInfo, int progress) {
        handle.createUpdate("UPDATE oms_step SET step_info = :info, progress = :progress, gmt_modified = CURRENT_TIMESTAMP WHERE id = :id AND step_status IN ('RUNNING', 'MONITORING')").bind("id", id)
                .bind("info", stepInfo).bind("progress", progress).execute();
    }

    public void setInfo(Handle handle, long id, String stepInfo) {
        handle.createUpdate("UPDATE oms_step SET step_info = :info, gmt_modified = CURRENT_TIMESTAMP WHERE id = :id").bind("id", id).bind("info", stepInfo).execute();
    }

    public void setExtraInfo(Handle handle, long id, String extraInfo) {
        handle.createUpdate("UPDATE oms_step SET extra_info = :info, gmt_modified = CURRENT_TIMESTAMP WHERE id = :id").bind("id", id).bind("info", extraInfo).execute();
    }
}
