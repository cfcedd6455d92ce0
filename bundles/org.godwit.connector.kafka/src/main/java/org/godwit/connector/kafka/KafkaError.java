package org.godwit.connector.kafka;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;

/** Failures that Kafka's brokers or its client report. Arguments are names and what the broker says. */
public enum KafkaError implements ErrorCode {
    UNREACHABLE("GODWIT-KAFKA-0001", Category.TRANSIENT, "No broker of {0} answers: {1}", "Check that the brokers run, that host and port are right, and that the listeners they advertise can be reached from here."),
    LOGIN("GODWIT-KAFKA-0002", Category.CONFIGURATION, "{0} refuses the login: {1}", "Check user, password and saslMechanism (PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512), and whether the listener asks for TLS."),
    TLS("GODWIT-KAFKA-0003", Category.CONFIGURATION, "No encrypted connection to {0}: {1}", "Check the authority (ca), the host name in the broker''s certificate, and whether the listener is one for TLS."),
    DENIED("GODWIT-KAFKA-0004", Category.CONFIGURATION, "{0} does not allow it: {1}", "Give the user Describe, Write and Read on the topics, and Create and DescribeConfigs where topics shall be created."),
    NO_TOPIC("GODWIT-KAFKA-0005", Category.CONFIGURATION, "There is no topic {0}.", "Create it, choose another one, or let schema synchronization create it."),
    TOO_LARGE("GODWIT-KAFKA-0006", Category.DATA, "A message is too large for {0}: {1}",
            "Raise max.message.bytes of the topic (and message.max.bytes of the brokers), or send less of the row."),
    REFUSED("GODWIT-KAFKA-0007", Category.CONFIGURATION, "{0} refuses: {1}", "Mend what the broker says; then start again."),
    PASSING("GODWIT-KAFKA-0008", Category.TRANSIENT, "{0} cannot do it now: {1}", "It is tried again."),
    BAD_MECHANISM("GODWIT-KAFKA-0009", Category.CONFIGURATION, "{0} is no way to log in that is known here.", "Choose PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512 for saslMechanism."),
    NO_STATEMENTS("GODWIT-KAFKA-0010", Category.CONFIGURATION, "Kafka runs no statements.", "Use the data source as the target of a synchronization project.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    KafkaError(String code, Category category, String message, String remedy) {
        this.code = code;
        this.category = category;
        this.message = message;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Category category() {
        return category;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
