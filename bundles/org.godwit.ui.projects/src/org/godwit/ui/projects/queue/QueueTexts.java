package org.godwit.ui.projects.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.godwit.core.model.DataSource;
import org.godwit.core.model.TransferType;
import org.godwit.core.spi.ServerInfo;
import org.godwit.ui.Formats;
import org.godwit.ui.Plurals;

/** What the pages of the wizard say otherwise where the target is a message queue. Without state. */
public final class QueueTexts {
    private QueueTexts() {
    }

    /** What stands in place of data migration. */
    public static String scenario() {
        return Messages.QueueTexts_synchronization;
    }

    public static String facts(DataSource queue, ServerInfo server) {
        return Messages.bind(Messages.QueueTexts_facts, new Object[] {queue.address(), server.type().label(), server.version()});
    }

    public static String windowTitle() {
        return Messages.QueueTexts_windowTitle;
    }

    /** Title of the page with the parts. */
    public static String parts() {
        return Messages.QueueTexts_parts;
    }

    /** What a part is called where it is called otherwise than of a migration (OMS: data synchronization). */
    public static Optional<String> name(TransferType type) {
        return switch (type) {
            case SCHEMA -> Optional.of(Messages.QueueTexts_schemaName);
            case FULL -> Optional.of(Messages.QueueTexts_fullName);
            case INCREMENTAL, VERIFICATION, REVERSE -> Optional.empty();
        };
    }

    /** What a part of the project does. */
    public static String explain(TransferType type) {
        return switch (type) {
            case SCHEMA -> Messages.QueueTexts_schema;
            case FULL -> Messages.QueueTexts_full;
            case INCREMENTAL -> Messages.QueueTexts_incremental;
            case VERIFICATION -> Messages.QueueTexts_noTables;
            case REVERSE -> Messages.QueueTexts_noWayBack;
        };
    }

    /** Why a part cannot be chosen. */
    public static Optional<String> whyNot(TransferType type) {
        return switch (type) {
            case SCHEMA, FULL, INCREMENTAL -> Optional.empty();
            case VERIFICATION, REVERSE -> Optional.of(explain(type));
        };
    }

    /** What to know about the chosen parts. */
    public static List<String> hints(Set<TransferType> types, boolean ddl) {
        List<String> hints = new ArrayList<>();
        if (!types.contains(TransferType.SCHEMA)) {
            hints.add(Messages.QueueTexts_noTopics);
        }
        if (types.contains(TransferType.INCREMENTAL) && !types.contains(TransferType.FULL)) {
            hints.add(Messages.QueueTexts_changesOnly);
        }
        if (types.contains(TransferType.INCREMENTAL) && hints.size() < 2) {
            hints.add(ddl ? Messages.QueueTexts_ddl : Messages.QueueTexts_noDdl);
        }
        return hints;
    }

    public static String noTable() {
        return Messages.QueueTexts_noTable;
    }

    /** How much is chosen. */
    public static String chosen(int tables, int views) {
        String chosen = Plurals.bind(Messages.QueueTexts_chosen, Formats.count(tables));
        return views == 0 ? chosen : chosen + "  " + Messages.QueueTexts_noViews;
    }
}
