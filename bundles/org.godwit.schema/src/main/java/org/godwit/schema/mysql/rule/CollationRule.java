package org.godwit.schema.mysql.rule;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;
import org.godwit.schema.mysql.convert.ColumnEdit;
import org.godwit.schema.mysql.convert.TableEdit;

/** Gives table and columns the target's character sets and collations. */
public final class CollationRule implements TableRule {
    static final String SAME = "MY-COLL-001";
    static final String SIMILAR = "MY-COLL-002";
    static final String CHARSET = "MY-COLL-003";
    static final String TOO_LONG = "MY-COLL-004";
    /** Longest VARCHAR in characters of four bytes: a row has at most 65535 bytes (MySQL manual, "Limits on Table Column Count and Row Size"). */
    private static final long LONGEST_VARCHAR = 16_383;

    @Override
    public TableDef apply(TableDef table, RuleContext context) {
        if (table.collation().isEmpty()) {
            return table;
        }
        Collations.Choice ofTable = choose("", table.charset(), table.collation(), context);
        return TableEdit.of(table).collation(ofTable.charset(), ofTable.collation()).columns(c -> column(c, table, context)).build();
    }

    /** The target's character set and collation, told where they are others. */
    public static Collations.Choice choose(String part, String charset, String collation, RuleContext context) {
        Collations.Choice choice = context.collations().choose(charset, collation);
        report(part, charset, collation, choice, context);
        return choice;
    }

    private ColumnDef column(ColumnDef column, TableDef table, RuleContext context) {
        if (column.collation().isEmpty()) {
            return column;
        }
        String charset = column.charset().orElse(table.charset());
        Collations.Choice choice = context.collations().choose(charset, column.collation().get());
        if (!column.collation().get().equals(table.collation())) {
            report(column.name(), charset, column.collation().get(), choice, context);
        }
        ColumnDef changed = ColumnEdit.collated(column, Optional.of(choice.charset()), Optional.of(choice.collation()));
        boolean grows = choice.charset().equals("utf8mb4") && !charset.equals("utf8mb4");
        if (grows && column.type().name().equals("varchar") && column.type().length().orElse(0) > LONGEST_VARCHAR) {
            context.warning(TOO_LONG, column.name(), column.type().declaration(), "mediumtext", "In utf8mb4 a VARCHAR holds at most 16383 characters.", "Indexes on the column may need a prefix.");
            return ColumnEdit.typed(changed, new SqlType("mediumtext", "mediumtext", ValueKind.TEXT, OptionalLong.empty(), OptionalInt.empty(), false, false, java.util.List.of()));
        }
        return changed;
    }

    private static void report(String part, String charset, String collation, Collations.Choice choice, RuleContext context) {
        boolean alias = choice.collation().contains("_0900_") && context.target().isMariaDb() != context.source().isMariaDb();
        switch (choice.nearness()) {
            case SAME -> {
                if (alias) {
                    context.info(SAME, part, collation, choice.collation(), "MariaDB knows the name as an alias of its own Unicode 14 collation; characters added since Unicode 9 may sort differently.");
                }
            }
            case SIMILAR -> context.warning(SIMILAR, part, collation, choice.collation(), "The target has no " + collation + "; the nearest collation is used.",
                    "Values that are equal under one and different under the other collation may clash in unique keys; choose another collation in the mapping if you need to.");
            case OTHER_CHARSET -> {
                boolean contained = choice.charset().equals("utf8mb4") && (charset.equals("utf8mb3") || charset.equals("utf8"));
                if (contained) {
                    context.info(CHARSET, part, charset + " / " + collation, choice.charset() + " / " + choice.collation(), "utf8mb4 holds every character of " + charset + ".");
                } else {
                    otherCharset(part, charset, collation, choice, context);
                }
            }
        }
    }

    private static void otherCharset(String part, String charset, String collation, Collations.Choice choice, RuleContext context) {
        context.warning(CHARSET, part, charset + " / " + collation, choice.charset() + " / " + choice.collation(), "The target has no character set " + charset + ".",
                "Values are converted on the way; check lengths in bytes and the collation mapping.");
    }
}
