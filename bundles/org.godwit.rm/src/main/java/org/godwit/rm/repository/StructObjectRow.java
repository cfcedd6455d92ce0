package org.godwit.rm.repository;

import org.godwit.core.model.StepName;

/** A row of {@code oms_struct_object}. {@code phase} is the step that creates it. The error's fields are empty when there is none. */
public record StructObjectRow(long id, String projectId, StepName phase, int objectOrder, String kind, String sourceSchema, String sourceName, String targetSchema, String targetName, String part,
        String sourceDdl, String targetDdl, String state, boolean converted, boolean edited, String errorCode, String errorCategory, String errorMsg, String errorRemedy) {
}
