package org.godwit.transfer.message.format;

import org.godwit.transfer.message.MessageSettings;

/** The layouts of messages under OMS's names ({@code serializerType}). */
public enum SerializerType {
    DEFAULT("Default"),
    DEFAULT_WITH_SCHEMA("DefaultExtendColumnType"),
    CANAL("Canal"),
    DATAWORKS_V2("Dataworks (V2.0)"),
    SHAREPLEX("SharePlex"),
    DEBEZIUM("Debezium"),
    DEBEZIUMFLATTEN("DebeziumFlatten"),
    DEBEZIUMSMT("DebeziumSmt"),
    MAXWELL("Maxwell"),
    AVRO("Avro");

    private final String label;

    SerializerType(String label) {
        this.label = label;
    }

    /** As the window calls it. */
    public String label() {
        return label;
    }

    /** A writer of this layout for one thread. */
    public MessageFormat open(MessageSettings settings) {
        return switch (this) {
            case DEFAULT -> new DefaultFormat(settings, false);
            case DEFAULT_WITH_SCHEMA -> new DefaultFormat(settings, true);
            case CANAL -> new CanalFormat();
            case DATAWORKS_V2 -> new DataworksFormat(settings);
            case SHAREPLEX -> new SharePlexFormat(settings);
            case DEBEZIUM -> new DebeziumFormat(settings, false);
            case DEBEZIUMFLATTEN -> new DebeziumFormat(settings, true);
            case DEBEZIUMSMT -> new DebeziumSmtFormat();
            case MAXWELL -> new MaxwellFormat();
            case AVRO -> new AvroFormat(settings);
        };
    }
}
