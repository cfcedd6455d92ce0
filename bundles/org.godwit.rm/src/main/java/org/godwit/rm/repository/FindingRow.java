package org.godwit.rm.repository;

/** A row of {@code oms_finding}. */
public record FindingRow(String projectId, String ruleId, String severity, String objectSchema, String objectName, String part, String beforeText, String afterText, String reason, String remedy) {
}
