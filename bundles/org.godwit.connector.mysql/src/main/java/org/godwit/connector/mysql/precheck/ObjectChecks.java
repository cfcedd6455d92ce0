package org.godwit.connector.mysql.precheck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.godwit.connector.mysql.catalog.SystemDatabases;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.model.ViewDef;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.core.spi.Precheck;
import org.godwit.core.spi.Precheck.Result;
import org.godwit.core.spi.ServerInfo;
import org.godwit.core.spi.Side;
import org.godwit.schema.mysql.Sql;

/** Items about which objects exist and go together. Without state. */
final class ObjectChecks {
    /** Names longer than this together are more than an OMS project can list (OMS: precheck items). */
    private static final int LIST_LIMIT = 65_536;

    private ObjectChecks() {
    }

    static List<Precheck> items() {
        return List.of(new Item("RDB_SCHEMA_EXIST", Side.SOURCE, "The databases exist and are not the system's", false, Item.ANY, ObjectChecks::sourceDatabases),
                new Item("RDB_SCHEMA_EXIST", Side.TARGET, "The databases exist or will be created", false, Item.ANY, ObjectChecks::targetDatabases),
                new Item("RDB_TABLE_EXIST", Side.SOURCE, "The tables exist", false, Item.ANY, ObjectChecks::sourceTables),
                new Item("RDB_TABLE_EXIST", Side.TARGET, "The tables exist exactly when they are not to be created", true, Item.ANY, ObjectChecks::targetTables),
                new Item("DB_TABLE_TYPE", Side.SOURCE, "What was chosen as a table is one", false, Item.ANY, ObjectChecks::tableType),
                new Item("DB_TABLE_NAME_UNIQUE", Side.TARGET, "No two tables go to the same table", true, Item.ANY, ObjectChecks::unique),
                new Item("DB_CASE_SENSITIVE", Side.TARGET, "No two names differ by case alone", false, Item.ANY, ObjectChecks::caseSensitive),
                new Item("DB_TABLE_CYCLICALLY", Side.TARGET, "No table is its own target", false, Item.ANY, ObjectChecks::cyclic),
                new Item("RDB_OBJECT_DEPENDENCY_INTEGRITY", Side.SOURCE, "What the views read is moved too", true, Item.SCHEMA, ObjectChecks::dependencies),
                new Item("DB_WHITE_LIST_LENGTH", Side.SOURCE, "The list of objects is not too long", true, Item.ANY, ObjectChecks::listLength));
    }

    private static Result sourceDatabases(Item.Looking looking) throws GodwitException {
        Set<String> wanted = looking.subject().databases(Side.SOURCE);
        Set<String> system = wanted.stream().filter(SystemDatabases::contains).collect(Collectors.toCollection(TreeSet::new));
        if (!system.isEmpty()) {
            return Result.failed("GHANA-PCHKNP001010: " + Subject.some(system) + " belong to the server itself.", "Take system databases out of the project.");
        }
        Set<String> missing = missingDatabases(looking, wanted);
        return missing.isEmpty()
                ? Result.PASSED
                : Result.failed("GHANA-PCHKNP001011: these databases do not exist or are not visible to the account: " + Subject.some(missing) + ".",
                        "Choose the objects again, or grant SELECT on the databases.");
    }

    private static Result targetDatabases(Item.Looking looking) throws GodwitException {
        Set<String> wanted = looking.subject().databases(Side.TARGET);
        if (looking.subject().has(TransferType.SCHEMA)) {
            return Result.PASSED;
        }
        Set<String> missing = missingDatabases(looking, wanted);
        return missing.isEmpty()
                ? Result.PASSED
                : Item.failed("GHANA-PCHKNP001011: these databases do not exist: " + Subject.some(missing) + ".", "Create them, or choose schema migration too.",
                        Subject.statements(missing, d -> "CREATE DATABASE " + Sql.quote(d)));
    }

