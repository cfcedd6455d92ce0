package org.godwit.rm.repository;

import org.jdbi.v3.core.Handle;

/** Writes {@code oms_lease}: tells people which process works on the projects. Thread-safe. */
public final class LeaseRepository {
    public void beat(Handle handle, String name, String holder) {
        handle.createUpdate("MERGE INTO oms_lease (name, holder, heartbeat) VALUES (:name, :holder, CURRENT_TIMESTAMP)").bind("name", name).bind("holder", holder).execute();
    }

    public void release(Handle handle, String name) {
        handle.createUpdate("DELETE FROM oms_lease WHERE name = :name").bind("name", name).execute();
    }
}
