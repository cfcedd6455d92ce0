package org.godwit.schema.mysql.follow;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;

/** Failures of following definitions. */
enum FollowError implements ErrorCode {
    STATE("GODWIT-SCHEMA-0001", Category.CONFIGURATION, "The kept table definitions cannot be read: {0}.",
            "They were written by another version or damaged; begin the incremental synchronization anew from a position at which the definitions are known.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    FollowError(String code, Category category, String message, String remedy) {
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
