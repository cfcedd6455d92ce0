package org.godwit.transfer.verify;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;

/** Failures of a full verification as a whole. What is wrong with one table is in its result. */
public enum VerifyError implements ErrorCode {
    NO_DIGESTER("GODWIT-VERIFY-0001", Category.CONFIGURATION, "{0} cannot compute digests of rows.", "Leave full verification out of the project for this type of data source."),
    NO_COMMON_HASH("GODWIT-VERIFY-0002", Category.CONFIGURATION, "{0} and {1} have no hash function in common.", "Give the servers MD5 or SHA2, for example with the component component_classic_hashing."),
    INCOMPLETE("GODWIT-VERIFY-0003", Category.TRANSIENT, "{0} of {1} tables could not be verified, the first is {2}: {3}", "Mend the cause and resume; tables that are done are not verified again."),
    BAD_PATTERN("GODWIT-VERIFY-0004", Category.CONFIGURATION, "The value of {0} is not usable: {1}.", "Write regular expressions as schema;table;column, several joined with a vertical bar.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    VerifyError(String code, Category category, String message, String remedy) {
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
