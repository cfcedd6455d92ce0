package org.godwit.transfer.incr;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;

/** Failures of an Incr-Sync that do not come from a server. Arguments are names, numbers and statements of definitions. */
public enum IncrError implements ErrorCode {
    DDL_UNSUPPORTED("GODWIT-INCR-0001", Category.DATA, "A statement of the source needs a decision: {0}. Reason: {1}",
            "Choose one: skip the statement; edit it and run it at the target; or run what is needed at the target by hand and go on. What is possible of it at the target: {2}"),
    DDL_FAILED("GODWIT-INCR-0002", Category.DATA, "The target refused {0}: {1}",
            "Choose one: try it again; skip the statement; edit it and run it at the target; or run what is needed at the target by hand and go on."),
    TABLE_MISSING("GODWIT-INCR-0003", Category.DATA, "Changes of {0} cannot be applied: the target has no table {1}.",
            "Create the table at the target, or take {0} out of the project, and start the component again."),
    COLUMN_MISSING("GODWIT-INCR-0004", Category.DATA, "The target table {0} has no writable column {1}, which {2} delivers.",
            "Add the column to the target table, take it out of the selection of this table, or set sink.ignoreRedunantColumnsReplicate to leave such columns out; then start the component again."),
    NO_COLUMNS("GODWIT-INCR-0005", Category.DATA, "Nothing of table {0} can be written to {1}: no chosen column exists on both sides.", "Choose at least one column that the target has."),
    LOST_POSITION("GODWIT-INCR-0006", Category.CONFIGURATION, "The definitions that were valid at {0} are not known.",
            "Reset the position of the component to a place for which definitions are kept; the oldest is {1}."),
    CHECKPOINT("GODWIT-INCR-0007", Category.DATA, "The checkpoints of {0} in the target do not fit together: {1}.",
            "Somebody changed or removed rows of godwit_checkpoint. Restore them, or copy the tables again."),
    KEY_NOT_MOVED("GODWIT-INCR-0008", Category.CONFIGURATION, "Changes of {0} cannot be told apart at the target: column {1} of its key is not moved.",
            "Choose the column too, or give the table a key of chosen columns."),
    UNKNOWN_TYPE("GODWIT-INCR-0009", Category.CONFIGURATION, "{0} is not a record type.", "allowRecordTypes takes INSERT, UPDATE, DELETE, REPLACE, HEARTBEAT and ROW, joined with commas."),
    REPLAY("GODWIT-INCR-0010", Category.BUG, "The changes between {0} and {1} do not come again as they were.",
            "The store or the definitions of the target changed while some lanes were ahead. Verify the tables and correct them, then reset the position.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    IncrError(String code, Category category, String message, String remedy) {
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
