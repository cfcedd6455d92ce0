package org.godwit.supervisor.internal;

import java.util.ArrayList;
import java.util.List;
import org.godwit.core.option.Option;
import org.godwit.transfer.full.FullImportOptions;
import org.godwit.transfer.verify.VerifyOptions;

/** Parameters of a project that the engine's steps understand, beside those of the connectors. */
public final class ProjectOptions {
    public static final Option<Boolean> DEFER_INDEXES = Option.bool("deferIndexCreation", false, "Whether secondary indexes are created after the data (\"Allow Post-indexing\").");
    public static final Option<Integer> STRUCT_THREADS = Option.integer("struct.threads", 4, 1, 64, "Schema objects created at the same time.");
    public static final Option<String> CHARSET_MAPPING = Option.text("charsetMapping", "",
            "Character sets that the target lacks, as source=target pairs joined with commas, * for any unsupported one; empty for the system parameter.");
    public static final Option<String> COLLATION_MAPPING = Option.text("collationMapping", "", "Collations that the target lacks, as source=target pairs joined with commas, * for any unsupported one.");

    /** All of them, with those of full migration and verification. */
    public static final List<Option<?>> ALL = all();

    private ProjectOptions() {
    }

    private static List<Option<?>> all() {
        List<Option<?>> options = new ArrayList<>(List.of(DEFER_INDEXES, STRUCT_THREADS, CHARSET_MAPPING, COLLATION_MAPPING));
        options.addAll(FullImportOptions.ALL);
        options.addAll(VerifyOptions.ALL);
        return List.copyOf(options);
    }
}
