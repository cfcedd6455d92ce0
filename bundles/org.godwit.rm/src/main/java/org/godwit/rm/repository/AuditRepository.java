package org.godwit.rm.repository;

import org.jdbi.v3.core.Handle;

/** Writes {@code oms_audit_log}: who changed what. Never holds secrets. Thread-safe. */
public final class AuditRepository {
    public void add(Handle handle, String action, String object, String detail) {
        handle.createUpdate("INSERT INTO oms_audit_log (operator, action, object_name, detail) VALUES (:operator, :action, :object, :detail)").bind("operator", System.getProperty("user.name", ""))
                .bind("action", action).bind("object", object).bind("detail", detail).execute();
    }

    /** Forgets entries older than a number of days. */
    public void forget(Handle handle, int days) {
        handle.createUpdate("DELETE FROM oms_audit_log WHERE gmt_create < DATEADD(DAY, -:days, CURRENT_TIMESTAMP)").bind("days", days).execute();
    }
}
