package org.godwit.rehearsal.bundle;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;

/** Why a rehearsal bundle is refused or cannot be made. */
public enum BundleError implements ErrorCode {
    NO_BUNDLE("GODWIT-BUNDLE-0001", Category.CONFIGURATION, "{0} is no rehearsal bundle: {1}.", "Name a file that godwit capture wrote."),
    DAMAGED("GODWIT-BUNDLE-0002", Category.DATA, "The bundle {0} is damaged in the part {1}: {2}.", "Copy the file again, or capture again; nothing of it was used."),
    UNSAFE("GODWIT-BUNDLE-0003", Category.DATA, "The bundle {0} was not made by godwit capture: the part {1} {2}.", "Do not use this file; ask whoever gave it to you for the original."),
    TOO_LARGE("GODWIT-BUNDLE-0004", Category.CONFIGURATION, "The part {1} of the bundle {0} needs {2} bytes, and {3} are free.", "Free space in the folder for temporary files, or name another one with -Djava.io.tmpdir=DIR."),
    NEWER("GODWIT-BUNDLE-0005", Category.CONFIGURATION, "The bundle {0} has format {1}; this program reads formats up to {2}.", "Use the version of the program that wrote it, or a newer one."),
    EXISTS("GODWIT-BUNDLE-0006", Category.CONFIGURATION, "There is a file {0} already.", "Choose another name, or remove the file yourself.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    BundleError(String code, Category category, String message, String remedy) {
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
