package org.godwit.ui.projects;

import org.godwit.core.model.TransferType;
import org.godwit.ui.projects.queue.QueueTexts;

/** Names of the parts of a migration and what they do. */
final class TypeLabels {
    private TypeLabels() {
    }

    static String of(TransferType type) {
        return switch (type) {
            case SCHEMA -> Messages.Type_schema;
            case FULL -> Messages.Type_full;
            case INCREMENTAL -> Messages.Type_incremental;
            case VERIFICATION -> Messages.Type_verification;
            case REVERSE -> Messages.Type_reverse;
        };
    }

    /** As a project with such a target calls it. */
    static String of(TransferType type, boolean isToQueue) {
        return isToQueue ? QueueTexts.name(type).orElse(of(type)) : of(type);
    }

    static String explain(TransferType type) {
        return switch (type) {
            case SCHEMA -> Messages.Type_schemaText;
            case FULL -> Messages.Type_fullText;
            case INCREMENTAL -> Messages.Type_incrementalText;
            case VERIFICATION -> Messages.Type_verificationText;
            case REVERSE -> Messages.Type_reverseText;
        };
    }
}
