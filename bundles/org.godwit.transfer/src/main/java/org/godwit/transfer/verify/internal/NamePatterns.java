package org.godwit.transfer.verify.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.option.Option;
import org.godwit.transfer.verify.VerifyError;

/** A list of regular expressions {@code schema;table;column} joined with a vertical bar (OMS: Full-Verification parameters). Immutable. */
final class NamePatterns {
    private record Entry(Pattern schema, Pattern table, Pattern column) {
    }

    private final List<Entry> entries;

    private NamePatterns(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    static NamePatterns parse(Option<String> option, String text) throws GodwitException {
        List<Entry> entries = new ArrayList<>();
        for (String part : text.isBlank() ? new String[0] : text.split("\\|")) {
            String[] names = part.strip().split(";", -1);
            if (names.length != 3) {
                throw new GodwitException(VerifyError.BAD_PATTERN, option.key(), "each entry has three parts");
            }
            try {
                entries.add(new Entry(Pattern.compile(names[0]), Pattern.compile(names[1]), Pattern.compile(names[2])));
            } catch (PatternSyntaxException e) {
                throw new GodwitException(VerifyError.BAD_PATTERN, e, option.key(), e.getDescription());
            }
        }
        return new NamePatterns(entries);
    }

    boolean matches(ObjectName table) {
        return entries.stream().anyMatch(e -> isTable(e, table));
    }

    boolean matches(ObjectName table, String column) {
        return entries.stream().anyMatch(e -> isTable(e, table) && e.column().matcher(column).matches());
    }

    private static boolean isTable(Entry entry, ObjectName table) {
        return entry.schema().matcher(table.schema()).matches() && entry.table().matcher(table.name()).matches();
    }
}
