package org.godwit.connector.mysql.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.IndexDef;
import org.godwit.schema.mysql.Features;

/** Reads {@code information_schema.STATISTICS}. Used by one thread. */
final class IndexReader {
    /** Columns that need no statistics of the engine, so that the server answers from its dictionary alone. */
    private static final String COMMON = "TABLE_NAME, NON_UNIQUE, INDEX_NAME, SEQ_IN_INDEX, COLUMN_NAME, COLLATION, SUB_PART, INDEX_TYPE, INDEX_COMMENT";

    private final InfoQuery info;
    private final Features features;
    private final boolean escapes;

    IndexReader(InfoQuery info, Features features) {
        this.info = info;
        this.features = features;
        this.escapes = features.type() == DataSourceType.MYSQL;
    }

    /** Indexes by table, the primary key first, else in the server's order. */
    Map<String, List<IndexDef>> read(String database, Collection<String> tables) throws GodwitException {
        Map<String, Map<String, Collected>> found = new HashMap<>();
        String sql = "SELECT " + COMMON + extraColumns() + " FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ?";
        info.forTables(sql, "TABLE_NAME", " ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX", database, tables,
                row -> found.computeIfAbsent(row.text("TABLE_NAME"), t -> new LinkedHashMap<>()).computeIfAbsent(row.text("INDEX_NAME"), n -> new Collected()).add(row));
        Map<String, List<IndexDef>> indexes = new HashMap<>();
        found.forEach((table, byName) -> indexes.put(table, byName.entrySet().stream().map(e -> e.getValue().index(e.getKey()))
                .sorted(java.util.Comparator.comparing((IndexDef i) -> i.kind() != IndexDef.Kind.PRIMARY).thenComparing(IndexDef::name)).toList()));
        return indexes;
    }

    private String extraColumns() {
        return switch (features.type()) {
            case MYSQL -> features.version().atLeast(8, 0, 13) ? ", IS_VISIBLE, EXPRESSION" : features.version().atLeast(8, 0) ? ", IS_VISIBLE" : "";
            case MARIADB -> features.version().atLeast(10, 6) ? ", IGNORED" : "";
            case TIDB -> features.version().atLeast(5, 0) ? ", IS_VISIBLE, EXPRESSION" : "";
            case OB_MYSQL -> features.version().atLeast(4, 0) ? ", IS_VISIBLE" : "";
            case KAFKA, ROCKETMQ -> throw features.type().noDatabase();
        };
    }

    /** Rows of one index. */
    private final class Collected {
        private final List<IndexDef.Part> parts = new ArrayList<>();
        private boolean unique;
        private boolean visible = true;
        private String type = "";
        private String comment = "";

        void add(InfoRow row) throws SQLException {
            unique = row.number("NON_UNIQUE") == 0;
            visible = !row.text("IS_VISIBLE").equalsIgnoreCase("NO") && !row.yes("IGNORED");
            type = row.text("INDEX_TYPE").toUpperCase(Locale.ROOT);
            comment = row.text("INDEX_COMMENT");
            boolean descending = row.text("COLLATION").equals("D");
            Optional<String> expression = row.optional("EXPRESSION").filter(e -> !e.isEmpty());
            if (expression.isPresent()) {
                String sql = escapes ? Escapes.remove(expression.get()) : expression.get();
                parts.add(new IndexDef.Part.Expression(Escapes.withoutOuterParentheses(sql), descending));
            } else {
                boolean prefix = row.optional("SUB_PART").isPresent() && !type.equals("SPATIAL") && !type.equals("FULLTEXT");
                parts.add(new IndexDef.Part.Column(row.text("COLUMN_NAME"), prefix ? OptionalInt.of((int) row.number("SUB_PART")) : OptionalInt.empty(), descending));
            }
        }

        IndexDef index(String name) {
            IndexDef.Kind kind = name.equals("PRIMARY")
                    ? IndexDef.Kind.PRIMARY
                    : type.equals("FULLTEXT") ? IndexDef.Kind.FULLTEXT : type.equals("SPATIAL") ? IndexDef.Kind.SPATIAL : unique ? IndexDef.Kind.UNIQUE : IndexDef.Kind.PLAIN;
            return new IndexDef(name, kind, parts, visible, comment, Optional.empty());
        }
    }
}
