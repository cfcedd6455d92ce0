package org.godwit.rm.repository;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads and writes {@code oms_alert_channel} and {@code oms_alert_delivery}. Thread-safe. */
public final class AlertChannelRepository {
    /** A message that waits to be sent. */
    public record DeliveryRow(long id, long alertId, String channelId, String event, int attempts) {
    }

    public List<AlertChannelRow> list(Handle handle) {
        return handle.createQuery("SELECT * FROM oms_alert_channel ORDER BY name").map(ConstructorMapper.of(AlertChannelRow.class)).list();
    }

    public void put(Handle handle, AlertChannelRow row) {
        handle.createUpdate("MERGE INTO oms_alert_channel (id, name, kind, enabled, config_json, secret_sealed) KEY (id) VALUES (:id, :name, :kind, :enabled, :configJson, :secretSealed)").bindMethods(row)
                .execute();
    }

    public boolean delete(Handle handle, String id) {
        return handle.createUpdate("DELETE FROM oms_alert_channel WHERE id = :id").bind("id", id).execute() == 1;
    }

    /** One message to each channel that is enabled. @return how many */
    public int queue(Handle handle, long alertId, String event) {
        return handle.createUpdate("INSERT INTO oms_alert_delivery (alert_id, channel_id, event) SELECT :alert, id, :event FROM oms_alert_channel WHERE enabled").bind("alert", alertId).bind("event", event)
                .execute();
    }

    public List<DeliveryRow> due(Handle handle, Instant now, int limit) {
        return handle.createQuery("SELECT id, alert_id, channel_id, event, attempts FROM oms_alert_delivery WHERE state = 'PENDING' AND next_attempt <= :now ORDER BY id LIMIT :limit").bind("now", now)
                .bind("limit", limit).map(ConstructorMapper.of(DeliveryRow.class)).list();
    }

    public void sent(Handle handle, long id) {
        handle.createUpdate("UPDATE oms_alert_delivery SET state = 'SUCCESSFUL', attempts = attempts + 1, message = '' WHERE id = :id").bind("id", id).execute();
    }

    /** Tries again at the time; never again after the {@code last} attempt. */
    public void notSent(Handle handle, long id, String message, Instant next, boolean last) {
        handle.createUpdate("UPDATE oms_alert_delivery SET state = :state, attempts = attempts + 1, next_attempt = :next, message = :message WHERE id = :id").bind("id", id)
                .bind("state", last ? "FAILED" : "PENDING").bind("next", next).bind("message", message).execute();
    }

    /** What all messages of an alert together came to: PENDING, FAILED or SUCCESSFUL. */
    public String outcome(Handle handle, long alertId) {
        return handle.createQuery("""
                SELECT CASE WHEN SUM(CASE WHEN state = 'PENDING' THEN 1 ELSE 0 END) > 0 THEN 'PENDING' WHEN SUM(CASE WHEN state = 'FAILED' THEN 1 ELSE 0 END) > 0 THEN 'FAILED' ELSE 'SUCCESSFUL' END
                FROM oms_alert_delivery WHERE alert_id = :id""").bind("id", alertId).mapTo(String.class).one();
    }
}
