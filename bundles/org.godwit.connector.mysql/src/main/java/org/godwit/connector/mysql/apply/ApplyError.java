package org.godwit.connector.mysql.apply;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;
import org.godwit.core.spi.ChangeApplier;

/** Failures of applying changes. The key of a row is named, because without it nobody could find the row. */
enum ApplyError implements ErrorCode {
    CONFLICT("GODWIT-MYSQL-0301", Category.DATA, "Table {0}, {1} of the row with {2}: {3}.",
            "Compare the row on both sides and mend the target, or let the source win or the target stay for such rows (sink.onConflict); then resume."),
    REFUSED("GODWIT-MYSQL-0302", Category.DATA, "Table {0} does not take the {1} of the row with {2}: {3}",
            "Change the column at the target or the row at the source, or let such changes be skipped and listed (sink.onError); then resume."),
    TOO_LARGE("GODWIT-MYSQL-0303", Category.CONFIGURATION, "The {1} of the row with {2} in table {0} needs a statement of {3} bytes, more than the {4} bytes that the target takes (max_allowed_packet).",
            "SET GLOBAL max_allowed_packet = 1073741824 at the target, then resume."),
    NO_COLUMN("GODWIT-MYSQL-0304", Category.DATA, "The target table {0} has no column {1}, which the source delivers.", "Add the column to the target table, or take it out of the selection of this table."),
    TAKEN_OVER(ChangeApplier.TAKEN_OVER, Category.CONFIGURATION, "Another process has taken over {0} and applies its changes to {1}; nothing more is applied here.",
            "Let one process work on the project: look which one shall, end the other, and start the component again where it shall run."),
    NOTHING_TO_FIND("GODWIT-MYSQL-0305", Category.DATA, "No column of table {0} is moved by which a row could be found.", "Choose at least one column that the target has."),
    WENT_BACK("GODWIT-MYSQL-0306", Category.TRANSIENT, "The checkpoint {0} at {1} stands at {2}, though {3} had been committed: the target has lost transactions.",
            "Changes are applied again from where the target stands. Let commits be durable at the target (innodb_flush_log_at_trx_commit = 1), and fail over only to servers that have all of them.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    ApplyError(String code, Category category, String message, String remedy) {
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
