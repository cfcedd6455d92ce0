package org.godwit.rm.repository;

import java.time.Instant;
import java.util.Optional;
import org.godwit.core.model.ProjectStatus;

/** A row of {@code oms_project}, without the columns that only other kinds of projects use. */
public record ProjectRow(String id, String name, ProjectStatus status, String sourceEndpointId, String sinkEndpointId, String mappingJson, String commonConfigJson, boolean enableStruct, boolean enableFull,
        boolean enableIncr, boolean enableFullVerify, boolean enableReverseIncr, Instant gmtCreate, Instant gmtModified, Optional<Instant> gmtStart, Optional<Instant> gmtFinish, String extraInfoJson) {
}
