package org.godwit.rm.repository;

import java.time.Instant;

/** A row of {@code oms_incr_ddl}. {@code choice} is what a person decided: SKIP, REPLACE (with the statements in {@code choiceJson}), DONE or AGAIN; empty while nobody did. */
public record DdlRow(long id, String projectId, String direction, String positionText, long positionSeconds, long positionChanges, long ddlSeconds, String databaseName, String statement, String kind,
        String tablesJson, String targetJson, String decision, String suggestion, String state, String outcome, String choice, String choiceJson, Instant gmtModified) {
    public PositionKey position() {
        return new PositionKey(positionText, positionSeconds, positionChanges);
    }
}
