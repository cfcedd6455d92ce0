package org.godwit.schema.mysql.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ValueKind;

/** What servers do to an index when its columns change (MySQL manual, "ALTER TABLE Statement", dropping and changing columns). Without state. */
final class IndexParts {
    private static final Set<String> LONG = Set.of("tinytext", "text", "mediumtext", "longtext", "tinyblob", "blob", "mediumblob", "longblob");

    private IndexParts() {
    }

    /**
     * The index without the dropped columns; empty when none is left.
     *
     * @param dropped names, lower case
     * @param renamed new names by old ones in lower case
     * @param columns the table's columns afterwards
     */
    static Optional<IndexDef> kept(IndexDef index, Set<String> dropped, Map<String, String> renamed, List<ColumnDef> columns) {
        List<IndexDef.Part> parts = new ArrayList<>();
        for (IndexDef.Part part : index.parts()) {
            switch (part) {
                case IndexDef.Part.Column c -> {
                    if (!dropped.contains(c.name().toLowerCase(Locale.ROOT))) {
                        String name = renamed.getOrDefault(c.name().toLowerCase(Locale.ROOT), c.name());
                        parts.add(new IndexDef.Part.Column(name, prefix(c, columns, name), c.descending()));
                    }
                }
                case IndexDef.Part.Expression e -> parts.add(new IndexDef.Part.Expression(Expressions.renamed(e.sql(), renamed), e.descending()));
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new IndexDef(index.name(), index.kind(), parts, index.visible(), index.comment(), index.parser()));
    }

    /** A prefix stays unless the column is now no longer than it, or of a type that has none. */
    private static OptionalInt prefix(IndexDef.Part.Column part, List<ColumnDef> columns, String name) {
        Optional<ColumnDef> now = columns.stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
        if (now.isEmpty() || part.prefix().isEmpty()) {
            return part.prefix();
        }
        boolean text = now.get().type().kind() == ValueKind.TEXT || now.get().type().kind() == ValueKind.BINARY;
        boolean whole = !LONG.contains(now.get().type().name()) && now.get().type().length().orElse(0) <= part.prefix().getAsInt();
        return !text || whole ? OptionalInt.empty() : part.prefix();
    }
}
