package org.godwit.transfer.queue;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;

/** Failures on the way to a queue that do not come from its servers. Arguments are names and numbers. */
public enum QueueError implements ErrorCode {
    NO_QUEUE("GODWIT-QUEUE-0001", Category.CONFIGURATION, "{0} takes no messages.", "Choose a data source of a message queue as the target."),
    BAD_RULE("GODWIT-QUEUE-0002", Category.CONFIGURATION, "{0} is no usable rule in {1}.", "Write {2}."),
    BAD_TOPIC("GODWIT-QUEUE-0003", Category.CONFIGURATION, "{0} cannot be the name of a topic (for {1}): {2}.", "Choose another name with sink.topic or sink.topicRules."),
    TOPIC_MISSING("GODWIT-QUEUE-0004", Category.CONFIGURATION, "There is no topic {0}, to which {1} goes.",
            "Create it, choose another with sink.topic or sink.topicRules, let schema synchronization create it, or set sink.isTopicMandatory to false."),
    FEW_PARTITIONS("GODWIT-QUEUE-0005", Category.CONFIGURATION, "The topic {0} has {1} partitions, but partition {2} is chosen.", "Choose a smaller sink.partition (the first is 0), or give the topic more partitions."),
    HASH_COLUMN("GODWIT-QUEUE-0006", Category.CONFIGURATION, "The column {1}, by which rows of {0} are spread over partitions, is not sent.", "Choose the column too, or other columns in sink.hashColumns."),
    MESSAGE("GODWIT-QUEUE-0007", Category.DATA, "No message can be made of a row of {0}: {1}", "Change the value, leave the column out, or choose another serializer type."),
    TOO_LARGE("GODWIT-QUEUE-0008", Category.DATA, "The message of row {0} of {1} is too large for the topic {2}: {3} bytes. {4}",
            "Raise max.message.bytes of the topic (and message.max.bytes of the brokers), or set sink.onTooLarge to SKIP, which records such rows and goes on."),
    NO_COLUMNS("GODWIT-QUEUE-0009", Category.CONFIGURATION, "Nothing of table {0} is sent: no chosen column exists.", "Choose at least one column.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    QueueError(String code, Category category, String message, String remedy) {
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
