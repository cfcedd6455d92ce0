package org.godwit.schema.mysql.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.TableDef;
import org.godwit.schema.mysql.TableOptions;
import org.godwit.schema.mysql.convert.TableEdit;

/**
 * Fits indexes whose parts have become longer than the target allows, mostly because a character takes more bytes in utf8mb4 (MySQL manual, "InnoDB Limits"; MariaDB knowledge base, "Unique Index").
 * A plain index gets a prefix, which changes no result. A unique one would refuse other rows with a prefix, so it is left out where the target cannot have it whole.
 * Comes after the rules that decide on character sets and row formats.
 */
public final class LongKeyRule implements TableRule {
    static final String ROW_FORMAT = "MY-IDX-010";
    static final String PREFIX = "MY-IDX-011";
    static final String UNIQUE = "MY-IDX-012";
    static final String HASHED = "MY-IDX-013";

    @Override
    public TableDef apply(TableDef original, RuleContext context) {
        TableDef table = withRoom(original, context);
        List<IndexDef> kept = new ArrayList<>();
        for (IndexDef index : table.indexes()) {
            fitted(index, table, context).ifPresent(kept::add);
        }
        var byName = kept.stream().collect(Collectors.toMap(IndexDef::name, i -> i));
        return TableEdit.of(table).keepIndexes(i -> byName.containsKey(i.name())).indexes(i -> byName.get(i.name())).build();
    }

    /** The old row formats allow the least; the default one holds the same rows. */
    private static TableDef withRoom(TableDef table, RuleContext context) {
        String format = table.options().getOrDefault(TableOptions.ROW_FORMAT, "");
        boolean tooLong = KeyLength.isOld(format) && table.indexes().stream().filter(LongKeyRule::isCounted).flatMap(i -> i.parts().stream()).anyMatch(p -> KeyLength.of(p, table) > KeyLength.ofPart(context.target(), table));
        if (!tooLong) {
            return table;
        }
        context.info(ROW_FORMAT, "", "ROW_FORMAT=" + format, "", "Index columns of more than 767 bytes need the row format DYNAMIC, which is the default.");
        return TableEdit.of(table).withoutOption(TableOptions.ROW_FORMAT).build();
    }

    private static boolean isCounted(IndexDef index) {
        return switch (index.kind()) {
            case PRIMARY, UNIQUE, PLAIN -> true;
            case FULLTEXT, SPATIAL -> false;
        };
    }

    private static Optional<IndexDef> fitted(IndexDef index, TableDef table, RuleContext context) {
        int most = KeyLength.ofIndex(context.target());
        int bytes = index.parts().stream().mapToInt(p -> KeyLength.of(p, table)).sum();
        if (!isCounted(index) || bytes <= most) {
            return Optional.of(index);
        }
        String reason = "The index takes " + bytes + " bytes in the target's character set, which allows " + most + ".";
        if (!index.isUnique()) {
            IndexDef shorter = shortened(index, table, most);
            context.warning(PREFIX, index.name(), parts(index), parts(shorter), reason, "Queries that sort or only read by the index may be slower; shorten the columns if their values are short.");
            return Optional.of(shorter);
        }
        if (index.kind() == IndexDef.Kind.UNIQUE && context.target().isMariaDb() && context.target().version().atLeast(10, 5)) {
            context.warning(HASHED, index.name(), parts(index), parts(index) + " by hash", reason + " MariaDB keeps such values unique by a hash.", "Such an index finds whole values only; shorten the columns if it is to serve ranges.");
            return Optional.of(index);
        }
        context.blocker(UNIQUE, index.name(), index.kind() + " " + index.name() + " " + parts(index), reason + " A prefix would take different rows for equal. The index is left out.",
                "Shorten the columns at the source, or map their character set to one with shorter characters, or make a hash of the values unique.");
        return Optional.empty();
    }

    /** Cuts the longest part until all fit. */
    private static IndexDef shortened(IndexDef index, TableDef table, int most) {
        List<IndexDef.Part> parts = new ArrayList<>(index.parts());
        int excess = parts.stream().mapToInt(p -> KeyLength.of(p, table)).sum() - most;
        while (excess > 0) {
            int longest = 0;
            for (int i = 1; i < parts.size(); i++) {
                longest = KeyLength.of(parts.get(i), table) > KeyLength.of(parts.get(longest), table) ? i : longest;
            }
            if (!(parts.get(longest) instanceof IndexDef.Part.Column column)) {
                break;
            }
            int before = KeyLength.of(column, table);
            int character = table.column(column.name()).map((ColumnDef c) -> KeyLength.characterBytes(c, table)).orElse(1);
            int prefix = Math.max(1, (before - excess) / character);
            parts.set(longest, new IndexDef.Part.Column(column.name(), OptionalInt.of(prefix), column.descending()));
            int won = before - prefix * character;
            if (won <= 0) {
                break;
            }
            excess -= won;
        }
        return new IndexDef(index.name(), index.kind(), parts, index.visible(), index.comment(), index.parser());
    }

    private static String parts(IndexDef index) {
        return index.parts().stream().map(p -> switch (p) {
            case IndexDef.Part.Column c -> c.name() + (c.prefix().isPresent() ? "(" + c.prefix().getAsInt() + ")" : "");
            case IndexDef.Part.Expression e -> "(" + e.sql() + ")";
        }).collect(Collectors.joining(", ", "(", ")"));
    }
}
