package org.godwit.tests.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.rehearsal.Rehearsal;
import org.godwit.rehearsal.RehearsalInput;
import org.godwit.rehearsal.RehearsalOptions;
import org.godwit.rehearsal.RehearsalOptions.Part;
import org.godwit.rehearsal.RehearsalRequest;
import org.godwit.rehearsal.capture.Capture;
import org.godwit.rehearsal.capture.CaptureRequest;
import org.godwit.rehearsal.report.Report;
import org.godwit.rehearsal.run.RunListener;
import org.godwit.tests.RealMySql;
import org.godwit.tests.live.Load;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle captured from a real MySQL under load, with JSON and compressed transactions in its log, is rehearsed: the log is replayed, and the twin itself applies it to the same end. */
@Tag("slow")
class MySqlBundleIT {
    private static final int PORT = 23391;

    @TempDir
    private Path folder;

    @Test
    void logWithJsonAndCompressedTransactionsIsReplayedAndEqual() throws Exception {
        Path bundle = folder.resolve("mysql.godwit");
        Capture.Result captured;
        try (RealMySql mysql = RealMySql.start(PORT)) {
            DataSource source = mysql.dataSource();
            prepare(source);
            List<ObjectName> tables = Stream.of("account", "seat", "booking", "doc").map(t -> new ObjectName("shop", t)).toList();
            AtomicBoolean end = new AtomicBoolean();
            AtomicReference<SQLException> failure = new AtomicReference<>();
            Thread documents = new Thread(() -> write(source, end, failure), "documents");
            documents.start();
            try (Load load = Load.start(source, "shop", 17)) {
                captured = new Capture(CaptureIT.connectors()).run(new CaptureRequest(source, tables, List.of(), bundle, 100, Duration.ofSeconds(4), CaptureRequest.DEFAULT_LOG_BYTES, Optional.empty()), Progress.SILENT,
                        CancelToken.create());
            } finally {
                end.set(true);
                documents.join();
            }
            assertThat(Optional.ofNullable(failure.get())).isEmpty();
        }
        assertThat(captured.facts().variables()).containsEntry("binlog_transaction_compression", "ON");
        assertThat(captured.facts().log().tables()).anySatisfy(t -> {
            assertThat(t.table()).isEqualTo("shop.doc");
            assertThat(t.inserts()).isPositive();
            assertThat(t.updates()).isPositive();
        });
        assertThat(captured.facts().tables()).filteredOn(t -> t.name().equals("account")).allSatisfy(t -> assertThat(t.keys()).isNotEmpty());
        assertThat(captured.facts().log().spread()).extracting(s -> s.table()).contains("shop.doc", "shop.account");
        Report report = rehearse(bundle);
        assertThat(report.problems()).isEmpty();
        Report.Section replay = report.sections().stream().filter(s -> s.id().equals("replay")).findFirst().orElseThrow();
        assertThat(replay.text()).as(replay.toString()).isEqualTo("After the replay all 4 tables are equal to a source on which its own server applied the same log.");
        assertThat(report.verdict()).isEqualTo(Report.Verdict.EQUAL);
        assertThat(report.sections()).extracting(Report.Section::id).contains("hotkeys", "forecast");
    }

    private static void prepare(DataSource source) throws SQLException {
        try (Jdbc jdbc = Jdbc.open(source)) {
            jdbc.runAll(List.of("drop database if exists shop", "set global binlog_transaction_compression = on", "set global binlog_row_value_options = ''"));
        }
        Load.create(source, "shop");
        try (Jdbc jdbc = Jdbc.open(source)) {
            jdbc.runAll(List.of(
                    "create table shop.doc (id int primary key, size tinyint unsigned, price decimal(20,6), flags bit(11), kind enum('a','b'), tags set('x','y','z'), at datetime(3), day date, spot time(6), code char(40), body json, "
                            + "more json, note mediumtext)",
                    "insert into shop.doc values (1, 200, -12345678901234.567891, b'10110011001', 'b', 'x,z', '2020-02-29 12:34:56.789', '2001-01-01', '-12:00:00.5', 'gödwit', '{\"a\": [1, -2, 3.5, true, null]}', null, 'n')"));
        }
    }

    /** Documents small and large, with every kind of value; all in compressed transactions. */
    private static void write(DataSource source, AtomicBoolean end, AtomicReference<SQLException> failure) {
        try (Jdbc jdbc = Jdbc.open(source)) {
            for (int i = 2; !end.get(); i++) {
                jdbc.run("insert into shop.doc values (" + i + ", " + i % 256 + ", " + i + ".5, b'" + (i % 2 == 0 ? "101" : "11111111111") + "', " + (i % 3 == 0 ? "null" : "'a'") + ", 'y', now(3), curdate(), curtime(6), 'c" + i
                        + "', json_object('n', " + i + ", 'ünicode', 'Uferschnepfe \uD83D\uDC26', 'd', cast(now(6) as json), 'list', json_array(" + i + ", 18446744073709551615, -1e-10, false, null, json_object())), "
                        + (i % 4 == 0 ? "null" : "json_array(repeat('x', " + i * 37 % 70_000 + "), cast(1.50 as decimal(10,2)))") + ", repeat('n', " + i % 300 + "))");
                jdbc.run("update shop.doc set body = json_set(body, '$.seen', " + i + "), more = json_quote('q'), price = price + 1 where id in (1, " + i / 2 + ")");
                if (i % 5 == 0) {
                    jdbc.run("delete from shop.doc where id = " + (i - 3));
                }
            }
        } catch (SQLException e) {
            failure.set(e);
        }
    }

    private Report rehearse(Path bundle) throws Exception {
        try (Workspace workspace = Workspace.open(folder.resolve("workspace"))) {
            RehearsalRequest request = new RehearsalRequest(new RehearsalInput.OfBundle(bundle), Optional.empty(), Optional.empty(), folder.resolve("report"), false, false, Map.of(),
                    new RehearsalOptions(Set.of(Part.REPLAY, Part.PLANTED, Part.FORECAST), 0, 1, Optional.empty()));
            return new Rehearsal(workspace.studio()).run(request, RunListener.SILENT, CancelToken.create()).report();
        }
    }
}
