package org.godwit.transfer.message;

import java.util.Objects;

/**
 * What all messages of a job have in common. Immutable.
 *
 * @param dbType the source in OMS's words, for example MYSQL or OB_MYSQL
 * @param dbVersion the source's version; empty leaves it out
 * @param subtopic name of the store that the changes come from
 * @param business the business system that messages name (Dataworks: load_fm); empty leaves it out
 * @param sequenceEnabled number each change (OMS: sequenceEnabled)
 * @param withSchema put the schema block before the payload (Debezium)
 */
public record MessageSettings(String dbType, String dbVersion, String subtopic, String business, boolean sequenceEnabled, boolean withSchema) {
    public MessageSettings {
        Objects.requireNonNull(dbType);
        Objects.requireNonNull(dbVersion);
        Objects.requireNonNull(subtopic);
        Objects.requireNonNull(business);
    }
}
