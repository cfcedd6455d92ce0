package org.godwit.rehearsal.replay;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;

/** Why a recorded log could not be replayed. */
public enum ReplayError implements ErrorCode {
    DDL("GODWIT-REPLAY-0001", Category.DATA, "The log has a statement that waits for a decision: {0} ({1})", "In the migration itself you will be asked the same: run another statement at the target, or skip it. Plan it now."),
    NO_ARCHIVE("GODWIT-REPLAY-0002", Category.CONFIGURATION, "The log of a {0} cannot be replayed by this installation.", "Leave the stage replay out.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    ReplayError(String code, Category category, String message, String remedy) {
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
