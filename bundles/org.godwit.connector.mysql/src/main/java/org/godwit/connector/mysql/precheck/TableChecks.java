package org.godwit.connector.mysql.precheck;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ForeignKeyDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.model.ValueKind;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.core.spi.Precheck;
import org.godwit.core.spi.Precheck.Result;
import org.godwit.core.spi.Side;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.Sql;
import org.godwit.schema.mysql.rule.Collations;

/** Items about what the tables are made of: keys, columns, engines, constraints. Without state. */
final class TableChecks {
    /** Columns that OMS adds to tables itself (OMS: tables without unique key). */
    private static final Set<String> PSEUDO_COLUMNS = Set.of("oms_pk_incrmt", "oms_object_number", "oms_relative_fno", "oms_block_number", "oms_row_number");
    private static final Set<String> LONG_TYPES = Set.of("longtext", "longblob");

    private TableChecks() {
    }

    static List<Precheck> items() {
        return List.of(new Item("DB_ENGINE", Side.SOURCE, "The tables are transactional", true, Item.ROWS, TableChecks::engine),
                new Item("DB_CHARSET", Side.SOURCE, "The target has the tables' character sets", true, Item.ANY, TableChecks::charset),
                new Item("DB_COLLATION_KEY", Side.SOURCE, "Unique text keys stay unique at the target", true, Item.ANY, TableChecks::collationKey),
                new Item("DB_UK_INDEX", Side.SOURCE, "The tables have a unique key", true, Item.ROWS, TableChecks::uniqueKey),
                new Item("DB_UK_INDEX", Side.TARGET, "Tables without a key are allowed", true, Item.SCHEMA, TableChecks::keyRequired),
                new Item("DB_DATA_TYPE_INDEX", Side.SOURCE, "No key has a FLOAT or DOUBLE column", true, Item.ROWS, TableChecks::floatKey),
                new Item("DB_FUNCTION_BASED", Side.SOURCE, "No unique index is on an expression", true, Item.ANY, TableChecks::functional),
                new Item("DB_FOREIGN_REFERENCE", Side.SOURCE, "Referenced tables are moved too, and no foreign key changes rows unseen", true, Set.of(TransferType.SCHEMA, TransferType.INCREMENTAL),
                        TableChecks::reference),
                new Item("DB_NO_FOREIGN_KEY", Side.TARGET, "Target tables have no foreign keys", true, Item.WRITING, TableChecks::targetKeys),
                new Item("DB_CONSTRAINT", Side.TARGET, "Target tables have no triggers", true, Item.WRITING, TableChecks::triggers),
                new Item("DB_DATA_TYPE", Side.SOURCE, "The target has the columns' types", true, Item.ANY, TableChecks::types),
                new Item("DB_COLUMN_COUNT", Side.TARGET, "The target tables have the source's columns", true, Item.ROWS, TableChecks::columns),
                new Item("DB_TABLE_LOB_SIZE", Side.SOURCE, "Large values fit the target", true, Item.ROWS, TableChecks::lobs),
                new Item("DB_PSEUDO_COLUMN_CHECK", Side.SOURCE, "No column has a name that OMS uses for itself", true, Item.ANY, TableChecks::pseudo));
    }

    private static Result engine(Item.Looking looking) throws GodwitException {
        boolean named = looking.endpoint().server().type() == DataSourceType.MYSQL || looking.endpoint().server().type() == DataSourceType.MARIADB;
        List<String> others = source(looking).stream().filter(t -> named && !t.engine().equalsIgnoreCase("InnoDB")).map(t -> t.name() + " (" + t.engine() + ")").toList();
        return others.isEmpty() ? Result.PASSED : Item.warning("Not InnoDB: " + Subject.some(others) + ".", "They become InnoDB tables. Do not write to them while they are read, since they give no consistent view.", "");
    }

    private static Result charset(Item.Looking looking) throws GodwitException {
        Set<String> lost = new TreeSet<>();
        eachCollation(looking, (table, choice) -> {
            if (choice.nearness() == Collations.Nearness.OTHER_CHARSET) {
                lost.add(table.name() + " → " + choice.charset());
            }
            return true;
        });
        return lost.isEmpty() ? Result.PASSED : Item.warning("The target lacks character sets of these tables: " + Subject.some(lost) + ".", "Check the character set mapping; values are converted on the way.", "");
    }

