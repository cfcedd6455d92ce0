package org.godwit.connector.mysql.catalog;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.CheckDef;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ForeignKeyDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;
import org.godwit.core.progress.CancelToken;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.Sql;
import org.godwit.schema.mysql.TableOptions;

/** Puts the definitions of a database's tables together from set-wise queries; only tables with rare traits cost a query of their own. Used by one thread. */
final class TableReader {
    private static final String TABLES = "SELECT * FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?";
    /** MariaDB 11.4 leaves F_GEOMETRY_COLUMN empty; the name stands in the other column. */
    private static final String REFERENCES = "SELECT F_TABLE_NAME, G_GEOMETRY_COLUMN, SRID FROM information_schema.GEOMETRY_COLUMNS WHERE F_TABLE_SCHEMA = ?";
    private static final String PARTITIONED = "SELECT DISTINCT TABLE_NAME FROM information_schema.PARTITIONS WHERE TABLE_SCHEMA = ? AND PARTITION_METHOD IS NOT NULL";

    private final Session session;
    private final Features features;
    private final CancelToken cancel;
    private final InfoQuery info;

    TableReader(Session session, Features features, CancelToken cancel) {
        this.session = session;
        this.features = features;
        this.cancel = cancel;
        this.info = new InfoQuery(session, features, cancel);
    }

    /** What {@code information_schema.TABLES} says. */
    private record Head(String type, String engine, String collation, String comment, String createOptions, OptionalLong autoIncrement, long rows, long bytes, String rowFormat) {
    }

    /** Definitions by name; tables that do not exist are missing. */
    Map<String, TableDef> read(String database, Collection<String> names) throws GodwitException {
        Map<String, Head> heads = heads(database, names);
        ConstraintReader constraints = new ConstraintReader(info, features);
        ConstraintReader.Checks checks = constraints.checks(database, names);
        Map<String, List<ColumnDef>> columns = new ColumnReader(info, features).read(database, names, checks.jsonColumns());
        withReferences(database, columns);
        Map<String, List<IndexDef>> indexes = new IndexReader(info, features).read(database, names);
        Map<String, List<ForeignKeyDef>> keys = constraints.foreignKeys(database, names);
        Set<String> partitioned = partitioned(database, names);
        Map<String, TableDef> tables = new LinkedHashMap<>();
        for (String name : new java.util.LinkedHashSet<>(names)) {
            Head head = heads.get(name);
            if (head != null && columns.containsKey(name)) {
                List<CheckDef> own = withFormerChecks(checks.byTable().getOrDefault(name, List.of()), checks.jsonColumns().getOrDefault(name, Set.of()), columns.get(name));
                tables.put(name, table(new ObjectName(database, name), head, columns.get(name), indexes.getOrDefault(name, List.of()), keys.getOrDefault(name, List.of()), own, partitioned.contains(name)));
            }
        }
        return tables;
    }

    private Map<String, Head> heads(String database, Collection<String> names) throws GodwitException {
        Map<String, Head> heads = new HashMap<>();
        info.forTables(TABLES, "TABLE_NAME", "", database, names, row -> {
            String type = row.text("TABLE_TYPE");
            if (type.equals("BASE TABLE") || type.equals("SYSTEM VERSIONED")) {
                Optional<String> next = row.optional("AUTO_INCREMENT");
                heads.put(row.text("TABLE_NAME"), new Head(type, row.text("ENGINE"), row.text("TABLE_COLLATION"), row.text("TABLE_COMMENT"), row.text("CREATE_OPTIONS").toLowerCase(Locale.ROOT),
                        next.isPresent() ? OptionalLong.of(new java.math.BigDecimal(next.get()).longValue()) : OptionalLong.empty(), row.number("TABLE_ROWS"),
                        row.number("DATA_LENGTH") + row.number("INDEX_LENGTH"), row.text("ROW_FORMAT")));
            }
        });
        return heads;
    }

    /** MySQL does not say in CREATE_OPTIONS that a table is partitioned by KEY () without columns. */
    private Set<String> partitioned(String database, Collection<String> names) throws GodwitException {
        Set<String> found = new java.util.HashSet<>();
        if (features.type() == org.godwit.core.model.DataSourceType.MYSQL) {
            info.forTables(PARTITIONED, "TABLE_NAME", "", database, names, row -> found.add(row.text("TABLE_NAME")));
        }
        return found;
    }

    /** MariaDB tells spatial reference ids only here; MySQL 8 has them in COLUMNS. */
    private void withReferences(String database, Map<String, List<ColumnDef>> columns) throws GodwitException {
        List<String> spatial = columns.entrySet().stream().filter(e -> e.getValue().stream().anyMatch(c -> c.type().kind() == ValueKind.SPATIAL)).map(Map.Entry::getKey).toList();
        if (!features.isMariaDb() || spatial.isEmpty()) {
            return;
        }
        info.forTables(REFERENCES, "F_TABLE_NAME", "", database, spatial, row -> {
            String reference = row.text("SRID");
            String column = row.text("G_GEOMETRY_COLUMN");
            if (!reference.equals("0")) {
                columns.computeIfPresent(row.text("F_TABLE_NAME"), (table, all) -> ColumnReader.withReference(all, column, reference));
            }
        });
    }

