package org.godwit.connector.mysql.mark;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;

/** Failures of the table of marks. Argument {0} is the database. */
enum MarkError implements ErrorCode {
    GONE("GODWIT-MYSQL-0104", Category.TRANSIENT, "The table godwit_checkpoint of database {0} was dropped while it was needed.", "It is created again and the work repeated.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    MarkError(String code, Category category, String message, String remedy) {
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
