package org.godwit.rm.repository;

/** A row of {@code oms_label}, with the number of projects that are not deleted and have it. */
public record LabelRow(String id, String name, int projects) {
}
