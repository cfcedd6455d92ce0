package org.godwit.rm.repository;

import java.time.Instant;
import java.util.Optional;

/** A row of {@code oms_ops_ticket}: an O&M task. */
public record TicketRow(long id, String ticketType, String operator, String objectName, String status, String message, Instant gmtCreate, Optional<Instant> gmtFinish) {
}