    private static Set<String> missingDatabases(Item.Looking looking, Set<String> wanted) throws GodwitException {
        Set<String> existing = looking.endpoint().catalog().databases(looking.cancel()).stream().map(d -> folded(d, looking.endpoint().server())).collect(Collectors.toSet());
        return wanted.stream().filter(d -> !existing.contains(folded(d, looking.endpoint().server()))).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Result sourceTables(Item.Looking looking) throws GodwitException {
        Map<ObjectName, ObjectSummary.Kind> existing = existing(looking, Side.SOURCE);
        List<ObjectName> missing = new ArrayList<>(looking.subject().names(Side.SOURCE));
        missing.addAll(looking.subject().context().views());
        missing.removeIf(n -> existing.containsKey(folded(n, looking.endpoint().server())));
        return missing.isEmpty()
                ? Result.PASSED
                : Result.failed("GHANA-PCHKNP002010: these tables or views do not exist or are not visible to the account: " + Subject.some(missing) + ".",
                        "Choose the objects again, or grant SELECT on them.");
    }

    private static Result targetTables(Item.Looking looking) throws GodwitException {
        Map<ObjectName, ObjectSummary.Kind> existing = existing(looking, Side.TARGET);
        boolean create = looking.subject().has(TransferType.SCHEMA);
        List<ObjectName> wrong = looking.subject().names(Side.TARGET).stream().filter(n -> existing.containsKey(folded(n, looking.endpoint().server())) == create).toList();
        if (wrong.isEmpty()) {
            return Result.PASSED;
        }
        return create
                ? Result.failed("These tables exist at the target already: " + Subject.some(wrong) + ".", "Rename or drop them, or migrate without schema migration into the tables that are there.")
                : Result.failed("GHANA-PCHKNP002010: these tables do not exist at the target: " + Subject.some(wrong) + ".", "Create them, or choose schema migration too.");
    }

    private static Result tableType(Item.Looking looking) throws GodwitException {
        Map<ObjectName, ObjectSummary.Kind> existing = existing(looking, Side.SOURCE);
        List<ObjectName> others = looking.subject().names(Side.SOURCE).stream()
                .filter(n -> existing.getOrDefault(folded(n, looking.endpoint().server()), ObjectSummary.Kind.TABLE) != ObjectSummary.Kind.TABLE).toList();
        return others.isEmpty() ? Result.PASSED : Result.failed("These are views or sequences: " + Subject.some(others) + ".", "Choose them as views, or take them out of the project.");
    }

    private static Map<ObjectName, ObjectSummary.Kind> existing(Item.Looking looking, Side side) throws GodwitException {
        Map<ObjectName, ObjectSummary.Kind> kinds = new HashMap<>();
        Set<ObjectSummary.Kind> tableLike = Set.of(ObjectSummary.Kind.TABLE, ObjectSummary.Kind.VIEW, ObjectSummary.Kind.SEQUENCE);
        looking.subject().objects(side, looking.cancel()).values().stream().flatMap(List::stream).filter(o -> tableLike.contains(o.kind()))
                .forEach(o -> kinds.put(folded(o.name(), looking.endpoint().server()), o.kind()));
        return kinds;
    }

    private static Result unique(Item.Looking looking) {
        Map<ObjectName, Long> uses = looking.subject().mappings().stream().collect(Collectors.groupingBy(TableMapping::target, java.util.TreeMap::new, Collectors.counting()));
        List<ObjectName> shared = uses.entrySet().stream().filter(e -> e.getValue() > 1).map(Map.Entry::getKey).toList();
        return shared.isEmpty()
                ? Result.PASSED
                : Result.failed("Several tables go to each of: " + Subject.some(shared) + ".",
                        "Give each its own name. To bring tables together, create the target table by hand, migrate without schema migration, allow a target that is not empty, then skip this item.");
    }

    private static Result caseSensitive(Item.Looking looking) {
        if (looking.endpoint().server().variable("lower_case_table_names").equals("0")) {
            return Result.PASSED;
        }
        Map<String, List<ObjectName>> byLower = looking.subject().names(Side.TARGET).stream().collect(Collectors.groupingBy(n -> n.toString().toLowerCase(Locale.ROOT)));
        List<ObjectName> clashing = byLower.values().stream().filter(l -> l.size() > 1).flatMap(List::stream).sorted().toList();
        return clashing.isEmpty() ? Result.PASSED : Result.failed("The target does not tell these names apart: " + Subject.some(clashing) + ".", "Rename one of each pair in the mapping.");
    }

    /** The same server may be reached under another name, so what the server says of itself is compared. */
    private static Result cyclic(Item.Looking looking) {
        ServerInfo source = looking.subject().context().source().server();
        ServerInfo target = looking.endpoint().server();
        if (!identity(source).equals(identity(target))) {
            return Result.PASSED;
        }
        List<ObjectName> same = looking.subject().mappings().stream().filter(m -> m.source().equals(m.target())).map(TableMapping::source).toList();
        return same.isEmpty()
                ? Result.PASSED
                : Result.failed("Source and target are the same server, and these tables would be copied onto themselves: " + Subject.some(same) + ".",
                        "Choose another target, or another database or table name.");
    }

    private static List<String> identity(ServerInfo server) {
        boolean named = !server.variable("server_uuid").isEmpty() && server.type() == DataSourceType.MYSQL;
        return named
                ? List.of(server.variable("server_uuid"))
                : List.of(server.type().name(), server.variable("hostname"), server.variable("port"), server.variable("datadir"), server.variable("server_id"), server.variable("socket"));
    }

    private static Result dependencies(Item.Looking looking) throws GodwitException {
        Set<ObjectName> moved = new HashSet<>(looking.subject().names(Side.SOURCE));
        moved.addAll(looking.subject().context().views());
        Set<String> missing = new TreeSet<>();
        for (ViewDef view : looking.endpoint().catalog().views(looking.subject().context().views(), looking.cancel())) {
            view.dependsOn().stream().filter(n -> !moved.contains(n)).forEach(n -> missing.add(view.name() + " reads " + n));
        }
        return missing.isEmpty() ? Result.PASSED : Result.failed("Views read what is not moved: " + Subject.some(missing) + ".", "Add these objects to the project, or create them at the target first and skip this item.");
    }

    private static Result listLength(Item.Looking looking) {
        int length = looking.subject().names(Side.SOURCE).stream().mapToInt(n -> n.toString().length() + 1).sum();
        return length <= LIST_LIMIT
                ? Result.PASSED
                : Item.warning("GHANA-PCHKNP002020: the names of the objects have " + length + " characters together; OMS takes at most " + LIST_LIMIT + ".",
                        "Use match rules if the project is to be exchanged with OMS; here it works all the same.", "");
    }

    private static ObjectName folded(ObjectName name, ServerInfo server) {
        return new ObjectName(folded(name.schema(), server), folded(name.name(), server));
    }

    private static String folded(String name, ServerInfo server) {
        return server.variable("lower_case_table_names").equals("0") ? name : name.toLowerCase(Locale.ROOT);
    }
}
