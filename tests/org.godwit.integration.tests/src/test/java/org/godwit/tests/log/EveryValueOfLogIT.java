package org.godwit.tests.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.godwit.core.model.TableDef;
import org.godwit.tests.RealMySql;
import org.godwit.tests.property.EveryType;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Seeds;
import org.godwit.tests.support.Servers;
import org.junit.jupiter.api.Test;

/** The log gives each value of each type in the bytes in which the full import reads it, however the server writes its log. */
class EveryValueOfLogIT {
    private static final long SEED = Seeds.choose("godwit.seed");

    @Test
    void ofMariaDb() throws Exception {
        try (Servers servers = Servers.open(); Source source = new Source(servers.source("types"))) {
            same(source, EveryType.statements(false, new Random(SEED)));
        }
    }

    @Test
    void ofMariaDbWithCompressedLogAndFormerTimes() throws Exception {
        try (Servers servers = Servers.open(); Source source = new Source(servers.source("types", "--log-bin-compress=1", "--log-bin-compress-min-len=10", "--mysql56-temporal-format=0"))) {
            same(source, EveryType.statements(false, new Random(SEED)));
        }
    }

    @Test
    void ofMySql() throws Exception {
        try (RealMySql mysql = RealMySql.start(23361); Source source = new Source(mysql.dataSource())) {
            source.sql.run("SET GLOBAL binlog_transaction_compression = OFF");
            same(source, ofMySqlOnly());
        }
    }

    @Test
    void ofMySqlWithCompressedTransactions() throws Exception {
        try (RealMySql mysql = RealMySql.start(23361); Source source = new Source(mysql.dataSource())) {
            source.sql.run("SET SESSION binlog_transaction_compression = ON");
            same(source, ofMySqlOnly());
        }
    }

    /** Reference systems must be known there; its JSON has more kinds of values than text can tell, and VECTOR is its own. */
    private static List<String> ofMySqlOnly() {
        List<String> statements = new ArrayList<>(EveryType.statements(true, new Random(SEED)).stream().filter(s -> !s.contains("999)") && !s.contains("v_geometries")).toList());
        statements.add("CREATE TABLE shapes (id INT PRIMARY KEY, g GEOMETRY, p POINT SRID 4326)");
        statements.add("INSERT INTO shapes VALUES (1, ST_GeomFromText('POLYGON((0 0,1 0,1 1,0 0))'), ST_GeomFromText('POINT(1 2)', 4326)), (2, NULL, NULL)");
        statements.add("CREATE TABLE json_kinds (id INT PRIMARY KEY, v JSON)");
        List<String> values = List.of("1", "-1", "32768", "-2147483649", "18446744073709551615", "1.5", "1e100", "-0.0", "1e0", "true", "null", "\"a\\\\u0007\\\\n\\\\\"\"", "{}", "[]",
                "{\"b\": [1, {\"c\": null}], \"a\": \"é😀\"}");
        for (int i = 0; i < values.size(); i++) {
            statements.add("INSERT INTO json_kinds VALUES (" + i + ", '" + values.get(i) + "')");
        }
        List<String> expressions = List.of("CAST(1.50 AS DECIMAL(10,4))", "CAST('2024-02-29' AS DATE)", "CAST('-12:34:56.789' AS TIME(6))", "CAST('2024-02-29 01:02:03.000004' AS DATETIME(6))", "X'00FF10'",
                "REPEAT(X'00FF10', 100)", "b'101'", "REPEAT('x', 70000)", "CAST('2024-02-29 01:02:03' AS DATETIME)", "CAST('838:59:59' AS TIME)", "-123456789012345678901234567890.123456789012345678901234567890");
        for (int i = 0; i < expressions.size(); i++) {
            statements.add("INSERT INTO json_kinds VALUES (" + (100 + i) + ", JSON_OBJECT('k', " + expressions.get(i) + ", 'l', JSON_ARRAY(" + expressions.get(i) + ")))");
        }
        statements.add("INSERT INTO json_kinds SELECT 200, JSON_ARRAYAGG(JSON_OBJECT('n', ORDINAL_POSITION, 't', REPEAT(COLUMN_NAME, 9))) FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = 'information_schema'");
        statements.add("CREATE TABLE vectors (id INT PRIMARY KEY, v VECTOR(3))");
        statements.add("INSERT INTO vectors VALUES (1, STRING_TO_VECTOR('[1,-2.5,1e-30]')), (2, NULL)");
        return statements;
    }

    private static void same(Source source, List<String> statements) throws Exception {
        source.fresh();
        try (Tape tape = source.tape()) {
            for (String statement : statements) {
                source.sql.run(statement);
            }
            Map<String, List<List<String>>> read = new LinkedHashMap<>();
            List<TableDef> tables = new ArrayList<>();
            for (String name : source.sql.texts("SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = '" + Source.DB + "' AND TABLE_TYPE = 'BASE TABLE'")) {
                tables.add(source.table(name));
                read.put(name, source.rows(name));
                source.sql.run("DELETE FROM " + Jdbc.quote(name));
            }
            List<Tape.Transaction> transactions = tape.until(source.reader, source.reader.current(source.cancel));
            assertThat(read.values().stream().mapToInt(List::size).sum()).isGreaterThan(500);
            SoftAssertions all = new SoftAssertions();
            for (TableDef table : tables) {
                Played played = Played.of(source.reader, List.of(table), transactions);
                List<List<String>> rows = read.get(table.name().name());
                all.assertThat(played.deleted).as("deleted of %s, %s, seed %s", table.name(), table.columns().getLast().type().declaration(), SEED).containsExactlyInAnyOrderElementsOf(rows);
            }
            all.assertAll();
        } finally {
            source.sql.run("DROP DATABASE IF EXISTS " + Source.DB);
        }
    }
}