    private static Result collationKey(Item.Looking looking) throws GodwitException {
        Collations collations = collations(looking);
        Map<String, String> doubtful = new TreeMap<>();
        for (TableDef table : source(looking)) {
            for (IndexDef index : table.indexes().stream().filter(IndexDef::isUnique).toList()) {
                index.wholeColumns().orElse(List.of()).stream().map(table::column).flatMap(Optional::stream).filter(c -> c.collation().isPresent()).forEach(c -> {
                    Collations.Choice choice = collations.choose(c.charset().orElse(table.charset()), c.collation().get());
                    if (choice.nearness() != Collations.Nearness.SAME && !choice.collation().endsWith("_bin")) {
                        doubtful.put(table.name() + "." + c.name(), c.collation().get() + " → " + choice.collation());
                    }
                });
            }
        }
        return doubtful.isEmpty()
                ? Result.PASSED
                : Item.warning("Under the target's collation different values may become equal in unique keys: " + Subject.some(doubtful.entrySet()) + ".",
                        "Choose in the collation mapping one that tells at least as much apart (for example utf8mb4_bin), or be ready for conflicts during full migration.", "");
    }

    private static Result uniqueKey(Item.Looking looking) throws GodwitException {
        List<ObjectName> keyless = source(looking).stream().filter(t -> t.keyColumns().isEmpty()).map(TableDef::name).toList();
        return keyless.isEmpty()
                ? Result.PASSED
                : Item.warning("Without primary key and without unique key of NOT NULL columns: " + Subject.some(keyless) + ".",
                        "They are read in one ordered pass by one thread, and a single row cannot be verified or corrected. Add a primary key where you can.",
                        Subject.statements(keyless, n -> "ALTER TABLE " + Sql.quote(n) + " ADD COLUMN id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY"));
    }

    private static Result keyRequired(Item.Looking looking) throws GodwitException {
        boolean required = looking.endpoint().server().variable("sql_require_primary_key").equalsIgnoreCase("ON");
        List<ObjectName> without = required ? source(looking).stream().filter(t -> t.primaryKey().isEmpty()).map(TableDef::name).toList() : List.of();
        return without.isEmpty()
                ? Result.PASSED
                : Item.failed("The target wants a primary key in every table (sql_require_primary_key); these have none: " + Subject.some(without) + ".",
                        "Switch the setting off for the time of the migration, or add primary keys at the source.", "SET GLOBAL sql_require_primary_key = OFF");
    }

    private static Result floatKey(Item.Looking looking) throws GodwitException {
        List<ObjectName> found = source(looking).stream().filter(t -> t.keyColumns().stream().anyMatch(c -> c.type().kind() == ValueKind.FLOAT)).map(TableDef::name).toList();
        return found.isEmpty()
                ? Result.PASSED
                : Result.failed("The key has a FLOAT or DOUBLE column, whose values cannot be compared exactly: " + Subject.some(found) + ".",
                        "Change the column to DECIMAL, or take the table out. When skipped, rows at the bounds of slices may be missed or doubled.");
    }

    private static Result functional(Item.Looking looking) throws GodwitException {
        boolean possible = Features.of(looking.subject().context().target().server()).functionalIndexes();
        List<String> found = new ArrayList<>();
        for (TableDef table : source(looking)) {
            table.indexes().stream().filter(i -> i.isUnique() && i.parts().stream().anyMatch(p -> p instanceof IndexDef.Part.Expression)).forEach(i -> found.add(table.name() + "." + i.name()));
        }
        return possible || found.isEmpty()
                ? Result.PASSED
                : Item.warning("Unique indexes on expressions cannot be had at the target: " + Subject.some(found) + ".",
                        "Put the expression into a generated column and make that unique.", "");
    }

    private static Result reference(Item.Looking looking) throws GodwitException {
        Result cascades = looking.subject().has(TransferType.INCREMENTAL) ? CascadeChecks.check(looking, Side.SOURCE) : Result.PASSED;
        return cascades == Result.PASSED && looking.subject().has(TransferType.SCHEMA) ? outside(looking) : cascades;
    }

    private static Result outside(Item.Looking looking) throws GodwitException {
        Set<ObjectName> moved = new LinkedHashSet<>(looking.subject().names(Side.SOURCE));
        Set<String> outside = new TreeSet<>();
        for (TableDef table : source(looking)) {
            table.foreignKeys().stream().filter(k -> !moved.contains(k.referenced())).forEach(k -> outside.add(table.name() + " → " + k.referenced()));
        }
        return outside.isEmpty()
                ? Result.PASSED
                : Result.failed("Foreign keys lead to tables that are not moved: " + Subject.some(outside) + ".",
                        "Add the tables to the project, or skip this item when they exist at the target.");
    }

    private static Result targetKeys(Item.Looking looking) throws GodwitException {
        if (looking.subject().has(TransferType.SCHEMA)) {
            return Result.PASSED;
        }
        Set<String> found = new TreeSet<>();
        for (TableDef table : looking.subject().tables(Side.TARGET, looking.cancel())) {
            for (ForeignKeyDef key : table.foreignKeys()) {
                found.add(table.name() + "." + key.name());
            }
        }
        return found.isEmpty()
                ? Result.PASSED
                : Item.warning("The target's tables have foreign keys: " + Subject.some(found) + ".",
                        "They are not checked while rows are written. Keys with ON DELETE or ON UPDATE actions change rows twice during incremental synchronization; drop them until the switchover.", "");
    }

