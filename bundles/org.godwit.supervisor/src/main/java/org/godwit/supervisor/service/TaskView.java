package org.godwit.supervisor.service;

import java.time.Instant;
import org.godwit.core.model.TaskStatus;

/** A sub-task of a step ({@code oms_task}). */
public record TaskView(long id, String type, TaskStatus status, int retryCount, int maxRetryCount, String result, String errorCode, String errorMessage, Instant modified) {
}
