package org.godwit.rm.repository;

import java.time.Instant;
import java.util.Optional;

/** A row of {@code oms_ops_subticket}: one part of an O&M task. */
public record SubticketRow(long id, long ticketId, int subOrder, String subType, String status, String message, String paramJson, Optional<Instant> startTime, Instant gmtModified) {
}