    private static Result triggers(Item.Looking looking) throws GodwitException {
        Set<ObjectName> targets = Set.copyOf(looking.subject().names(Side.TARGET));
        Set<ObjectName> found = new TreeSet<>();
        looking.subject().objects(Side.TARGET, looking.cancel()).values().stream().flatMap(List::stream)
                .filter(o -> o.kind() == ObjectSummary.Kind.TRIGGER && targets.contains(new ObjectName(o.name().schema(), o.comment().replaceFirst("^on ", "")))).forEach(o -> found.add(o.name()));
        return found.isEmpty()
                ? Result.PASSED
                : Item.failed("Triggers at the target would run for every row written: " + Subject.some(found) + ".", "Drop them and create them again at the switchover.",
                        Subject.statements(found, n -> "DROP TRIGGER " + Sql.quote(n)));
    }

    private static Result types(Item.Looking looking) throws GodwitException {
        Features target = Features.of(looking.subject().context().target().server());
        Set<String> found = new TreeSet<>();
        for (TableDef table : source(looking)) {
            for (ColumnDef column : table.columns()) {
                boolean spatial = column.type().kind() == ValueKind.SPATIAL && target.type() == DataSourceType.TIDB;
                boolean unknown = column.type().kind() == ValueKind.OTHER && target.type() != looking.endpoint().server().type();
                if (spatial || unknown) {
                    found.add(table.name() + "." + column.name() + " " + column.type().name());
                }
            }
        }
        return found.isEmpty() ? Result.PASSED : Item.warning("The target does not have these types: " + Subject.some(found) + ".", "They are replaced by the nearest type; see the findings of schema migration.", "");
    }

    private static Result columns(Item.Looking looking) throws GodwitException {
        if (looking.subject().has(TransferType.SCHEMA)) {
            return Result.PASSED;
        }
        Set<String> missing = new TreeSet<>();
        Map<ObjectName, TableMapping> mappings = new TreeMap<>();
        looking.subject().mappings().forEach(m -> mappings.put(m.source(), m));
        for (TableDef table : source(looking)) {
            Optional<TableDef> target = looking.subject().targetOf(table, looking.cancel());
            if (target.isPresent()) {
                table.columns().stream().filter(ColumnDef::isWritable).flatMap(c -> mappings.get(table.name()).targetColumn(c.name()).stream())
                        .filter(name -> target.get().column(name).isEmpty()).forEach(name -> missing.add(target.get().name() + "." + name));
            }
        }
        return missing.isEmpty() ? Result.PASSED : Result.failed("CONNECTOR-SIAL00000001: the target's tables lack columns: " + Subject.some(missing) + ".", "Add the columns, or take them out of the mapping.");
    }

    private static Result lobs(Item.Looking looking) throws GodwitException {
        if (looking.subject().context().target().server().type() != DataSourceType.OB_MYSQL) {
            return Result.PASSED;
        }
        Set<String> found = new TreeSet<>();
        for (TableDef table : source(looking)) {
            table.columns().stream().filter(c -> LONG_TYPES.contains(c.type().name().toLowerCase(Locale.ROOT))).forEach(c -> found.add(table.name() + "." + c.name()));
        }
        return found.isEmpty()
                ? Result.PASSED
                : Item.warning("OceanBase holds at most 48 MB in one value; these columns may have more: " + Subject.some(found) + ".",
                        "Look for larger values: SELECT COUNT(*) … WHERE LENGTH(column) > 50331648.", "");
    }

    private static Result pseudo(Item.Looking looking) throws GodwitException {
        Set<String> found = new TreeSet<>();
        for (TableDef table : source(looking)) {
            table.columns().stream().filter(c -> PSEUDO_COLUMNS.contains(c.name().toLowerCase(Locale.ROOT))).forEach(c -> found.add(table.name() + "." + c.name()));
        }
        return found.isEmpty() ? Result.PASSED : Item.failed("Columns of an earlier migration are still there: " + Subject.some(found) + ".", "Drop the column and the unique index UK_…_OBPK_INCRMT, in the other order.", "");
    }

    private static List<TableDef> source(Item.Looking looking) throws GodwitException {
        return looking.subject().tables(Side.SOURCE, looking.cancel());
    }

    private static Collations collations(Item.Looking looking) {
        return new Collations(Features.of(looking.subject().context().target().server()), Map.of(), Map.of());
    }

    private static void eachCollation(Item.Looking looking, BiFunction<TableDef, Collations.Choice, Boolean> sink) throws GodwitException {
        Collations collations = collations(looking);
        for (TableDef table : source(looking)) {
            for (ColumnDef column : table.columns()) {
                column.collation().ifPresent(c -> sink.apply(table, collations.choose(column.charset().orElse(table.charset()), c)));
            }
        }
    }
}
