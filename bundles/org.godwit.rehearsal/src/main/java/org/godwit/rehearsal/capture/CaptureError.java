package org.godwit.rehearsal.capture;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;

/** Why nothing could be captured. */
public enum CaptureError implements ErrorCode {
    SQL("GODWIT-CAPTURE-0001", Category.CONFIGURATION, "The source {0} refused a statement of the capture: {1}",
            "Look at the server''s message; the privileges that are needed are SELECT, SHOW VIEW, REPLICATION CLIENT and REPLICATION SLAVE, for MySQL LOCK TABLES too."),
    NO_LOG("GODWIT-CAPTURE-0002", Category.CONFIGURATION, "The source {0} has no place in a binary log at which its rows could be read.", "Capture without the log (--log-for 0), or switch the binary log on."),
    NO_ARCHIVE("GODWIT-CAPTURE-0003", Category.CONFIGURATION, "The log of a {0} cannot be recorded.", "Capture without the log (--log-for 0)."),
    NOTHING("GODWIT-CAPTURE-0004", Category.CONFIGURATION, "There is no table to capture on {0}{1}.", "Name a database in the URL or tables with --tables DB.PATTERN, and look whether the account may see them."),
    NO_MASK("GODWIT-CAPTURE-0006", Category.CONFIGURATION, "The column {0} of type {1} cannot be masked.", "Text and whole numbers can be; leave the table or its rows out, or take the column out of the rules."),
    BAD_RULE("GODWIT-CAPTURE-0007", Category.CONFIGURATION, "The masking rule {0} matches no column.", "Write db.table.column, with * and ? in each part."),
    NO_DUMP("GODWIT-CAPTURE-0005", Category.CONFIGURATION, "A bundle of files needs dumps.", "Name them with --dump, and log files with --log.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    CaptureError(String code, Category category, String message, String remedy) {
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
