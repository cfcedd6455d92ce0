package org.godwit.tests.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.Progress;
import org.godwit.tests.RealMySql;
import org.godwit.tests.property.TypeCase.Home;
import org.godwit.tests.support.Folders;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.MemoryResults;
import org.godwit.tests.support.MemorySlices;
import org.godwit.tests.support.Migration;
import org.godwit.tests.support.Servers;
import org.godwit.transfer.verify.VerifyLedger.ResultType;
import org.godwit.transfer.verify.VerifySummary;

/**
 * Every value of every type survives schema conversion, full import and verification. A try makes some hundred tables with the edges of each type and random values, migrates them,
 * asks the verification, and then compares both sides without the engine. The servers' time zones, and so the meaning of a TIMESTAMP read carelessly, differ.
 */
class EveryValueIT {
    private static final Map<String, String> PARAMETERS = Map.of("source.sliceBatchSize", "9", "godwit.verify.slice.rows", "100", "sink.maxRetryTimes", "0");

    private static Servers servers;
    private static DataSource source;
    private static DataSource target;
    private static RealMySql mysql;

    @BeforeContainer
    static void start() throws Exception {
        servers = Servers.open();
        source = servers.source("source", "--default-time-zone=+09:00");
        target = servers.source("target", "--default-time-zone=-03:30", "--sql-mode=TRADITIONAL,ANSI_QUOTES", "--character-set-server=latin1");
    }

    @AfterContainer
    static void stop() throws Exception {
        servers.close();
        if (mysql != null) {
            mysql.close();
        }
    }

    @Property(tries = 2, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF, generation = GenerationMode.RANDOMIZED)
    void fromMariaDbToMariaDb(@ForAll Random random) throws Exception {
        survives(source, target, ValueTables.statements(Home.MARIADB, true, random));
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF, generation = GenerationMode.RANDOMIZED)
    void fromMariaDbToMySql(@ForAll Random random) throws Exception {
        survives(source, mysql().dataSource(), ValueTables.statements(Home.MARIADB, false, random));
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF, generation = GenerationMode.RANDOMIZED)
    void fromMySqlToMariaDb(@ForAll Random random) throws Exception {
        survives(mysql().dataSource(), target, ValueTables.statements(Home.MYSQL, false, random));
    }

    /** Started by the first property that needs it; skips that property where there can be none. */
    private static RealMySql mysql() throws Exception {
        if (mysql == null) {
            mysql = RealMySql.start(33980);
        }
        return mysql;
    }

    private static void survives(DataSource from, DataSource to, List<String> statements) throws Exception {
        Path results = servers.folder("results");
        try (Jdbc here = Jdbc.open(from); Jdbc there = Jdbc.open(to)) {
            here.run("drop database if exists every_value");
            there.run("drop database if exists every_copy");
            here.run("create database every_value character set utf8mb4");
            here.run("use every_value");
            here.runAll(statements);
            try (Migration migration = Migration.open(from, to, PARAMETERS)) {
                List<TableMapping> tables = migration.mappings("every_value", "every_copy");
                migration.schema(tables);
                migration.rows(tables, new MemorySlices(), Progress.SILENT);
                assertThat(PlainCompare.differences(here, "every_value", there, "every_copy")).isEmpty();
                VerifySummary summary = migration.verify(tables, new MemoryResults(), results);
                assertThat(summary.tables()).hasSize(tables.size()).filteredOn(t -> t.type() != ResultType.CONSISTENT && t.type() != ResultType.BOTH_EMPTY).isEmpty();
            }
        } finally {
            Folders.delete(results);
        }
    }
}
