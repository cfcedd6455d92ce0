package org.godwit.connector.mysql.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.CheckDef;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ForeignKeyDef;
import org.godwit.core.model.ObjectName;
import org.godwit.schema.mysql.Features;

/** Reads foreign keys and checks. Used by one thread. */
final class ConstraintReader {
    private static final String KEY_RULES = "SELECT TABLE_NAME, CONSTRAINT_NAME, UPDATE_RULE, DELETE_RULE FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ?";
    private static final String KEY_COLUMNS = "SELECT TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME"
            + " FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = ?";
    private static final String MARIADB_CHECKS = "SELECT c.*, 'YES' AS ENFORCED FROM information_schema.CHECK_CONSTRAINTS c WHERE c.CONSTRAINT_SCHEMA = ?";
    private static final String MYSQL_CHECKS = "SELECT t.TABLE_NAME, t.CONSTRAINT_NAME, t.ENFORCED, c.CHECK_CLAUSE FROM information_schema.TABLE_CONSTRAINTS t"
            + " JOIN information_schema.CHECK_CONSTRAINTS c ON c.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA AND c.CONSTRAINT_NAME = t.CONSTRAINT_NAME"
            + " WHERE t.TABLE_SCHEMA = ? AND t.CONSTRAINT_TYPE = 'CHECK'";
    private static final String TIDB_CHECKS = "SELECT c.*, 'YES' AS ENFORCED FROM information_schema.TIDB_CHECK_CONSTRAINTS c WHERE c.CONSTRAINT_SCHEMA = ?";
    private static final String OCEANBASE_CHECKS = "SELECT t.TABLE_NAME, t.CONSTRAINT_NAME, t.ENFORCED, c.CHECK_CLAUSE FROM information_schema.TABLE_CONSTRAINTS t"
            + " JOIN information_schema.CHECK_CONSTRAINTS c ON c.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA AND c.CONSTRAINT_NAME = t.CONSTRAINT_NAME"
            + " WHERE t.TABLE_SCHEMA = ? AND t.CONSTRAINT_TYPE = 'CHECK'";

    /** What MariaDB adds to a column declared JSON (MariaDB knowledge base, "JSON Data Type"). */
    private static final Pattern JSON_CHECK = Pattern.compile("(?i)json_valid\\(`((?:[^`]|``)+)`\\)");

    private final InfoQuery info;
    private final Features features;

    ConstraintReader(InfoQuery info, Features features) {
        this.info = info;
        this.features = features;
    }

    /** Checks by table, less those that only say that a column is JSON; those columns are given apart. */
    record Checks(Map<String, List<CheckDef>> byTable, Map<String, Set<String>> jsonColumns) {
    }

    Map<String, List<ForeignKeyDef>> foreignKeys(String database, Collection<String> tables) throws GodwitException {
        Map<String, Map<String, CollectedKey>> found = new HashMap<>();
        info.forTables(KEY_RULES, "TABLE_NAME", " ORDER BY TABLE_NAME, CONSTRAINT_NAME", database, tables,
                row -> found.computeIfAbsent(row.text("TABLE_NAME"), t -> new LinkedHashMap<>()).put(row.text("CONSTRAINT_NAME"), new CollectedKey(row.text("UPDATE_RULE"), row.text("DELETE_RULE"))));
        if (!found.isEmpty()) {
            info.forTables(KEY_COLUMNS, "TABLE_NAME", " AND REFERENCED_TABLE_NAME IS NOT NULL ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION", database, found.keySet(), row -> {
                CollectedKey key = found.getOrDefault(row.text("TABLE_NAME"), Map.of()).get(row.text("CONSTRAINT_NAME"));
                if (key != null) {
                    key.add(row);
                }
            });
        }
        Map<String, List<ForeignKeyDef>> keys = new HashMap<>();
        found.forEach((table, byName) -> keys.put(table, byName.entrySet().stream().map(e -> e.getValue().key(e.getKey())).toList()));
        return keys;
    }

    Checks checks(String database, Collection<String> tables) throws GodwitException {
        Checks checks = new Checks(new HashMap<>(), new HashMap<>());
        if (!features.checks()) {
            return checks;
        }
        String sql = switch (features.type()) {
            case MARIADB -> MARIADB_CHECKS;
            case MYSQL -> MYSQL_CHECKS;
            case TIDB -> TIDB_CHECKS;
            case OB_MYSQL -> OCEANBASE_CHECKS;
            case KAFKA, ROCKETMQ -> throw features.type().noDatabase();
        };
        info.forTables(sql, sql.contains("c.*") ? "c.TABLE_NAME" : "t.TABLE_NAME", " ORDER BY TABLE_NAME, CONSTRAINT_NAME", database, tables, row -> add(row, checks));
        return checks;
    }

    private void add(InfoRow row, Checks checks) throws SQLException {
        String table = row.text("TABLE_NAME");
        String clause = row.text("CHECK_CLAUSE");
        Matcher json = JSON_CHECK.matcher(clause);
        boolean columnLevel = !row.has("LEVEL") || row.text("LEVEL").equalsIgnoreCase("Column");
        if (features.isMariaDb() && columnLevel && json.matches() && json.group(1).replace("``", "`").equals(row.text("CONSTRAINT_NAME"))) {
            checks.jsonColumns.computeIfAbsent(table, t -> new HashSet<>()).add(row.text("CONSTRAINT_NAME"));
            return;
        }
        String expression = features.type() == DataSourceType.MYSQL ? Escapes.remove(clause) : clause;
        checks.byTable.computeIfAbsent(table, t -> new ArrayList<>())
                .add(new CheckDef(row.text("CONSTRAINT_NAME"), Escapes.withoutOuterParentheses(expression), !row.text("ENFORCED").equalsIgnoreCase("NO")));
    }

    /** Rows of one foreign key. */
    private static final class CollectedKey {
        private final List<String> columns = new ArrayList<>();
        private final List<String> referencedColumns = new ArrayList<>();
        private ObjectName referenced = new ObjectName("", "");
        private final String onUpdate;
        private final String onDelete;

        CollectedKey(String onUpdate, String onDelete) {
            this.onUpdate = onUpdate;
            this.onDelete = onDelete;
        }

        void add(InfoRow row) throws SQLException {
            columns.add(row.text("COLUMN_NAME"));
            referencedColumns.add(row.text("REFERENCED_COLUMN_NAME"));
            referenced = new ObjectName(row.text("REFERENCED_TABLE_SCHEMA"), row.text("REFERENCED_TABLE_NAME"));
        }

        ForeignKeyDef key(String name) {
            return new ForeignKeyDef(name, columns, referenced, referencedColumns, onUpdate, onDelete);
        }
    }
}
