package org.godwit.schema.mysql.follow;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.ValueKind;
import org.godwit.schema.mysql.ddl.TableElement;
import org.godwit.schema.mysql.ddl.TableElement.TypeText;

/** Makes of a column's text the column as the server has it then. Immutable. */
final class ColumnMaker {
    private final SourceRules rules;
    private final Charsets.Pair table;

    /** @param table character set and collation of columns that say nothing */
    ColumnMaker(SourceRules rules, Charsets.Pair table) {
        this.rules = rules;
        this.table = table;
    }

    /**
     * @param columns names of all columns that the table will have
     * @param firstTimestamp whether no other TIMESTAMP column stands in front of it
     */
    ColumnDef column(TableElement.Column text, Collection<String> columns, boolean firstTimestamp) throws DoesNotFit {
        Charsets.Pair collation = collation(text.type());
        SqlType type = rules.types().type(text.type(), collation.charset());
        boolean json = isJson(text, type);
        SqlType kept = json ? org.godwit.schema.mysql.ColumnTypes.JSON : type;
        boolean hasCollation = kept.kind() == ValueKind.TEXT || kept.kind() == ValueKind.ENUM || kept.kind() == ValueKind.SET;
        boolean automatic = kept.kind() == ValueKind.TIMESTAMP && !rules.explicitTimestamps() && text.nullable().isEmpty() && text.generated().isEmpty();
        Optional<String> written = text.defaultText().filter(d -> text.generated().isEmpty());
        Optional<String> value = written.flatMap(d -> DefaultValues.canonical(d, kept, !rules.isMariaDb())).map(d -> d.startsWith("(") ? "(" + Expressions.normalized(d, columns) + ")" : d);
        Optional<String> onUpdate = text.onUpdate().flatMap(DefaultValues::now);
        if (automatic && written.isEmpty() && onUpdate.isEmpty() && firstTimestamp) {
            value = Optional.of(now(kept));
            onUpdate = value;
        } else if (automatic && written.isEmpty()) {
            value = DefaultValues.canonical("'0000-00-00 00:00:00'", kept, false);
        }
        boolean primary = text.keys().contains(TableElement.IndexKind.PRIMARY);
        boolean rowPeriod = text.generated().filter(g -> g.expression().startsWith("ROW ")).isPresent();
        boolean nullable = !primary && !text.autoIncrement() && !automatic && !rowPeriod && text.nullable().orElse(true);
        Optional<ColumnDef.Generated> generated = text.generated()
                .map(g -> new ColumnDef.Generated(rowPeriod ? g.expression() : Expressions.normalized(g.expression(), columns), g.stored()));
        return new ColumnDef(text.name(), 0, kept, nullable, value, onUpdate, text.autoIncrement(), generated, text.invisible(), hasCollation ? Optional.of(collation.charset()) : Optional.empty(),
                hasCollation ? Optional.of(collation.collation()) : Optional.empty(), text.comment());
    }

    static String now(SqlType type) {
        return "CURRENT_TIMESTAMP" + (type.scale().isPresent() ? "(" + type.scale().getAsInt() + ")" : "");
    }

    private Charsets.Pair collation(TypeText type) {
        Charsets charsets = rules.charsets();
        Charsets.Pair own = type.national() && type.charset().isEmpty()
                ? charsets.resolve(Optional.of("utf8"), type.collation(), table)
                : charsets.resolve(type.charset(), type.collation(), table);
        return type.binary() && type.collation().isEmpty() ? new Charsets.Pair(own.charset(), Charsets.binaryCollation(own.charset())) : own;
    }

    /** To MariaDB a LONGTEXT with this check is JSON (MariaDB knowledge base, "JSON Data Type"). */
    private boolean isJson(TableElement.Column text, SqlType type) {
        return rules.isMariaDb() && type.name().equals("longtext") && text.checks().size() == 1 && isJsonCheck(text.checks().getFirst(), text.name());
    }

    static boolean isJsonCheck(TableElement.Check check, String column) {
        return check.name().isEmpty() && Expressions.normalized(check.expression(), List.of(column)).replace(" ", "").equalsIgnoreCase("json_valid(`" + column.replace("`", "``") + "`)");
    }
}
