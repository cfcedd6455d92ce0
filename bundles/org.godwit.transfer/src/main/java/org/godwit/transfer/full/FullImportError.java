package org.godwit.transfer.full;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;

/** Failures of a full import that do not come from a server. Arguments are names and numbers. */
public enum FullImportError implements ErrorCode {
    TARGET_NOT_EMPTY("GODWIT-FULL-0001", Category.DATA, "{0} of the target tables already hold rows: {1}",
            "Empty them and retry; or resume the project to go on nevertheless; or choose Ignore, which keeps the rows that are there and records each conflict."),
    COLUMN_MISSING("GODWIT-FULL-0002", Category.DATA, "The target table {0} has no writable column {1}, which {2} delivers.",
            "Add the column to the target table, or take it out of the selection of this table."),
    NO_COLUMNS("GODWIT-FULL-0003", Category.DATA, "Nothing of table {0} can be written to {1}: no chosen column exists on both sides.", "Choose at least one column that the target has."),
    PART_MISSING("GODWIT-FULL-0004", Category.CONFIGURATION, "{0} cannot be used as the {1} of a full import.", "Choose a data source of a type that supports full migration."),
    TABLES_FAILED("GODWIT-FULL-0005", Category.DATA, "{0} of {1} tables could not be copied whole; the first is {2}: {3}",
            "Look at each failed table for its cause, mend it and resume; finished tables are not copied again."),
    HEAP("GODWIT-FULL-0007", Category.TRANSIENT, "The heap was too small for the rows of table {0} that were on their way at once.",
            "The table goes on with one reader; when it fails again, give the process a heap of eight times the largest row (-Xmx)."),
    TOO_MANY_ROWS_WITHOUT_KEY("GODWIT-FULL-0006", Category.CONFIGURATION, "Table {0} has no key and about {1} rows, more than source.nonePkUkSupportRowsMax = {2} allows.",
            "Give the table a primary key, or raise the limit: the whole table is one ordered pass that starts again from its beginning after an interruption.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    FullImportError(String code, Category category, String message, String remedy) {
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
