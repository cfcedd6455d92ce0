package org.godwit.rm;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;

/** Failures of the rm database. */
public enum RmError implements ErrorCode {
    UNREACHABLE("GODWIT-RM-0001", Category.CONFIGURATION, "The rm database in {0} cannot be opened: {1}.",
            "Close other Godwit processes that use this workspace, check that the disk has space and that you may write to the folder, then try again."),
    PASSWORD_LOST("GODWIT-RM-0002", Category.CONFIGURATION, "The password file {0} of the rm database is missing.",
            "Put the file back from a backup of the workspace, or choose another workspace."),
    NEWER_SCHEMA("GODWIT-RM-0003", Category.CONFIGURATION, "The rm database has schema version {0}, this program knows up to {1}.", "Open the workspace with the newer Godwit that made it."),
    OLDER_OWNER("GODWIT-RM-0004", Category.CONFIGURATION, "Another process holds the rm database open with the older schema version {0}; this program needs {1}.",
            "Close the other Godwit process, then open the workspace again; the database is upgraded then."),
    STATEMENT("GODWIT-RM-0005", Category.BUG, "A statement on the rm database failed: {0}", "Look at the log for the stack trace. Nothing of the failed change was kept; trying again is safe."),
    CLOSED("GODWIT-RM-0006", Category.CANCELLED, "The workspace is being closed.", "Open it again to go on."),
    KEY_UNUSABLE("GODWIT-RM-0007", Category.CONFIGURATION, "A stored password cannot be decrypted with the key in {0}.", "Put the key file back from a backup of the workspace, or enter the password again."),
    NOT_LOOPBACK("GODWIT-RM-0008", Category.BUG, "The rm database would listen on {0} instead of on loopback only.", "Start Godwit without the system property h2.bindAddress.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    RmError(String code, Category category, String message, String remedy) {
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
