package org.godwit.tests.full;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.connector.mysql.MySqlConnector;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.row.RowBatch;
import org.godwit.core.slice.TableRead;
import org.godwit.core.spi.BulkWriter.OnBadRow;
import org.godwit.core.spi.BulkWriter.OnConflict;
import org.godwit.core.spi.BulkWriter.Session;
import org.godwit.core.spi.BulkWriter.TableWrite;
import org.godwit.core.spi.BulkWriter.Written;
import org.godwit.core.spi.ChangeApplier;
import org.godwit.core.spi.ChangeApplier.Checkpoint;
import org.godwit.core.spi.ChangeApplier.Lane;
import org.godwit.core.spi.ChangeApplier.LaneBatch;
import org.godwit.core.spi.ChangeApplier.OnError;
import org.godwit.core.spi.ChangeApplier.Settings;
import org.godwit.core.spi.Endpoint;
import org.godwit.tests.RealMySql;
import org.godwit.tests.apply.Images;
import org.godwit.tests.support.Servers;
import org.godwit.transfer.TablePair;
import org.godwit.transfer.full.FullImport;
import org.godwit.transfer.full.FullImportJob;
import org.godwit.transfer.full.FullImportSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A full import whose source is written meanwhile: what only differs because rows are read at different moments is put right by the changes after it. */
class MovingSourceIT {
    private static final CancelToken NEVER = CancelToken.create();

    private static Servers servers;
    private static DataSource source;
    private static DataSource target;

    @BeforeAll
    static void start() throws Exception {
        servers = Servers.open();
        source = servers.source("source", "--log-bin", "--binlog-format=ROW", "--server-id=1");
        target = servers.source("target");
    }

    @AfterAll
    static void stop() throws Exception {
        servers.close();
    }

    /** A source and a target opened. */
    private record Ends(Endpoint from, Endpoint to) implements AutoCloseable {
        static Ends of(DataSource source) throws GodwitException {
            return new Ends(new MySqlConnector().open(source, Map.of(), NEVER), new MySqlConnector().open(target, Map.of(), NEVER));
        }

        TableDef table(Endpoint at, String name) throws GodwitException {
            return at.catalog().tables(List.of(Pair.name(name)), NEVER).getFirst();
        }

        @Override
        public void close() throws GodwitException {
            from.close();
            to.close();
        }
    }

    private static Written write(Endpoint to, TableDef table, RowBatch rows, OnConflict rule) throws GodwitException {
        return write(to, table, rows, rule, 0);
    }

    private static Written write(Endpoint to, TableDef table, RowBatch rows, OnConflict rule, int slice) throws GodwitException {
        try (Session session = to.writer().orElseThrow().open(new TableWrite(table.name(), table.columns(), table.keyColumns(), Set.of(), rule, OnBadRow.STOP), NEVER)) {
            session.write(rows);
            return session.commit("np_moving:" + table.name() + ":" + slice);
        }
    }

    @Test
    void rowsThatCollideOnASecondKeyAreLeftToTheChangesAfterThem() throws Exception {
        try (Pair pair = new Pair(source, target)) {
            pair.both("CREATE TABLE swap (id INT PRIMARY KEY, u INT, UNIQUE KEY (u))");
            pair.source("INSERT INTO swap VALUES (1, 10), (2, 20), (3, 30)");
            try (Ends ends = Ends.of(source)) {
                TableDef of = ends.table(ends.from, "swap");
                TableDef at = ends.table(ends.to, "swap");
                Images early = Images.of(ends.from, of);
                pair.source("UPDATE swap SET u = 99 WHERE id = 1");
                pair.source("UPDATE swap SET u = 10 WHERE id = 3");
                Images late = Images.of(ends.from, of);
                write(ends.to, at, Images.written(at, List.of(List.of("1", "10"), List.of("2", "20"))).first(2), OnConflict.LEAVE_TO_LOG);
                Written written = write(ends.to, at, Images.written(at, List.of(List.of("3", "10"))).first(1), OnConflict.LEAVE_TO_LOG, 1);
                assertThat(written.rows()).isZero();
                assertThat(written.conflicts()).isEqualTo(1);
                assertThat(written.leftOut()).singleElement().satisfies(l -> assertThat(l.message()).contains("while the source was changing"));
                ChangeApplier applier = ends.to.changeApplier().orElseThrow();
                Settings settings = new Settings("np_moving:incr", Pair.DB, ChangeApplier.OnConflict.STOP, OnError.STOP, 0, 0);
                try (Lane lane = applier.open(settings, NEVER)) {
                    lane.apply(new LaneBatch(new Checkpoint(0, "behind"), List.of(early.to(late, at)), true));
                }
                assertThat(Pair.rows(pair.to, "SELECT * FROM swap ORDER BY id")).isEqualTo(Pair.rows(pair.from, "SELECT * FROM swap ORDER BY id"));
                applier.forget(settings, NEVER);
            }
        }
    }

