package org.godwit.rm.repository;

import java.time.Instant;
import org.godwit.core.model.TaskStatus;

/** A row of {@code oms_task}; {@code taskGroup} is the id of its step. */
public record TaskRow(long id, String projectId, long taskGroup, int taskOrder, String taskType, TaskStatus taskStatus, String taskParam, String taskResult, String errorCode, String errorMsg, int retryCount,
        int maxRetryCount, boolean manualConfirm, Instant gmtModified) {
    /** Whether the scheduler may run it by itself (OMS: a greater count switches the automatic retry off). */
    public boolean mayRun() {
        return taskStatus == TaskStatus.PENDING && retryCount <= maxRetryCount;
    }

    /** Whether it no longer holds up the tasks behind it. */
    public boolean isPassed() {
        return taskStatus == TaskStatus.FINISHED || taskStatus == TaskStatus.SKIPPED;
    }
}
