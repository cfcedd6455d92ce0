package org.godwit.tests.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.planted.GradeVerifier;
import org.godwit.rehearsal.planted.PlantedResult;
import org.godwit.rehearsal.planted.PlantedResult.KindCount;
import org.godwit.rehearsal.run.RunListener;
import org.godwit.rehearsal.run.VerifyOnly;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Servers;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of difference that a rehearsal plants is found, by several seeds, in tables with keys of one and of several columns; nothing else is told, and one pass of the correction makes both sides equal. */
@Tag("slow")
class PlantedKindsIT {
    private static final int SEEDS = 4;
    private static final int ROWS = 400;
    private static final List<String> TABLES = List.of("by_number", "by_word", "by_two");
    private static final String COLUMNS = """
            n int not null, d decimal(12,3) not null, v varchar(60) not null, t mediumtext, at datetime(3) not null, ts timestamp(6) not null default current_timestamp(6) on update current_timestamp(6),
            tm time(2), day date not null, f double not null, b varbinary(30) not null, bits bit(12) not null, e enum('new','old','gone') not null, s set('x','y','z') not null, j json not null,
            maybe int, twice int as (n * 2) virtual""";
    private static final String NAMES = "n, d, v, t, at, ts, tm, day, f, b, bits, e, s, j, maybe";
    private static final String VALUES = """
            cast(seq as signed) * 3 - 500, seq / 7, concat('Wört ', seq), concat('Tëxt ', repeat(char(97 + seq % 26), seq % 50)), '2020-02-03 04:05:06.789' + interval seq hour, '2021-03-04 05:06:07.654321' + interval seq minute,
            '12:13:14.15', '2022-01-01' + interval seq day, seq / 13, unhex(sha2(seq, 224)), seq, 1 + seq % 3, 1 + seq % 7, json_object('n', seq, 'w', 'ö'), if(seq % 4 = 0, null, seq)""";

    private static Servers servers;
    private static final List<PlantedResult> RESULTS = new ArrayList<>();

    @BeforeAll
    static void plant() throws Exception {
        servers = Servers.open();
        DataSource source = servers.source("kinds-source");
        DataSource target = servers.source("kinds-target");
        for (DataSource server : List.of(source, target)) {
            try (Jdbc jdbc = Jdbc.open(server)) {
                jdbc.runAll(List.of("create database kinds character set utf8mb4", "use kinds", "create table by_number (id int primary key, " + COLUMNS + ")",
                        "create table by_word (word varchar(20) primary key, " + COLUMNS + ")", "create table by_two (day_of date, id int, " + COLUMNS + ", primary key (day_of, id))",
                        "insert into by_number (id, " + NAMES + ") select seq * 2, " + VALUES + " from seq_1_to_" + ROWS, "insert into by_word (word, " + NAMES + ") select concat('k', seq), " + VALUES + " from seq_1_to_" + ROWS,
                        "insert into by_two (day_of, id, " + NAMES + ") select '2020-01-01' + interval seq % 30 day, seq, " + VALUES + " from seq_1_to_" + ROWS));
            }
        }
        try (Workspace workspace = Workspace.open(servers.folder("workspace"))) {
            VerifyOnly projects = new VerifyOnly(workspace.studio(), RunListener.SILENT, "kinds", id -> {
                // the workspace goes with the test
            });
            DataSource from = workspace.save(source);
            DataSource to = workspace.save(target);
            List<ObjectName> tables = TABLES.stream().map(t -> new ObjectName("kinds", t)).toList();
            for (int seed = 1; seed <= SEEDS; seed++) {
                RESULTS.add(new GradeVerifier(workspace.studio(), projects).run(from, to, tables, seed, CancelToken.create()));
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        servers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MISSING", "EXTRA", "NUMBER", "SIGN", "ONE_BIT", "TRAILING_BLANK", "LETTER_CASE", "TRUNCATED", "QUESTION_MARK", "NULL_FOR_EMPTY", "TIME_SHIFT", "FRACTION_LOST", "DATE_SHIFT",
            "FLOAT_ROUNDED", "BINARY_BYTE", "BIT_FLIPPED", "OTHER_MEMBER", "DOCUMENT", "SWAPPED"})
    void isPlantedAndFound(String kind) {
        assertThat(RESULTS).hasSize(SEEDS).allSatisfy(result -> {
            KindCount count = result.kinds().stream().filter(k -> k.kind().equals(kind)).findFirst().orElseThrow();
            assertThat(count.planted()).as("planted in each of the tables").isGreaterThanOrEqualTo(TABLES.size());
            assertThat(count.found()).isEqualTo(count.planted());
        });
    }

    @Test
    void nothingIsMissedOrToldForNothing() {
        assertThat(RESULTS).hasSize(SEEDS).allSatisfy(result -> {
            assertThat(result.missed()).isEmpty();
            assertThat(result.falseAlarms()).isEmpty();
            assertThat(result.found()).isEqualTo(result.planted());
        });
    }

    @Test
    void onePassOfTheCorrectionMakesBothSidesEqual() {
        assertThat(RESULTS).hasSize(SEEDS).allMatch(PlantedResult::converged);
    }

    /** Or a kind that is made up later would not be shown here. */
    @Test
    void noKindIsForgotten() throws Exception {
        List<String> shown = Stream.of(PlantedKindsIT.class.getDeclaredMethod("isPlantedAndFound", String.class).getAnnotation(ValueSource.class).strings()).toList();
        assertThat(RESULTS.getFirst().kinds()).extracting(KindCount::kind).containsExactlyElementsOf(shown);
    }
}
