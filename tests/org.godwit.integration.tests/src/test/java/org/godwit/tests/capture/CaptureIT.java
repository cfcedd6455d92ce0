package org.godwit.tests.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.Connector;
import org.godwit.rehearsal.bundle.Bundle;
import org.godwit.rehearsal.bundle.BundleManifest.Role;
import org.godwit.rehearsal.capture.Capture;
import org.godwit.rehearsal.capture.CaptureFacts;
import org.godwit.rehearsal.capture.CaptureRequest;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.tests.live.Load;
import org.godwit.tests.support.Jdbc;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Capturing a server: what comes into a bundle, what is read for it, and what is left when it stops. */
class CaptureIT {
    private static final List<ObjectName> LOADED = Stream.of("account", "seat", "booking").map(t -> new ObjectName("shop", t)).toList();
    private static Twin source;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startServer() throws Exception {
        source = Twins.open(CancelToken.create()).start(TwinRequest.named("capture", 31), CancelToken.create());
        Load.create(source.dataSource(), "shop");
        try (Jdbc jdbc = Jdbc.open(source.dataSource())) {
            jdbc.runAll(List.of("create database traps", "use traps", "create table region (id int primary key, parent int, constraint up foreign key (parent) references region (id))",
                    "insert into region select seq, if(seq = 1, null, seq - 1) from seq_1_to_40",
                    "create table person (code varchar(20) character set utf8mb4 collate utf8mb4_bin primary key, region int, born date, note text, picture longblob, n bigint, ratio double, l1 varchar(20) character set latin1,"
                            + " twice int generated always as (region * 2) virtual, constraint lives foreign key (region) references region (id))",
                    "set sql_mode = ''", "insert into person (code, region, born, note, picture, n, ratio, l1) select concat('p', seq), 1 + seq % 3, '2001-01-01', 'plain', 'x', seq, seq / 3, 'a' from seq_1_to_3000",
                    "insert into person (code, region, born, note, picture, n, ratio, l1) values ('zero', 40, '0000-00-00', '', '', -9223372036854775808, 1e308, ''), ('Smile', 2, null, 'so 😀', repeat('y', 200000), 9223372036854775807, -0.1, 'é'),"
                            + " ('smile', 39, '2020-00-00', 'blank ', null, 0, null, null), ('\\'quote\\\\', null, '9999-12-31', 'line\\nline\\0', x'00ff270a5c', 7, 0, 'x')",
                    "create table heap (a int, b varchar(10))", "insert into heap values (1, 'x'), (1, 'x'), (null, null)", "create view old as select code from person where n < 0",
                    "create table shelf (id int primary key, hall int not null, label varchar(20) character set utf8mb4 collate utf8mb4_bin, unique key place (hall, label))",
                    "insert into shelf select seq, seq % 7, concat('s', seq) from seq_1_to_500", "insert into shelf values (501, 1, 'Ä'), (502, 1, 'a'), (503, 2, 'ä'), (504, 2, 'b'), (505, 3, null), (506, 3, null)",
                    "create trigger t before insert on heap for each row set new.a = 1"));
        }
    }

    @AfterAll
    static void stopServer() throws GodwitException {
        source.close();
    }

    @Test
    void sampleKeepsTheTrapsAndTheirParents() throws Exception {
        Capture.Result result = capture(request("traps", List.of(name("region"), name("person"), name("heap"), name("shelf")), 20, Duration.ZERO));
        CaptureFacts.Table person = result.facts().tables().stream().filter(t -> t.name().equals("person")).findFirst().orElseThrow();
        assertThat(person.rows()).isEqualTo(3004);
        assertThat(person.captured()).isBetween(24L, 80L);
        assertThat(person.traps()).containsKeys("NULL", "EMPTY", "LEAST", "GREATEST", "LONGEST", "ZERO_DATE", "FOUR_BYTE", "TRAILING_BLANK", "CONTROL_CHARACTER", "NEGATIVE");
        assertThat(person.collisions()).isEqualTo(2);
        assertThat(result.facts().tables()).filteredOn(t -> t.name().equals("shelf")).as("Ä and a in the same hall, but not ä in another one, and no NULL").singleElement().satisfies(t -> assertThat(t.collisions()).isEqualTo(2));
        assertThat(result.facts().left()).containsExactly("trigger traps.t");
        try (Twin other = Twins.open(CancelToken.create()).start(TwinRequest.named("loaded", 32), CancelToken.create())) {
            load(result.file(), other.dataSource());
            try (Jdbc jdbc = Jdbc.open(other.dataSource()); Jdbc origin = Jdbc.open(source.dataSource())) {
                assertThat(jdbc.number("select count(*) from traps.person p left join traps.region r on p.region = r.id where p.region is not null and r.id is null")).isZero();
                assertThat(jdbc.number("select count(*) from traps.region c left join traps.region r on c.parent = r.id where c.parent is not null and r.id is null")).isZero();
                String odd = "select code, region, born, note, hex(picture), n, ratio, hex(l1), twice from traps.person where code in ('zero', 'Smile', 'smile', '\\'quote\\\\') order by code";
                assertThat(jdbc.rows(odd)).hasSize(4).isEqualTo(origin.rows(odd));
                assertThat(jdbc.rows("select * from traps.heap order by a")).isEqualTo(origin.rows("select * from traps.heap order by a"));
                assertThat(jdbc.texts("select label from traps.shelf where id > 500 and id in (501, 502) order by id")).containsExactly("Ä", "a");
                assertThat(jdbc.number("select count(*) from traps.old")).isOne();
            }
        }
    }

