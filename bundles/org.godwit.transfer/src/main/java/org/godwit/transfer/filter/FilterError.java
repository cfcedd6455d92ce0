package org.godwit.transfer.filter;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;

/** Row filters that cannot be evaluated on changes. Arguments are names and the text of the condition. */
public enum FilterError implements ErrorCode {
    NOT_READABLE("GODWIT-FILTER-0001", Category.CONFIGURATION, "The row filter of table {0} cannot be read at character {1}: {2}.", "Correct the condition: {3}"),
    NOT_SUPPORTED("GODWIT-FILTER-0002", Category.CONFIGURATION, "The row filter of table {0} cannot be evaluated on changes: {1}.",
            "Use comparisons, BETWEEN, IN, IS, AND, OR, XOR, NOT, whole-number arithmetic, CONCAT, SUBSTR, REPLACE and CAST only; condition: {2}"),
    OUT_OF_RANGE("GODWIT-FILTER-0003", Category.DATA, "The row filter of table {0} computes a number that the source cannot hold either.",
            "Change the condition so that its arithmetic stays within 64 bits; condition: {1}");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    FilterError(String code, Category category, String message, String remedy) {
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
