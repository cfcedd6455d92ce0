package org.godwit.tests.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.godwit.core.model.DatabaseDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.ViewDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.ObjectSummary.Kind;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.schema.ConversionRequest;
import org.godwit.schema.PlannedObject;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.MySqlSchemaConverter;
import org.godwit.schema.mysql.render.TableRenderer;
import org.godwit.tests.RealMySql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Creates a nasty schema, converts it, creates it at another server, reads it back and compares what is there with what was meant. */
class SchemaRoundTripIT {
    private static final int MYSQL_PORT = 33976;
    private static final String FROM = "na`sty 1";
    private static final String TO = "renamed.db";

    @TempDir
    Path folder;

    private final CancelToken cancel = CancelToken.create();

    @Test
    void mariadbToMariadb() throws Exception {
        try (Twin one = Servers.twin(folder, "one", 1); Twin two = Servers.twin(folder, "two", 2); Endpoint source = Servers.open(one.dataSource()); Endpoint target = Servers.open(two.dataSource())) {
            Servers.create(source, FROM, "nasty-mariadb.sql");
            roundTrip(source, target, true);
            roundTrip(source, target, false);
        }
    }

    @Test
    void betweenMariadbAndMysql() throws Exception {
        try (RealMySql real = RealMySql.start(MYSQL_PORT); Twin twin = Servers.twin(folder, "one", 1); Endpoint mysql = Servers.open(real.dataSource()); Endpoint mariadb = Servers.open(twin.dataSource())) {
            Servers.create(mysql, FROM, "nasty-mysql.sql");
            roundTrip(mysql, mariadb, true);
            roundTrip(mysql, mysql, true);
            Servers.create(mariadb, FROM, "nasty-mariadb.sql");
            roundTrip(mariadb, mysql, true);
            roundTrip(mariadb, mysql, false);
        }
    }

    private void roundTrip(Endpoint source, Endpoint target, boolean deferIndexes) throws Exception {
        List<ObjectName> names = names(source, FROM, Kind.TABLE);
        List<ObjectName> viewNames = names(source, FROM, Kind.VIEW);
        assertThat(names).hasSizeGreaterThan(12);
        List<PlannedObject> planned = new MySqlSchemaConverter().convert(request(source, target, names, viewNames, deferIndexes));
        target.statements().execute("", "DROP DATABASE IF EXISTS " + target.quote(TO), cancel);
        for (PlannedObject object : planned) {
            if (object.isSupported()) {
                target.statements().execute(object.kind() == PlannedObject.Kind.DATABASE ? "" : TO, object.ddl(), cancel);
            }
        }
        Map<ObjectName, TableDef> there = target.catalog().tables(names(target, TO, Kind.TABLE), cancel).stream().collect(Collectors.toMap(TableDef::name, t -> t));
        assertThat(there).hasSameSizeAs(names);
        for (Map.Entry<ObjectName, List<String>> meant : byTable(planned).entrySet()) {
            assertThat(lines(there.get(meant.getKey()), target)).as("%s", meant.getKey()).containsExactlyInAnyOrderElementsOf(meant.getValue());
        }
        List<ViewDef> views = target.catalog().views(names(target, TO, Kind.VIEW), cancel);
        assertThat(views).hasSameSizeAs(viewNames).allSatisfy(v -> assertThat(v.dependsOn()).isNotEmpty().allMatch(n -> n.schema().equals(TO)));
        assertThat(views).filteredOn(v -> v.name().name().equals("a_view_new")).singleElement().satisfies(v -> assertThat(v.algorithm()).isEqualTo("TEMPTABLE"));
        assertThat(target.catalog().databaseDefs(List.of(TO), cancel)).singleElement()
                .isEqualTo(new DatabaseDef(TO, "utf8mb4", source.catalog().databaseDefs(List.of(FROM), cancel).getFirst().collation()));
    }

    private ConversionRequest request(Endpoint source, Endpoint target, List<ObjectName> names, List<ObjectName> viewNames, boolean deferIndexes) throws Exception {
        List<TableMapping> mappings = names.stream().map(n -> new TableMapping(n, new ObjectName(TO, "new " + n.name()), Optional.empty(), List.of())).toList();
        List<ObjectSelection.ViewMapping> views = viewNames.stream().map(n -> new ObjectSelection.ViewMapping(n, new ObjectName(TO, n.name() + "_new"))).toList();
        return new ConversionRequest(source.server(), target.server(), source.catalog().tables(names, cancel), mappings, source.catalog().views(viewNames, cancel), views, deferIndexes, Map.of(), Map.of(),
                source.catalog().databaseDefs(List.of(FROM), cancel));
    }

    private List<ObjectName> names(Endpoint endpoint, String database, Kind kind) throws Exception {
        return endpoint.catalog().objects(database, cancel).stream().filter(o -> o.kind() == kind).map(o -> o.name()).toList();
    }

    /** What was meant, as lines of the statements of each table. */
    private static Map<ObjectName, List<String>> byTable(List<PlannedObject> planned) {
        Map<ObjectName, List<String>> byTable = new java.util.TreeMap<>();
        for (PlannedObject object : planned) {
            boolean ofTable = object.kind() != PlannedObject.Kind.DATABASE && object.kind() != PlannedObject.Kind.VIEW && object.isSupported();
            if (ofTable) {
                byTable.computeIfAbsent(object.target(), t -> new ArrayList<>()).addAll(lines(object.ddl()));
            }
        }
        return byTable;
    }

    private static List<String> lines(TableDef table, Endpoint endpoint) {
        return lines(new TableRenderer(Features.of(endpoint.server())).create(table));
    }

    /** Lines without what servers print in their own way: parentheses and blanks of expressions, display widths, names of equal functions. */
    private static List<String> lines(String statement) {
        List<String> lines = new ArrayList<>();
        for (String line : statement.split("\n")) {
            String plain = line.strip().replaceAll(",$", "").replaceFirst("^ADD ", "");
            // MariaDB makes this check by itself for the period of the table rooms
            boolean implied = plain.startsWith("CONSTRAINT `stay`");
            if (!plain.startsWith("CREATE TABLE") && !plain.startsWith("ALTER TABLE") && !implied) {
                lines.add(canonical(plain));
            }
        }
        return lines;
    }

    private static String canonical(String line) {
        return line.toLowerCase(Locale.ROOT).replace("\\'", "''").replaceAll("\\b(tiny|small|medium|big)?int\\((?!1\\))\\d+\\)(?! unsigned zerofill)", "$1int").replace("octet_length", "length")
                .replace("geomcollection", "geometrycollection").replaceAll("_utf8mb4(?=')", "")
                .replaceAll(" engine ?= ?innodb(?=[ ,)]|$)(?! auto| default)", "").replaceAll("[`()\\s]", "");
    }
}