    /** A JSON check on a column that is no LONGTEXT was written by a user and stays a check. */
    private static List<CheckDef> withFormerChecks(List<CheckDef> checks, Set<String> json, List<ColumnDef> columns) {
        List<CheckDef> all = new ArrayList<>(checks);
        columns.stream().filter(c -> json.contains(c.name()) && c.type().kind() != ValueKind.JSON)
                .forEach(c -> all.add(new CheckDef(c.name(), "json_valid(" + Sql.quote(c.name()) + ")", true)));
        return all;
    }

    private TableDef table(ObjectName name, Head head, List<ColumnDef> columns, List<IndexDef> indexes, List<ForeignKeyDef> keys, List<CheckDef> checks, boolean partitioned)
            throws GodwitException {
        List<ColumnDef> allColumns = columns;
        List<IndexDef> allIndexes = indexes;
        Optional<String> partitioning = Optional.empty();
        Map<String, String> options = new HashMap<>(TableOptions.read(head.createOptions, head.type.equals("SYSTEM VERSIONED")));
        List<String> hexDefaults = columns.stream().filter(c -> c.defaultValue().isPresent() && (c.type().kind() == ValueKind.BINARY || !features.isMariaDb() && c.defaultValue().get().contains("?")))
                .map(ColumnDef::name).toList();
        boolean doubtful = checks.stream().anyMatch(c -> c.expression().contains("?")) || columns.stream().anyMatch(c -> c.generated().filter(g -> g.expression().contains("?")).isPresent());
        List<CheckDef> allChecks = checks;
        boolean fulltext = indexes.stream().anyMatch(i -> i.kind() == IndexDef.Kind.FULLTEXT);
        boolean mayBe = partitioned || head.createOptions.contains("partitioned") || features.type() == org.godwit.core.model.DataSourceType.OB_MYSQL;
        boolean periods = features.isMariaDb() && mayHavePeriod(columns, checks);
        if (mayBe || fulltext || periods || doubtful || !hexDefaults.isEmpty()) {
            CreateText text = createText(name);
            partitioning = text.partitioning();
            allColumns = withDefaults(columns, text.binaryDefaults(hexDefaults));
            if (doubtful && features.isMariaDb()) {
                allColumns = withExpressions(allColumns, text.generated());
                Map<String, String> expressions = text.checks();
                allChecks = checks.stream().map(c -> new CheckDef(c.name(), expressions.getOrDefault(c.name(), c.expression()), c.enforced())).toList();
            }
            allIndexes = withParsers(indexes, text.parsers());
            TableOptions.putPeriods(options, text.periods(), text.withoutOverlaps());
        }
        String charset = head.collation.contains("_") ? head.collation.substring(0, head.collation.indexOf('_')) : head.collation;
        return new TableDef(name, allColumns, allIndexes, keys, allChecks, partitioning, head.engine, charset, head.collation, head.comment, head.autoIncrement, head.rows, head.bytes, options);
    }

    /** A period has two columns of the same kind that must have values, and brings a check of its name; without that the table costs no query. */
    private static boolean mayHavePeriod(List<ColumnDef> columns, List<CheckDef> checks) {
        Set<ValueKind> kinds = Set.of(ValueKind.DATE, ValueKind.DATETIME, ValueKind.TIMESTAMP);
        boolean rows = columns.stream().anyMatch(c -> c.generated().filter(g -> g.expression().equalsIgnoreCase("ROW START")).isPresent());
        return rows || !checks.isEmpty() && columns.stream().filter(c -> kinds.contains(c.type().kind()) && !c.nullable()).count() >= 2;
    }

    private static List<ColumnDef> withDefaults(List<ColumnDef> columns, Map<String, String> defaults) {
        return columns.stream().map(c -> defaults.containsKey(c.name())
                ? new ColumnDef(c.name(), c.position(), c.type(), c.nullable(), Optional.of(defaults.get(c.name())), c.onUpdate(),
                        c.autoIncrement(), c.generated(), c.invisible(), c.charset(), c.collation(), c.comment())
                : c).toList();
    }

    private static List<ColumnDef> withExpressions(List<ColumnDef> columns, Map<String, String> expressions) {
        return columns.stream().map(c -> c.generated().isPresent() && expressions.containsKey(c.name())
                ? new ColumnDef(c.name(), c.position(), c.type(), c.nullable(), c.defaultValue(), c.onUpdate(),
                        c.autoIncrement(), Optional.of(new ColumnDef.Generated(expressions.get(c.name()), c.generated().get().stored())), c.invisible(), c.charset(), c.collation(), c.comment())
                : c).toList();
    }

    private static List<IndexDef> withParsers(List<IndexDef> indexes, Map<String, String> parsers) {
        return indexes.stream().map(i -> parsers.containsKey(i.name()) ? new IndexDef(i.name(), i.kind(), i.parts(), i.visible(), i.comment(), Optional.of(parsers.get(i.name()))) : i).toList();
    }

    private CreateText createText(ObjectName name) throws GodwitException {
        try (PreparedStatement statement = session.connection().prepareStatement("SHOW CREATE TABLE " + Sql.quote(name));
                CancelToken.Registration guard = session.guard(statement, cancel);
                ResultSet result = statement.executeQuery()) {
            return new CreateText(result.next() ? result.getBytes(2) : new byte[0]);
        } catch (SQLException e) {
            throw session.translate(e, name.toString(), cancel);
        }
    }
}
