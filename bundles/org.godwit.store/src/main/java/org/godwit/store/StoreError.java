package org.godwit.store;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;

/** Failures of a store. Arguments are names, positions and numbers. */
public enum StoreError implements ErrorCode {
    LOCKED("GODWIT-STORE-0001", Category.CONFIGURATION, "The store in {0} is being written by another process or component.", "Stop the other one first, or open the store for reading only."),
    DISK("GODWIT-STORE-0002", Category.TRANSIENT, "The store cannot write to {0}: {1}.", "Look after the disk and its mount; the store goes on behind its last complete transaction when it is started again."),
    DISK_FULL("GODWIT-STORE-0003", Category.TRANSIENT, "There is no space left for the store at {0} ({1} MB are free).",
            "Make space, or lower store.clearer.outdated; the store goes on behind its last complete transaction as soon as there is space."),
    DAMAGED("GODWIT-STORE-0004", Category.DATA, "The store''s file {0} is damaged at byte {1}. Transactions behind {2} up to {3} cannot be read from it.",
            "Check the disk. Create a new store that starts at the position named first, and let the consumers go on with it."),
    VERSION("GODWIT-STORE-0005", Category.CONFIGURATION, "The store''s file {0} has format {1}; this version reads format {2}.", "Use the version of Godwit that wrote it, or a newer one."),
    REMOVED("GODWIT-STORE-0006", Category.DATA, "The store no longer has everything behind {0}; it begins at {1}. {2}",
            "Create a store that starts at the position named first, if the source still has its log, or take the tables'' data again."),
    BEFORE_BEGIN("GODWIT-STORE-0007", Category.CONFIGURATION, "The store does not reach back to second {0}; it begins at second {1}.", "Choose a later time, or create a store with an earlier start."),
    NO_STORE("GODWIT-STORE-0008", Category.CONFIGURATION, "There is no store in {0}.", "Start the store first."),
    READ("GODWIT-STORE-0009", Category.TRANSIENT, "The store''s file {0} cannot be read: {1}.", "Look after the disk and its mount, then resume."),
    REPLACED("GODWIT-STORE-0010", Category.BUG, "This writer of the store was replaced by a newer one.", "Resume the project; the newer writer goes on by itself."),
    READ_ONLY("GODWIT-STORE-0011", Category.CONFIGURATION, "The store in {0} is open for reading only.", "Open it for writing in the process that appends to it."),
    CLOSED("GODWIT-STORE-0012", Category.CANCELLED, "The store was closed while it was read.", "Resume when you want to go on.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    StoreError(String code, Category category, String message, String remedy) {
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
