package org.godwit.core.model;

/** States of a sub-task ({@code oms_task.task_status}). */
public enum TaskStatus {
    INIT, PENDING, RUNNING, WAIT_CONFIRM, FINISHED, FAILED, SKIPPED
}
