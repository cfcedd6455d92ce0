package org.godwit.transfer.filter;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.row.RowBatch;
import org.godwit.transfer.filter.Expr.Type;

/** Values of columns as images hold them. Without state. */
final class FilterColumn {
    private FilterColumn() {
    }

    static Expr of(ColumnDef column, int position) {
        return switch (column.type().kind()) {
            case INTEGER -> number(new Type.Number(true, column.type().unsigned()), position);
            case DECIMAL -> number(new Type.Number(false, column.type().unsigned()), position);
            case DATE, DATETIME, TIMESTAMP -> new Expr(new Type.Moment(), (rows, row) -> rows.isNull(row, position) ? null : moment(text(rows, row, position, StandardCharsets.US_ASCII)));
            case TEXT, ENUM, SET -> text(column, position);
            case FLOAT -> opaque("floating point is not exact: column " + column.name(), position);
            // a server takes 26 for the year 2026 where it meets a YEAR, but not everywhere
            case YEAR, BIT, TIME, BINARY, JSON, SPATIAL, OTHER -> opaque("column " + column.name() + " of type " + column.type().name() + " can be asked for NULL only", position);
        };
    }

    private static Expr number(Type type, int position) {
        return new Expr(type, (rows, row) -> rows.isNull(row, position) ? null : new BigDecimal(text(rows, row, position, StandardCharsets.US_ASCII)));
    }

    private static Expr text(ColumnDef column, int position) {
        Optional<TextRule> rule = TextRule.of(column);
        if (rule.isEmpty()) {
            return opaque("the character set of column " + column.name() + " is not known", position);
        }
        boolean ordered = rule.get().binary() && column.type().kind() == org.godwit.core.model.ValueKind.TEXT;
        Charset charset = rule.get().charset();
        return new Expr(new Type.Text(rule.get(), ordered), (rows, row) -> rows.isNull(row, position) ? null : text(rows, row, position, charset));
    }

    private static Expr opaque(String why, int position) {
        return new Expr(new Type.Opaque(why), (rows, row) -> rows.isNull(row, position) ? null : BigDecimal.ZERO);
    }

    private static String text(RowBatch rows, int row, int position, Charset charset) {
        return new String(rows.bytes(), rows.start(row, position), rows.end(row, position) - rows.start(row, position), charset);
    }

    /** In full length, so that times compare as their texts do. */
    static String moment(String text) {
        String zero = "0000-00-00 00:00:00.000000";
        return text.length() >= zero.length() ? text : text + (text.length() == 19 ? "." : text.length() == 10 ? " " : "") + zero.substring(text.length() == 19 || text.length() == 10 ? text.length() + 1 : text.length());
    }
}
