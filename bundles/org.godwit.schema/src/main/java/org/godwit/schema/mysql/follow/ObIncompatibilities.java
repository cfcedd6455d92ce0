package org.godwit.schema.mysql.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;
import org.godwit.schema.mysql.ddl.AlterClause;
import org.godwit.schema.mysql.ddl.TableElement;

/** What MySQL 8.0 does and OceanBase 3.2.3 refuses though it reads it (OMS: DDL synchronization, incompatibilities between MySQL and OceanBase). Used by one thread for one statement. */
final class ObIncompatibilities {
    /** Types that a column without key may be changed to. */
    private static final Map<String, Set<String>> TYPES = Map.ofEntries(Map.entry("int", Set.of("bigint")), Map.entry("tinyint", Set.of("int", "smallint", "mediumint", "bigint")),
            Map.entry("smallint", Set.of("int", "bigint", "mediumint")), Map.entry("mediumint", Set.of("int", "bigint")), Map.entry("varchar", Set.of("tinytext", "text", "longtext", "mediumtext")),
            Map.entry("varbinary", Set.of("tinyblob", "blob", "mediumblob", "longblob")), Map.entry("tinyblob", Set.of("blob", "longblob", "mediumblob")),
            Map.entry("tinytext", Set.of("text", "longtext", "mediumtext")));
    /** Types whose length may shrink, since it is for display. */
    private static final Set<ValueKind> DISPLAY = Set.of(ValueKind.INTEGER, ValueKind.FLOAT, ValueKind.BIT);
    private static final Set<String> FIXED = Set.of("binary", "date", "json", "tinyblob", "blob", "mediumblob", "longblob", "tinytext", "text", "mediumtext", "longtext");

    private final TableDef before;
    private final Altered altered;
    private final List<AlterClause> clauses;
    private final Map<ObjectName, TableDef> tables;

    /** @param tables the other definitions that are known, for foreign keys */
    ObIncompatibilities(TableDef before, Altered altered, List<AlterClause> clauses, Map<ObjectName, TableDef> tables) {
        this.before = before;
        this.altered = altered;
        this.clauses = clauses;
        this.tables = tables;
    }

    /** The first of them; empty when there is none. */
    Optional<String> reason() {
        List<Optional<String>> found = new ArrayList<>();
        altered.origins().forEach((now, old) -> found.add(column(before.column(old).orElseThrow(), altered.table().column(now).orElseThrow())));
        clauses.forEach(c -> found.add(clause(c)));
        return found.stream().flatMap(Optional::stream).sorted().findFirst();
    }

    private Optional<String> column(ColumnDef old, ColumnDef now) {
        String name = " (column " + now.name() + ")";
        boolean key = inIndex(old.name(), false);
        boolean fulltext = inIndex(old.name(), true);
        boolean sameType = old.type().name().equals(now.type().name());
        if (!sameType && (key || fulltext || !TYPES.getOrDefault(old.type().name(), Set.of()).contains(now.type().name()))) {
            return Optional.of("the type " + old.type().declaration() + " is not changed to " + now.type().declaration() + name);
        }
        if (sameType && !old.type().equals(now.type()) && !(mayChangeLength(old, now) && !fulltext)) {
            return Optional.of("the length of " + old.type().declaration() + " is not changed to " + now.type().declaration() + name);
        }
        if (!old.collation().equals(now.collation()) && old.collation().isPresent() && now.collation().isPresent()) {
            return Optional.of("character set and collation are not changed" + name);
        }
        boolean refused = old.nullable() && !now.nullable() && !key && !fulltext;
        return refused ? Optional.of("NULL is not changed to NOT NULL" + name) : Optional.empty();
    }

    private static boolean mayChangeLength(ColumnDef old, ColumnDef now) {
        if (FIXED.contains(old.type().name())) {
            return false;
        }
        return DISPLAY.contains(old.type().kind()) || ObDdl.isLonger(Optional.of(old), Optional.of(now));
    }

    private boolean inIndex(String column, boolean fulltext) {
        return before.indexes().stream().filter(i -> (i.kind() == IndexDef.Kind.FULLTEXT) == fulltext).flatMap(i -> i.parts().stream())
                .anyMatch(p -> p instanceof IndexDef.Part.Column c && c.name().equalsIgnoreCase(column));
    }

    private Optional<String> clause(AlterClause clause) {
        return switch (clause) {
            case AlterClause.DropColumn drop -> inIndex(drop.column(), false) || inIndex(drop.column(), true)
                    ? Optional.of("a column of an index is not dropped (column " + drop.column() + ")")
                    : Optional.empty();
            case AlterClause.AddColumn add -> checks(add.column());
            case AlterClause.ChangeColumn change -> checks(change.definition()).or(() -> commented(change.definition()));
            case AlterClause.AddForeignKey add -> reference(add.key());
            default -> Optional.empty();
        };
    }

    private static Optional<String> checks(TableElement.Column column) {
        boolean others = column.checks().stream().flatMap(c -> Expressions.columns(Expressions.normalized(c.expression(), List.of(column.name()))).stream())
                .anyMatch(c -> !c.equals(column.name().toLowerCase(Locale.ROOT)));
        return others ? Optional.of("a check behind a column does not speak of other columns (column " + column.name() + ")") : Optional.empty();
    }

    private static Optional<String> commented(TableElement.Column column) {
        boolean both = !column.comment().isEmpty() && column.nullable().filter(n -> !n).isPresent();
        return both ? Optional.of("NOT NULL and COMMENT are not changed in one clause (column " + column.name() + ")") : Optional.empty();
    }

    private Optional<String> reference(TableElement.ForeignKey key) {
        TableDef referenced = tables.get(key.referenced());
        boolean unique = referenced == null || referenced.indexes().stream().filter(IndexDef::isUnique).anyMatch(i -> i.wholeColumns().filter(c -> c.equals(key.referencedColumns())).isPresent());
        return unique ? Optional.empty() : Optional.of("a foreign key refers to columns that are unique or the primary key (" + key.referenced() + ")");
    }
}
