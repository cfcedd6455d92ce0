package org.godwit.rm.repository;

import java.util.Optional;

/** A row of {@code oms_project_object}; {@code kind} is TABLE or VIEW, the columns are JSON. */
public record ProjectObjectRow(String projectId, int objectOrder, String kind, String sourceSchema, String sourceName, String targetSchema, String targetName, Optional<String> rowFilter,
        String columnsJson) {
}
