package org.godwit.rm.repository;

/** A row of {@code oms_switch_item}. */
public record SwitchItemRow(long id, String projectId, int itemOrder, String kind, String objectName, String description, String databaseName, String statement, boolean manual, String state, String message) {
}
