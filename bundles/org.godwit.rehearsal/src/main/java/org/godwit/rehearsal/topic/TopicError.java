package org.godwit.rehearsal.topic;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;

/** Failures of checking topics. */
public enum TopicError implements ErrorCode {
    NO_TABLES("GODWIT-REH-0030", Category.CONFIGURATION, "There is no table to check on {0}.", "Look at --tables and --exclude, and whether the account may see the tables."),
    REFUSED("GODWIT-REH-0031", Category.DATA, "The twin refused a change of {0} from the topic {1}: {2}",
            "Look at the message with godwit topic read. If an application other than Godwit writes to the topic, check it by its own means.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    TopicError(String code, Category category, String message, String remedy) {
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
