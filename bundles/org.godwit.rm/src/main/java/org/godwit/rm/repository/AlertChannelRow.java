package org.godwit.rm.repository;

/** A row of {@code oms_alert_channel}, whose secret is sealed. */
public record AlertChannelRow(String id, String name, String kind, boolean enabled, String configJson, String secretSealed) {
}
