package org.godwit.tests.ddl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;
import org.godwit.schema.mysql.Sql;

/** A table in lines that are equal when it means the same. Expressions are compared without what each server prints in its own way. Without state. */
final class Shown {
    private Shown() {
    }

    static List<String> lines(TableDef table, boolean withoutNames) {
        List<String> lines = new ArrayList<>();
        table.columns().forEach(c -> lines.add(column(c)));
        table.indexes().forEach(i -> lines.add(index(i)));
        table.foreignKeys().forEach(k -> lines.add("foreign key |" + k.name() + "| " + k.columns() + " " + k.referenced().name() + k.referencedColumns() + " " + rule(k.onDelete()) + " " + rule(k.onUpdate())));
        table.checks().forEach(c -> lines.add("check |" + c.name() + "| " + expression(c.expression()) + " " + c.enforced()));
        lines.add("table " + table.engine() + " " + table.charset() + " " + table.collation() + " '" + table.comment() + "' " + new TreeMap<>(table.options()));
        table.partitioning().ifPresent(p -> lines.add("partitions " + expression(p.replaceAll("(?i) engine ?= ?innodb", "")).replace("=", "")));
        return lines;
    }

    /** Names of constraints may differ between two databases, and not all options are carried over. */
    static Map<String, List<String>> withoutNames(Map<String, List<String>> tables) {
        Map<String, List<String>> plain = new TreeMap<>();
        tables.forEach((name, lines) -> plain.put(name, lines.stream().map(l -> l.replaceFirst("\\|.*\\|", "||").replaceFirst("^(table .*)\\{.*\\}$", "$1")).toList()));
        return plain;
    }

    private static String rule(String rule) {
        return rule.equals("NO ACTION") ? "RESTRICT" : rule;
    }

    private static String column(ColumnDef c) {
        boolean number = c.type().kind() == ValueKind.INTEGER || c.type().kind() == ValueKind.DECIMAL || c.type().kind() == ValueKind.FLOAT || c.type().kind() == ValueKind.YEAR;
        String value = c.defaultValue().map(d -> d.startsWith("(") ? "expression " + expression(d) : number ? d.replace("'", "") : c.type().kind() == ValueKind.BINARY ? hexadecimal(d) : d).orElse("none");
        return c.position() + " " + c.name() + " " + c.type().declaration() + " " + c.type().kind() + (c.nullable() ? " null" : " not null") + " default " + value + " " + c.onUpdate().orElse("")
                + (c.autoIncrement() ? " auto" : "") + c.generated().map(g -> " as " + expression(g.expression()) + (g.stored() ? " stored" : " virtual")).orElse("") + (c.invisible() ? " invisible" : "")
                + c.charset().map(s -> " " + s).orElse("") + c.collation().map(s -> " " + s).orElse("") + " '" + c.comment() + "'";
    }

    /** MariaDB prints a binary default that was written as a number as a string, others as digits; both are the same bytes. */
    private static String hexadecimal(String literal) {
        boolean plain = literal.matches("'[^'\\\\]*'");
        return plain ? Sql.hexLiteral(literal.substring(1, literal.length() - 1).getBytes(StandardCharsets.UTF_8)) : literal;
    }

    private static String index(IndexDef i) {
        StringBuilder out = new StringBuilder(i.kind() + " " + i.name());
        for (IndexDef.Part part : i.parts()) {
            out.append(' ').append(switch (part) {
                case IndexDef.Part.Column c -> c.name() + c.prefix();
                case IndexDef.Part.Expression e -> expression(e.sql());
            }).append(part.descending() ? " desc" : "");
        }
        return out + (i.visible() ? "" : " invisible") + " '" + i.comment() + "' " + i.parser();
    }

    private static String expression(String sql) {
        return sql.toLowerCase(Locale.ROOT).replaceAll("_utf8mb[34](?=')|_utf8(?=')", "").replaceAll("[`()\\s]", "").replace("curdate", "current_date");
    }
}
