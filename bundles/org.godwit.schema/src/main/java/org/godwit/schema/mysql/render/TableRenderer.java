package org.godwit.schema.mysql.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.godwit.core.model.CheckDef;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ForeignKeyDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.Sql;
import org.godwit.schema.mysql.TableOptions;

/** Writes CREATE TABLE and the statements that complete a table, in the dialect of one server. Thread-safe. */
public final class TableRenderer {
    private final ColumnRenderer columns;
    private final IndexRenderer indexes;

    public TableRenderer(Features features) {
        this.columns = new ColumnRenderer(features);
        this.indexes = new IndexRenderer(features);
    }

    /** The table with the given indexes, without checks and foreign keys. */
    public String create(TableDef table, Collection<IndexDef> inline) {
        return create(table, inline, List.of(), List.of());
    }

    /** The whole table as one statement. */
    public String create(TableDef table) {
        return create(table, table.indexes(), table.checks(), table.foreignKeys());
    }

    private String create(TableDef table, Collection<IndexDef> inline, Collection<CheckDef> checks, Collection<ForeignKeyDef> keys) {
        List<String> lines = new ArrayList<>();
        table.columns().forEach(c -> lines.add(columns.render(c, table)));
        table.options().getOrDefault(TableOptions.PERIODS, "").lines().forEach(lines::add);
        inline.forEach(i -> lines.add(indexes.render(i, table)));
        checks.forEach(c -> lines.add(check(c)));
        keys.forEach(k -> lines.add(foreignKey(k)));
        return "CREATE TABLE " + Sql.quote(table.name()) + " (\n  " + String.join(",\n  ", lines) + "\n)" + options(table) + table.partitioning().map(p -> "\n" + p).orElse("");
    }

    /** One statement that adds the indexes. */
    public String addIndexes(TableDef table, List<IndexDef> added) {
        return alter(table.name()) + added.stream().map(i -> "ADD " + indexes.render(i, table)).collect(Collectors.joining(",\n  "));
    }

    public String addCheck(TableDef table, CheckDef check) {
        return alter(table.name()) + "ADD " + check(check);
    }

    public String addForeignKey(TableDef table, ForeignKeyDef key) {
        return alter(table.name()) + "ADD " + foreignKey(key);
    }

    /** A column as it stands behind ADD and MODIFY, with its character set whatever the table's is. */
    public String column(ColumnDef column) {
        TableDef silent = new TableDef(new ObjectName("", ""), List.of(column), List.of(), List.of(), List.of(), Optional.empty(), "", "", "", "", OptionalLong.empty(), 0, 0);
        return columns.render(column, silent);
    }

    /** An index as it stands behind ADD. */
    public String index(IndexDef index, TableDef table) {
        return indexes.render(index, table);
    }

    /** A check as it stands behind ADD. */
    public String checkClause(CheckDef check) {
        return check(check);
    }

    /** A foreign key as it stands behind ADD. */
    public String foreignKeyClause(ForeignKeyDef key) {
        return foreignKey(key);
    }

    private static String alter(ObjectName table) {
        return "ALTER TABLE " + Sql.quote(table) + "\n  ";
    }

    private static String check(CheckDef check) {
        return "CONSTRAINT " + Sql.quote(check.name()) + " CHECK (" + check.expression() + ")" + (check.enforced() ? "" : " NOT ENFORCED");
    }

    private static String foreignKey(ForeignKeyDef key) {
        return "CONSTRAINT " + Sql.quote(key.name()) + " FOREIGN KEY (" + Sql.quoteAll(key.columns()) + ") REFERENCES " + Sql.quote(key.referenced()) + " (" + Sql.quoteAll(key.referencedColumns()) + ")"
                + action("DELETE", key.onDelete()) + action("UPDATE", key.onUpdate());
    }

    /** NO ACTION and RESTRICT are the same to InnoDB and the default; MariaDB reads a RESTRICT that was written out back as NO ACTION. */
    private static String action(String event, String rule) {
        return rule.isEmpty() || rule.equalsIgnoreCase("NO ACTION") || rule.equalsIgnoreCase("RESTRICT") ? "" : " ON " + event + " " + rule.toUpperCase(Locale.ROOT);
    }

    private static String options(TableDef table) {
        StringBuilder out = new StringBuilder();
        if (!table.engine().isEmpty()) {
            out.append(" ENGINE=").append(table.engine());
        }
        table.autoIncrement().ifPresent(next -> out.append(" AUTO_INCREMENT=").append(Long.toUnsignedString(next)));
        if (!table.collation().isEmpty()) {
            out.append(" DEFAULT CHARSET=").append(table.charset()).append(" COLLATE=").append(table.collation());
        }
        for (Map.Entry<String, String> option : new TreeMap<>(table.options()).entrySet()) {
            boolean plain = !option.getKey().equals(TableOptions.SYSTEM_VERSIONING) && !option.getKey().equals(TableOptions.PERIODS) && !option.getKey().startsWith(TableOptions.WITHOUT_OVERLAPS);
            if (plain) {
                out.append(' ').append(option.getKey().toUpperCase(Locale.ROOT)).append('=').append(option.getValue().toUpperCase(Locale.ROOT));
            }
        }
        if (!table.comment().isEmpty()) {
            out.append(" COMMENT=").append(Sql.literal(table.comment()));
        }
        if (table.options().containsKey(TableOptions.SYSTEM_VERSIONING)) {
            out.append(" WITH SYSTEM VERSIONING");
        }
        return out.toString();
    }
}
