package org.godwit.schema.mysql.render;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.Sql;

/** Writes column definitions in the server's dialect (MySQL manual, "CREATE TABLE Statement"; MariaDB knowledge base, "CREATE TABLE"). Without state of its own. */
final class ColumnRenderer {
    private static final Pattern SRID = Pattern.compile("/\\*!80003 SRID (\\d+) \\*/");

    private final Features features;

    ColumnRenderer(Features features) {
        this.features = features;
    }

    String render(ColumnDef column, TableDef table) {
        StringBuilder out = new StringBuilder(Sql.quote(column.name())).append(' ').append(type(column.type()));
        charset(column, table, out);
        boolean period = column.generated().filter(g -> g.expression().toUpperCase(Locale.ROOT).startsWith("ROW ")).isPresent();
        column.generated().ifPresent(g -> out.append(" GENERATED ALWAYS AS ").append(period ? g.expression() : "(" + g.expression() + ") " + (g.stored() ? "STORED" : "VIRTUAL")));
        nullability(column, out);
        reference(column.type(), out);
        column.defaultValue().ifPresent(d -> out.append(" DEFAULT ").append(d));
        column.onUpdate().ifPresent(u -> out.append(" ON UPDATE ").append(u));
        if (column.invisible()) {
            out.append(" INVISIBLE");
        }
        if (column.autoIncrement()) {
            out.append(" AUTO_INCREMENT");
        }
        if (!column.comment().isEmpty()) {
            out.append(" COMMENT ").append(Sql.literal(column.comment()));
        }
        return out.toString();
    }

    /** Display widths are dropped where the server itself no longer prints them (MySQL 8.0.19 release notes). */
    private String type(SqlType type) {
        String declaration = type.declaration();
        boolean width = type.kind() == ValueKind.INTEGER && type.length().isPresent() && !type.zerofill() && !declaration.startsWith("tinyint(1)");
        boolean modern = features.type() == DataSourceType.MYSQL && features.version().atLeast(8, 0, 19) || features.type() == DataSourceType.TIDB;
        if (width && modern) {
            return declaration.replaceFirst("\\(\\d+\\)", "");
        }
        if (type.kind() == ValueKind.YEAR) {
            return "year";
        }
        Matcher srid = SRID.matcher(declaration);
        if (type.kind() == ValueKind.SPATIAL && srid.find()) {
            return features.isMariaDb() ? type.name() + " REF_SYSTEM_ID=" + srid.group(1) : type.name();
        }
        return declaration;
    }

    private void reference(SqlType type, StringBuilder out) {
        Matcher srid = SRID.matcher(type.declaration());
        if (type.kind() == ValueKind.SPATIAL && features.spatialReference() && srid.find()) {
            out.append(" SRID ").append(srid.group(1));
        }
    }

    private static void charset(ColumnDef column, TableDef table, StringBuilder out) {
        if (column.collation().isPresent() && !column.collation().get().equals(table.collation())) {
            column.charset().ifPresent(c -> out.append(" CHARACTER SET ").append(c));
            out.append(" COLLATE ").append(column.collation().get());
        }
    }

    /** A TIMESTAMP that may be NULL says so, because old servers take NOT NULL for granted there. */
    private static void nullability(ColumnDef column, StringBuilder out) {
        if (!column.nullable()) {
            boolean rowPeriod = column.generated().filter(g -> g.expression().toUpperCase(Locale.ROOT).startsWith("ROW ")).isPresent();
            out.append(rowPeriod ? "" : " NOT NULL");
        } else if (column.type().kind() == ValueKind.TIMESTAMP && column.generated().isEmpty()) {
            out.append(" NULL");
        }
    }
}
