package org.godwit.connector.mysql.full;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;

/** Failures of writing rows. The key of a row is named, because without it nobody could find the row. */
enum FullError implements ErrorCode {
    BAD_ROW("GODWIT-MYSQL-0101", Category.DATA, "Table {0} does not take the row with {1}, column {2}: {3}",
            "Repair the row at the source, change the column at the target, or set sink.keepBadRows to put such rows into godwit_error_row; then resume."),
    KEY_CONFLICT("GODWIT-MYSQL-0102", Category.DATA, "Table {0} has a row with the key of {1} already: {2}",
            "Empty the target table and retry, or choose Ignore for rows that exist, or look for values that are equal under the target''s collation."),
    ROW_TOO_LARGE("GODWIT-MYSQL-0103", Category.CONFIGURATION, "The row with {1} of table {0} has {2} bytes, more than the {3} bytes that the target takes in one statement (max_allowed_packet).",
            "SET GLOBAL max_allowed_packet = 1073741824 at the target, or allow LOAD DATA LOCAL there (SET GLOBAL local_infile = ON), then resume."),
    NO_PLACE("GODWIT-MYSQL-0106", Category.CONFIGURATION, "{0} does not tell the place in its log at which table {1} is read.",
            "Switch the binary log on (log_bin) and let the account read its place (REPLICATION CLIENT or BINLOG MONITOR; LOCK TABLES on MySQL), or give the table a primary key; then resume."),
    BAD_KEY("GODWIT-MYSQL-0105", Category.BUG, "A slice of table {0} has bounds that are no values of its key.", "Delete the slices of this table in the rm database and empty the target table, then retry.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    FullError(String code, Category category, String message, String remedy) {
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
