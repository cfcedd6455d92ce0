package org.godwit.rm.repository;

import java.util.Optional;

/** A row of {@code oms_precheck_item}. */
public record PrecheckRow(long id, String projectId, int itemOrder, String itemKey, String side, String description, String state, String cause, String remedy, Optional<String> mendSql, boolean skippable) {
}