    @Test
    void aPrimaryKeyThatIsTakenStillStops() throws Exception {
        try (Pair pair = new Pair(source, target)) {
            pair.both("CREATE TABLE taken (id INT PRIMARY KEY, u INT, UNIQUE KEY (u))");
            pair.both("INSERT INTO taken VALUES (1, 10)");
            try (Ends ends = Ends.of(source)) {
                Images rows = Images.of(ends.from, ends.table(ends.from, "taken"));
                TableDef at = ends.table(ends.to, "taken");
                assertThatThrownBy(() -> write(ends.to, at, rows.first(1), OnConflict.LEAVE_TO_LOG)).isInstanceOf(GodwitException.class).hasMessageContaining("id=1");
            }
        }
    }

    @Test
    void aTableWithoutAKeyIsReadAtAKnownPlaceInMariaDb() throws Exception {
        knownPlace(source);
    }

    @Test
    void aTableWithoutAKeyIsReadAtAKnownPlaceInMySql() throws Exception {
        try (RealMySql mysql = RealMySql.start(33986)) {
            knownPlace(mysql.dataSource());
        }
    }

    /** Rows are written between the snapshot and its first row; neither they nor a place behind them may show. */
    private static void knownPlace(DataSource from) throws Exception {
        try (Pair pair = new Pair(from, target); Ends ends = Ends.of(from)) {
            pair.both("CREATE TABLE loose (a INT, b VARCHAR(20))");
            pair.source("INSERT INTO loose VALUES (1, 'x'), (1, 'x'), (2, 'y')");
            TableDef table = ends.table(ends.from, "loose");
            LogPosition before = ends.from.logReader().orElseThrow().current(NEVER);
            List<LogPosition> places = new ArrayList<>();
            List<Integer> rows = new ArrayList<>();
            ends.from.reader().orElseThrow().readSnapshot(new TableRead(table.name(), table.columns(), List.of(), Optional.empty()), b -> rows.add(b.rows()), p -> {
                places.add(p);
                insertAnother(pair);
            }, NEVER);
            LogPosition after = ends.from.logReader().orElseThrow().current(NEVER);
            assertThat(rows.stream().mapToInt(r -> r).sum()).isEqualTo(3);
            assertThat(ends.from.logReader().orElseThrow().covers(places.getFirst(), before)).isTrue();
            assertThat(ends.from.logReader().orElseThrow().covers(before, places.getFirst())).isTrue();
            assertThat(ends.from.logReader().orElseThrow().covers(places.getFirst(), after)).isFalse();
            MemoryLedger ledger = new MemoryLedger();
            TablePair tables = new TablePair(new TableMapping(Pair.name("loose"), Pair.name("loose"), Optional.empty(), List.of()), table, ends.table(ends.to, "loose"));
            new FullImport(new FullImportJob("np_loose", List.of(tables), ends.from, ends.to, FullImportSettings.of(Map.of()).withMovingSource()), ledger).run(Progress.SILENT, NEVER);
            assertThat(Pair.count(pair.to, "loose")).isEqualTo(4);
            assertThat(ends.from.logReader().orElseThrow().covers(ledger.copied.get(Pair.name("loose")), after)).isTrue();
        }
    }

    private static void insertAnother(Pair pair) {
        try {
            pair.source("INSERT INTO loose VALUES (3, 'later')");
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }
}
