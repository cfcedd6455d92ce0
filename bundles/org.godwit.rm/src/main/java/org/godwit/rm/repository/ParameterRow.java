package org.godwit.rm.repository;

import java.time.Instant;

/** A row of {@code oms_system_param}. */
public record ParameterRow(String name, String paramValue, String defaultValue, String module, String description, Instant modifiedAt) {
}