    @Test
    void recordsTheLogBehindTheSnapshotWithAllRowsItTouches() throws Exception {
        Capture.Result result;
        try (Load load = Load.start(source.dataSource(), "shop", 7)) {
            result = capture(request("shop", LOADED, 30, Duration.ofSeconds(2)));
        }
        assertThat(result.manifest().log().isThere()).isTrue();
        assertThat(result.facts().log().transactions()).isGreaterThan(20);
        assertThat(result.facts().log().tables()).extracting(CaptureFacts.TableWrites::table).containsExactlyInAnyOrder("shop.account", "shop.seat", "shop.booking");
        assertThat(result.facts().log().hottest()).isNotEmpty();
        try (Bundle bundle = Bundle.open(result.file())) {
            bundle.verify(CancelToken.create());
            assertThat(bundle.paths(Role.LOG)).isNotEmpty().allMatch(p -> p.startsWith("log/binlog."));
        }
    }

    @Test
    void dryRunPrintsEveryStatementThatWouldRun() throws Exception {
        CaptureRequest request = request("traps", List.of(name("region"), name("person"), name("heap")), 20, Duration.ofSeconds(1));
        String planned = new Capture(connectors()).plan(request, CancelToken.create());
        assertThat(request.out()).doesNotExist();
        assertThat(planned).contains("START TRANSACTION WITH CONSISTENT SNAPSHOT", "FROM `traps`.`person`", "SHOW CREATE TABLE `traps`.`region`", "COM_BINLOG_DUMP", "READ ONLY");
        assertThat(planned).doesNotContainPattern("(?im)^(insert|update|delete|create|alter|drop|grant|replace|flush)\\b");
        List<String> ran = capture(request).statements().lines().map(CaptureIT::bare).toList();
        assertThat(planned.lines().map(CaptureIT::bare).toList()).containsAll(ran);
    }

    @Test
    void noSecretComesIntoTheBundle() throws Exception {
        Capture.Result result = capture(request("traps", List.of(name("region"), name("person"), name("heap")), 5, Duration.ofSeconds(1)));
        String password = source.dataSource().password().reveal();
        Path out = folder.resolve("all");
        try (Bundle bundle = Bundle.open(result.file())) {
            bundle.extract(out, CancelToken.create());
        }
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
                assertThat(text).as(file.toString()).doesNotContain(password).doesNotContain(":" + source.port()).doesNotContain("127.0.0.1");
            }
        }
    }

    @Test
    void cancelEndsItWithinTwoSecondsAndLeavesNothing() throws Exception {
        CaptureRequest request = request("traps", List.of(name("region"), name("person"), name("heap")), 5, Duration.ofSeconds(600));
        CancelToken cancel = CancelToken.create();
        var waiting = new java.util.concurrent.CountDownLatch(1);
        Progress progress = new Progress() {
            @Override
            public void expect(long units) {
                // not looked at
            }

            @Override
            public void advance(long units, long bytes) {
                // not looked at
            }

            @Override
            public void note(String text) {
                if (text.startsWith("waiting")) {
                    waiting.countDown();
                }
            }
        };
        var stopped = new java.util.concurrent.atomic.AtomicLong();
        Thread thread = new Thread(() -> {
            assertThatThrownBy(() -> new Capture(connectors()).run(request, progress, cancel)).isInstanceOfSatisfying(GodwitException.class, e -> assertThat(e.isCancelled()).isTrue());
            stopped.set(System.nanoTime());
        }, "capture-cancelled");
        thread.start();
        assertThat(waiting.await(60, TimeUnit.SECONDS)).isTrue();
        long asked = System.nanoTime();
        cancel.cancel();
        thread.join(10_000);
        assertThat(stopped.get() - asked).isBetween(0L, 2_000_000_000L);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private static String bare(String line) {
        return line.replaceAll(" -- \\d+ times$", "").replaceAll("\\?(, …)?", "?").replaceAll("\\(\\?\\)(,\\(\\?\\))*", "(?)");
    }

    private static ObjectName name(String table) {
        return new ObjectName("traps", table);
    }

    private CaptureRequest request(String database, List<ObjectName> tables, long rows, Duration log) {
        List<ObjectName> views = database.equals("traps") ? List.of(name("old")) : List.of();
        return new CaptureRequest(source.dataSource(), tables, views, folder.resolve(database + ".godwit"), rows, log, CaptureRequest.DEFAULT_LOG_BYTES, Optional.empty());
    }

    static List<Connector> connectors() {
        return ServiceLoader.load(Connector.class).stream().map(ServiceLoader.Provider::get).toList();
    }

    private static Capture.Result capture(CaptureRequest request) throws GodwitException {
        return new Capture(connectors()).run(request, Progress.SILENT, CancelToken.create());
    }

    private void load(Path file, DataSource server) throws GodwitException {
        Path out = folder.resolve("extracted");
        try (Bundle bundle = Bundle.open(file)) {
            bundle.extract(out, CancelToken.create());
        }
        var result = new org.godwit.rehearsal.dump.DumpLoader(server, true, Progress.SILENT, CancelToken.create()).load(org.godwit.rehearsal.dump.DumpInput.of(List.of(out.resolve("dump"))));
        assertThat(result.failures()).isEmpty();
        assertThat(result.findings()).isEmpty();
    }
}
