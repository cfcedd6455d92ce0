package org.godwit.rm.repository;

import org.jdbi.v3.core.Handle;

/** Writes {@code oms_ops_ticket} and {@code oms_ops_subticket}: operations on components. Thread-safe. */
public final class TicketRepository {
    /** Records an operation of one sub-task that succeeded. */
    public void done(Handle handle, String type, String object) {
        long id = handle.createUpdate("INSERT INTO oms_ops_ticket (ticket_type, operator, object_name, status, gmt_finish) VALUES (:type, :operator, :object, 'SUCCESSFUL', CURRENT_TIMESTAMP)")
                .bind("type", type).bind("operator", System.getProperty("user.name", "")).bind("object", object).executeAndReturnGeneratedKeys("id").mapTo(Long.class).one();
        handle.createUpdate("INSERT INTO oms_ops_subticket (ticket_id, sub_order, sub_type, status) VALUES (:id, 1, :type, 'SUCCESSFUL')").bind("id", id).bind("type", type).execute();
    }
}
