package org.godwit.supervisor.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.StepName;
import org.godwit.core.progress.CancelToken;

/** Migration projects: create, run, diagnose, repair. Thread-safe. State-changing calls write the rm database and return; the scheduler does the work. */
public interface ProjectService {
    List<ProjectSummary> list() throws GodwitException;

    ProjectDetail get(String id) throws GodwitException;

    /** Validates and saves in state INIT; returns the id ({@code np_…}). */
    String create(ProjectSpec spec) throws GodwitException;

    /**
     * As {@link #create(ProjectSpec)}, with precheck items that the user skipped when he looked at them before.
     *
     * @param skipped items of {@link #precheck}
     * @throws GodwitException also when one of them may not be skipped
     */
    String create(ProjectSpec spec, List<PrecheckItem> skipped) throws GodwitException;

    void start(String id) throws GodwitException;

    void pause(String id) throws GodwitException;

    void resume(String id) throws GodwitException;

    void release(String id) throws GodwitException;

    void delete(String id) throws GodwitException;

    /** Runs a failed step again (what setting {@code step_status} to FAILED and {@code step_info} to {} does). */
    void retryStep(String id, StepName step) throws GodwitException;

    /** Skips a step that may be skipped (full verification). */
    void skipStep(String id, StepName step) throws GodwitException;

    void retryTask(String id, long taskId) throws GodwitException;

    void skipTask(String id, long taskId) throws GodwitException;

    /** Resolves a selection against its source: what would be moved. */
    ResolvedObjects resolve(String dataSourceId, ObjectSelection selection, CancelToken cancel) throws GodwitException;

    /** Runs the precheck for a specification that is not saved, item by item. */
    List<PrecheckItem> precheck(ProjectSpec spec, PrecheckListener listener, CancelToken cancel) throws GodwitException;

    List<PrecheckItem> precheckItems(String id) throws GodwitException;

    void skipPrecheck(String id, long itemId) throws GodwitException;

    List<StructObject> objects(String id) throws GodwitException;

    void retryObjects(String id, List<Long> objectIds) throws GodwitException;

    void skipObjects(String id, List<Long> objectIds) throws GodwitException;

    /** Replaces the DDL that will be run for a failed object ("Modify Creation Syntax"). */
    void editObject(String id, long objectId, String ddl) throws GodwitException;

    List<FindingView> findings(String id) throws GodwitException;

    List<TableProgress> tables(String id) throws GodwitException;

    List<VerifyTable> verification(String id) throws GodwitException;

    /** Differing rows of one table, in key order, from {@code offset}. */
    List<RowDifference> differences(String id, ObjectName table, int offset, int limit) throws GodwitException;

    /** Where the correction script and the difference file of a table are. */
    List<Path> verificationFiles(String id, ObjectName table) throws GodwitException;

    void reverify(String id, ReverifyScope scope) throws GodwitException;

    /** The directions of the incremental migration that exist, forward first; empty for a project without one. */
    List<IncrementalView> incremental(String id) throws GodwitException;

    /** Decides about a statement that could not be carried over; a step that failed because of it goes on. */
    void answerDdl(String id, long ddlId, DdlAnswer answer) throws GodwitException;

    /** Changes that met other rows than they should, oldest first from {@code offset}; a bounded number is kept. */
    List<ConflictView> conflicts(String id, Direction direction, int offset, int limit) throws GodwitException;

    /** The check list of the switchover; empty for a project without one. Automatic sub-steps are retried and skipped with {@link #retryTask} and {@link #skipTask}. */
    Optional<SwitchoverView> switchover(String id) throws GodwitException;

    /** Confirms a manual sub-step that waits; it is done then, or runs. */
    void confirm(String id, long taskId) throws GodwitException;

    /** Marks a manual item of the sub-step about database objects as complete. */
    void completeItem(String id, long itemId) throws GodwitException;

    /** Leaves an item of the sub-step about database objects out. */
    void skipItem(String id, long itemId) throws GodwitException;

    /** Begins a switchover in the other direction, after one has ended and changes flow back; it has the same sub-steps. */
    void switchBack(String id) throws GodwitException;

    /**
     * Takes a switchover back that has begun and not yet ended: the check list begins anew, and changes are carried over as before. A sub-step at work is stopped by pausing the project for a moment.
     *
     * @throws GodwitException once changes flow the other way; then only {@link #switchBack} leads back
     */
    void abortSwitchover(String id, CancelToken cancel) throws GodwitException;

    /** What is verified again. */
    enum ReverifyScope {
        ALL, ABNORMAL_TABLES, INCONSISTENT_RECORDS
    }

    /** Told of each precheck item when it begins (state RUNNING) and ends; on an engine thread. */
    @FunctionalInterface
    interface PrecheckListener {
        void item(PrecheckItem item, int done, int total);
    }
}
