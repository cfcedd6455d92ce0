package org.godwit.rm.repository;

import java.time.Instant;

/** A row of {@code oms_component} with the name of its project. */
public record ComponentRow(String name, String kind, String projectId, String projectName, String status, int progress, double rps, double iops, int queueFill, long errors, String parametersJson,
        Instant gmtModified) {
}
