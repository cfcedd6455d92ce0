package org.godwit.rehearsal.faults;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;

/** Failures of the faults themselves. */
enum FaultError implements ErrorCode {
    NO_END("GODWIT-FAULT-0001", Category.BUG, "{0} within {1} s, and no step failed.", "Report this with the log of the run."),
    CHILD("GODWIT-FAULT-0002", Category.CONFIGURATION, "The process that is to be killed could not be started or seen: {0}.", "Look at the log of the run."),
    LINK("GODWIT-FAULT-0003", Category.CONFIGURATION, "No port of this computer could be opened: {0}.", "Look at the limits of the system.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    FaultError(String code, Category category, String message, String remedy) {
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
