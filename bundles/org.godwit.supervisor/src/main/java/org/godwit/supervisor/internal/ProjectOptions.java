package org.godwit.supervisor.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.option.Option;
import org.godwit.store.StoreSettings;
import org.godwit.supervisor.selection.TableCategory;
import org.godwit.transfer.full.FullImportOptions;
import org.godwit.transfer.incr.IncrOptions;
import org.godwit.transfer.queue.QueueOptions;
import org.godwit.transfer.verify.VerifyOptions;

/** Parameters of a project that the engine's steps understand, beside those of the connectors. */
public final class ProjectOptions {
    public static final Option<Boolean> DEFER_INDEXES = Option.bool("deferIndexCreation", false, "Whether secondary indexes are created after the data (\"Allow Post-indexing\").");
    public static final Option<Integer> STRUCT_THREADS = Option.integer("struct.threads", 4, 1, 64, "Schema objects created at the same time.");
    public static final Option<String> CHARSET_MAPPING = Option.text("charsetMapping", "",
            "Character sets that the target lacks, as source=target pairs joined with commas, * for any unsupported one; empty for the system parameter.");
    public static final Option<String> COLLATION_MAPPING = Option.text("collationMapping", "", "Collations that the target lacks, as source=target pairs joined with commas, * for any unsupported one.");

    public static final Option<Boolean> ACTIVE_ACTIVE = Option.bool("activeActive", false, "Whether the application writes at both sides; changes then flow both ways and nothing is switched over.");
    public static final Option<String> START_TIMESTAMP = Option.text("startTimestamp", "",
            "Where incremental migration begins when no data is copied: a point in time such as 2026-01-31T12:00:00Z, or Unix seconds; empty is now.");
    public static final Option<Integer> STORE_HOURS = Option.integer("storeLogKeptHour", 168, 1, 8760, "Hours for which the store keeps changes; store.clearer.outdated says the same in seconds and goes first.");

    public static final Option<TableCategory> TABLE_CATEGORY = Option.choice("tableCategory", TableCategory.ALL,
            "Which tables match rules take in: all, those with a primary or non-null unique key (WITHUNIQUEROWID), or those without one (WITHOUTUNIQUEROWID).");

    /** All of them, with those of full migration and verification. */
    public static final List<Option<?>> ALL = all();

    private ProjectOptions() {
    }

    private static List<Option<?>> all() {
        List<Option<?>> options = new ArrayList<>(List.of(DEFER_INDEXES, STRUCT_THREADS, CHARSET_MAPPING, COLLATION_MAPPING, ACTIVE_ACTIVE, START_TIMESTAMP, STORE_HOURS, TABLE_CATEGORY));
        options.addAll(FullImportOptions.ALL);
        options.addAll(VerifyOptions.ALL);
        options.addAll(StoreSettings.OPTIONS);
        options.addAll(QueueOptions.ALL);
        IncrOptions.ALL.stream().filter(o -> options.stream().noneMatch(known -> known.key().equals(o.key()))).forEach(options::add);
        return List.copyOf(options);
    }

    /** Whether the application of a project writes at both sides. */
    public static boolean isActiveActive(ProjectSpec spec) throws GodwitException {
        return ACTIVE_ACTIVE.parse(spec.parameters().getOrDefault(ACTIVE_ACTIVE.key(), ACTIVE_ACTIVE.defaultText()));
    }

    /** Which tables the rules of a project take in. */
    public static TableCategory category(ProjectSpec spec) throws GodwitException {
        return TABLE_CATEGORY.parse(spec.parameters().getOrDefault(TABLE_CATEGORY.key(), TABLE_CATEGORY.defaultText()));
    }

    /** The time that a text names; empty for an empty text. */
    public static Optional<Instant> time(String text) throws GodwitException {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(stripped.matches("\\d{1,12}") ? Instant.ofEpochSecond(Long.parseLong(stripped)) : OffsetDateTime.parse(stripped).toInstant());
        } catch (DateTimeParseException e) {
            throw new GodwitException(CoreError.BAD_OPTION, e, START_TIMESTAMP.key(), text, START_TIMESTAMP.description());
        }
    }
}
