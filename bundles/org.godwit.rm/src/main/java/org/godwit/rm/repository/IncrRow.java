package org.godwit.rm.repository;

/** A row of {@code oms_incr}: one direction of a project. Positions are texts of the connector with Unix times; {@code untilPosition} is empty while nothing is copied. */
public record IncrRow(String projectId, String direction, String startPosition, long startSeconds, String untilPosition, long untilSeconds, String definitions, String copiedJson, long conflictCount) {
}
