package org.godwit.connector.mysql.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.ValueKind;
import org.godwit.schema.mysql.ColumnTypes;
import org.godwit.schema.mysql.Features;

/** Reads {@code information_schema.COLUMNS}. Used by one thread. */
final class ColumnReader {
    private static final String QUERY = "SELECT * FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ?";

    private final InfoQuery info;
    private final Defaults defaults;
    private final boolean escapes;

    ColumnReader(InfoQuery info, Features features) {
        this.info = info;
        this.defaults = new Defaults(features);
        this.escapes = features.type() == org.godwit.core.model.DataSourceType.MYSQL && features.version().atLeast(8, 0);
    }

    /**
     * Columns by table, in order.
     *
     * @param json columns by table that MariaDB keeps as text with a JSON check
     */
    Map<String, List<ColumnDef>> read(String database, Collection<String> tables, Map<String, Set<String>> json) throws GodwitException {
        Map<String, List<ColumnDef>> found = new HashMap<>();
        info.forTables(QUERY, "TABLE_NAME", " ORDER BY TABLE_NAME, ORDINAL_POSITION", database, tables, row -> {
            String table = row.text("TABLE_NAME");
            String column = row.text("COLUMN_NAME");
            boolean isJson = json.getOrDefault(table, Set.of()).contains(column);
            found.computeIfAbsent(table, t -> new ArrayList<>()).add(column(row, isJson));
        });
        return found;
    }

    private ColumnDef column(InfoRow row, boolean json) throws SQLException {
        String extra = row.text("EXTRA");
        String flags = extra.toUpperCase(Locale.ROOT);
        SqlType type = json ? ColumnTypes.JSON : spatial(ColumnTypes.parse(row.text("COLUMN_TYPE")), row.optional("SRS_ID"));
        boolean isText = type.kind() == ValueKind.TEXT || type.kind() == ValueKind.ENUM || type.kind() == ValueKind.SET;
        return new ColumnDef(row.text("COLUMN_NAME"), (int) row.number("ORDINAL_POSITION"), type, row.yes("IS_NULLABLE"), defaults.canonical(row.optional("COLUMN_DEFAULT"), extra, type),
                Defaults.onUpdate(extra), flags.contains("AUTO_INCREMENT"), generated(row, flags), flags.contains("INVISIBLE"), isText ? row.optional("CHARACTER_SET_NAME") : Optional.empty(),
                isText ? row.optional("COLLATION_NAME") : Optional.empty(), row.text("COLUMN_COMMENT"));
    }

    private Optional<ColumnDef.Generated> generated(InfoRow row, String flags) throws SQLException {
        boolean stored = flags.contains("STORED GENERATED") || flags.contains("PERSISTENT");
        if (!stored && !flags.contains("VIRTUAL")) {
            return Optional.empty();
        }
        String expression = row.text("GENERATION_EXPRESSION");
        return Optional.of(new ColumnDef.Generated(Escapes.withoutOuterParentheses(escapes ? Escapes.remove(expression) : expression), stored));
    }

    /** The columns with the spatial reference id of one of them. */
    static List<ColumnDef> withReference(List<ColumnDef> columns, String column, String reference) {
        return columns.stream().map(c -> c.name().equals(column)
                ? new ColumnDef(c.name(), c.position(), spatial(c.type(), Optional.of(reference)), c.nullable(), c.defaultValue(), c.onUpdate(),
                        c.autoIncrement(), c.generated(), c.invisible(), c.charset(), c.collation(), c.comment())
                : c).toList();
    }

    /** A reference id belongs to the declaration; it is written as MySQL prints it. */
    private static SqlType spatial(SqlType type, Optional<String> reference) {
        if (type.kind() != ValueKind.SPATIAL || reference.isEmpty()) {
            return type;
        }
        return new SqlType(type.name(), type.name() + " /*!80003 SRID " + reference.get() + " */", type.kind(), OptionalLong.empty(), OptionalInt.empty(), false, false, List.of());
    }
}
