package org.godwit.core.error;

/** Failures that any bundle may meet. */
public enum CoreError implements ErrorCode {
    CANCELLED("GODWIT-CORE-0001", Category.CANCELLED, "The work was cancelled.", "Resume it when you want to go on."),
    UNEXPECTED("GODWIT-CORE-0002", Category.BUG, "Unexpected failure in {0}: {1}", "Look at the log for the stack trace and report it; resuming the project is safe."),
    BAD_URL("GODWIT-CORE-0003", Category.CONFIGURATION, "Not a usable connection URL: {0}.",
            "Write it as type://user:password@host:port/database, special characters percent-encoded, for example mysql://root:s%40fe@127.0.0.1:3306/shop."),
    BAD_OPTION("GODWIT-CORE-0004", Category.CONFIGURATION, "The value of {0} is not usable: {1}.", "Choose a value as described: {2}"),
    UNKNOWN_OPTION("GODWIT-CORE-0005", Category.CONFIGURATION, "There is no parameter named {0}.", "Did you mean one of: {1}?"),
    FILE("GODWIT-CORE-0006", Category.CONFIGURATION, "The file {0} cannot be read or written: {1}.", "Check that it exists, that you may access it and that the disk has space.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    CoreError(String code, Category category, String message, String remedy) {
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
