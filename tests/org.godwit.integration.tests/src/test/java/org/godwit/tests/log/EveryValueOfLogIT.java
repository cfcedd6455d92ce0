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
import org.godwit.tests.support.Servers;
import org.junit.jupiter.api.Test;

/** The log gives each value of each type in the bytes in which the full import reads it, however the server writes its log. */
class EveryValueOfLogIT {
    private static final long SEED = Long.getLong("godwit.seed", System.nanoTime());

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
            same(source, EveryType.statements(true, new Random(SEED)));
        }
    }

    @Test
    void ofMySqlWithCompressedTransactions() throws Exception {
        try (RealMySql mysql = RealMySql.start(23361); Source source = new Source(mysql.dataSource())) {
            source.sql.run("SET SESSION binlog_transaction_compression = ON");
            same(source, EveryType.statements(true, new Random(SEED)));
        }
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
