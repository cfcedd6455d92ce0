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
 * @param schemaBlock what stands before the payload (Debezium)
 */
public record MessageSettings(String dbType, String dbVersion, String subtopic, String business, boolean sequenceEnabled, SchemaBlock schemaBlock) {
    /** Whether and how Debezium messages say what their fields are. */
    public enum SchemaBlock {
        NONE,
        /** As OMS documents it. */
        OMS,
        /** As Debezium writes it and Kafka Connect reads it, with the values that go with it. */
        CONNECT
    }

    public MessageSettings {
        Objects.requireNonNull(dbType);
        Objects.requireNonNull(dbVersion);
        Objects.requireNonNull(subtopic);
        Objects.requireNonNull(business);
        Objects.requireNonNull(schemaBlock);
    }
}
