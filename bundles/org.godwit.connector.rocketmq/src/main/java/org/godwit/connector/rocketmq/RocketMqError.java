package org.godwit.connector.rocketmq;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;

/** Failures that RocketMQ's name servers, brokers or its client report. Arguments are names and what the server says. */
public enum RocketMqError implements ErrorCode {
    UNREACHABLE("GODWIT-ROCKETMQ-0001", Category.TRANSIENT, "{0} does not answer: {1}", "Check that name servers and brokers run, and that the address that each broker registers (brokerIP1) can be reached from here."),
    DENIED("GODWIT-ROCKETMQ-0002", Category.CONFIGURATION, "{0} does not allow it: {1}", "Check access key and secret key, and that the account may create, publish to and subscribe to the topics."),
    NO_TOPIC("GODWIT-ROCKETMQ-0003", Category.CONFIGURATION, "There is no topic {0}.", "Create it as an ordered topic, choose another one, or let schema synchronization create it."),
    REFUSED("GODWIT-ROCKETMQ-0004", Category.CONFIGURATION, "{0} refuses: {1}", "Mend what the server says; then start again."),
    PASSING("GODWIT-ROCKETMQ-0005", Category.TRANSIENT, "{0} cannot do it now: {1}", "It is tried again."),
    NO_STATEMENTS("GODWIT-ROCKETMQ-0006", Category.CONFIGURATION, "RocketMQ runs no statements.", "Use the data source as the target of a synchronization project."),
    NO_BROKER("GODWIT-ROCKETMQ-0007", Category.TRANSIENT, "No broker has registered with {0}.", "Start a broker, or wait until it has told the name servers of itself."),
    NO_QUEUE("GODWIT-ROCKETMQ-0008", Category.CONFIGURATION, "The topic {0} has {1} queues, but queue {2} is chosen.", "Choose a smaller sink.partition (the first is 0), or give the topic more queues."),
    UNVERIFIED("GODWIT-ROCKETMQ-0009", Category.CONFIGURATION, "RocketMQ''s client cannot check certificates for one connection alone.", "Choose tls=required, which encrypts without checking who is at the other end, or leave it out.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    RocketMqError(String code, Category category, String message, String remedy) {
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
