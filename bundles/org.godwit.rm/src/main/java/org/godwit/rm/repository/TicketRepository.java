package org.godwit.rm.repository;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads and writes {@code oms_ops_ticket} and {@code oms_ops_subticket}: operations on components. Thread-safe. */
public final class TicketRepository {
    private static final RowMapper<TicketRow> TICKET = ConstructorMapper.of(TicketRow.class);
    private static final RowMapper<SubticketRow> SUB = ConstructorMapper.of(SubticketRow.class);
    private static final String TICKETS = "SELECT id, ticket_type, operator, object_name, status, message, gmt_create, gmt_finish FROM oms_ops_ticket";
    private static final String SUBS = "SELECT id, ticket_id, sub_order, sub_type, status, message, param_json, start_time, gmt_modified FROM oms_ops_subticket";

    /** States of OMS. */
    public static final String INITIALIZING = "INITIALIZING";
    public static final String READY = "READY";
    public static final String RUNNING = "RUNNING";
    public static final String SUCCESSFUL = "SUCCESSFUL";
    public static final String FAILED = "FAILED";
    public static final String SKIPPED = "SKIPPED";

    /** A part of a new ticket. */
    public record Part(String type, String paramJson) {
    }

    /** Records an operation of one sub-task that succeeded. */
    public void done(Handle handle, String type, String object) {
        long id = insert(handle, type, object, List.of(new Part(type, "{}")));
        subs(handle, id).forEach(s -> setSub(handle, s.id(), SUCCESSFUL, ""));
        finish(handle, id, SUCCESSFUL, "");
    }

    /** Adds a ticket with its parts; the supervisor works on it. */
    public long insert(Handle handle, String type, String object, List<Part> parts) {
        long id = handle.createUpdate("INSERT INTO oms_ops_ticket (ticket_type, operator, object_name, status) VALUES (:type, :operator, :object, 'READY')").bind("type", type)
                .bind("operator", System.getProperty("user.name", "")).bind("object", object).executeAndReturnGeneratedKeys("id").mapTo(Long.class).one();
        for (int i = 0; i < parts.size(); i++) {
            handle.createUpdate("INSERT INTO oms_ops_subticket (ticket_id, sub_order, sub_type, status, param_json) VALUES (:id, :order, :type, 'READY', :param)").bind("id", id).bind("order", i + 1)
                    .bind("type", parts.get(i).type()).bind("param", parts.get(i).paramJson()).execute();
        }
        return id;
    }

    /** The newest first. */
    public List<TicketRow> list(Handle handle, int limit) {
        return handle.createQuery(TICKETS + " ORDER BY id DESC FETCH FIRST :limit ROWS ONLY").bind("limit", limit).map(TICKET).list();
    }

    /** Those that are to be worked on, the oldest first. */
    public List<TicketRow> open(Handle handle) {
        return handle.createQuery(TICKETS + " WHERE status IN ('READY', 'RUNNING') ORDER BY id").map(TICKET).list();
    }

    public Optional<TicketRow> find(Handle handle, long id) {
        return handle.createQuery(TICKETS + " WHERE id = :id").bind("id", id).map(TICKET).findOne();
    }

    /** Parts of a ticket in their order. */
    public List<SubticketRow> subs(Handle handle, long ticketId) {
        return handle.createQuery(SUBS + " WHERE ticket_id = :id ORDER BY sub_order").bind("id", ticketId).map(SUB).list();
    }

    /** Parts of several tickets. */
    public Map<Long, List<SubticketRow>> subsOf(Handle handle, List<TicketRow> tickets) {
        if (tickets.isEmpty()) {
            return Map.of();
        }
        return handle.createQuery(SUBS + " WHERE ticket_id IN (<ids>) ORDER BY ticket_id, sub_order").bindList("ids", tickets.stream().map(TicketRow::id).toList()).map(SUB).list().stream()
                .collect(java.util.stream.Collectors.groupingBy(SubticketRow::ticketId));
    }

    public Optional<SubticketRow> sub(Handle handle, long id) {
        return handle.createQuery(SUBS + " WHERE id = :id").bind("id", id).map(SUB).findOne();
    }

    public void setStatus(Handle handle, long id, String status, String message) {
        handle.createUpdate("UPDATE oms_ops_ticket SET status = :status, message = :message, gmt_finish = NULL WHERE id = :id").bind("id", id).bind("status", status).bind("message", message).execute();
    }

    public void finish(Handle handle, long id, String status, String message) {
        handle.createUpdate("UPDATE oms_ops_ticket SET status = :status, message = :message, gmt_finish = CURRENT_TIMESTAMP WHERE id = :id").bind("id", id).bind("status", status).bind("message", message)
                .execute();
    }

    public void setSub(Handle handle, long id, String status, String message) {
        handle.createUpdate("""
                UPDATE oms_ops_subticket SET status = :status, message = :message, gmt_modified = CURRENT_TIMESTAMP,
                  start_time = CASE WHEN :status = 'RUNNING' THEN CURRENT_TIMESTAMP WHEN :status = 'READY' THEN NULL ELSE start_time END
                WHERE id = :id""").bind("id", id).bind("status", status).bind("message", message).execute();
    }
}
