package org.godwit.tests.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.rehearsal.TopicCheck;
import org.godwit.rehearsal.run.RunListener;
import org.godwit.rehearsal.topic.TopicVerdict;
import org.godwit.supervisor.service.MessageView;
import org.godwit.supervisor.service.QueueService;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.KafkaBroker;
import org.godwit.tests.support.Servers;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Topics of each layout, played into a twin, give the source's rows again, type by type; and what is not in a topic is told. */
@Tag("slow")
class TopicCheckIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final List<String> ROUNDED = List.of("fl", "ratio");

    private static Servers servers;
    private static KafkaBroker broker;
    private static DataSource source;
    private static Workspace workspace;

    @BeforeAll
    static void start() throws Exception {
        servers = Servers.open();
        broker = KafkaBroker.start(servers.folder("broker"), Map.of());
        source = servers.source("check-source");
        workspace = Workspace.open(servers.folder("workspace"));
    }

    @AfterAll
    static void stop() throws Exception {
        workspace.close();
        broker.close();
        servers.close();
    }

    @ParameterizedTest
    @CsvSource({"DEFAULT,NONE,HASH", "DEFAULT_WITH_SCHEMA,NONE,TABLE", "CANAL,NONE,HASH", "DATAWORKS_V2,NONE,ONE", "SHAREPLEX,NONE,HASH", "DEBEZIUM,OMS,HASH", "DEBEZIUM,CONNECT,TABLE", "DEBEZIUMFLATTEN,NONE,HASH",
            "DEBEZIUMSMT,NONE,HASH", "MAXWELL,NONE,TABLE", "AVRO,NONE,HASH"})
    void topicsGiveTheSourcesRowsAgain(String layout, String block, String order) throws Exception {
        String database = "check_" + layout.toLowerCase(java.util.Locale.ROOT) + "_" + block.toLowerCase(java.util.Locale.ROOT);
        try (Jdbc jdbc = Jdbc.open(source)) {
            fill(jdbc, database);
            Map<String, String> parameters = Map.of("sink.serializerType", layout, "sink.schemaBlock", block, "sink.partitionMode", order, "sink.workerNum", order.equals("ONE") ? "1" : "4");
            String id = started(database, parameters);
            change(jdbc, database);
            String[] last = {""};
            jdbc.run("insert into " + database + ".every (id, name) values (999999, 'the last')");
            await().atMost(PATIENCE).until(() -> {
                workspace.studio().queues().read(broker.dataSource(), new QueueService.Reading("Topic_" + database + "_every", Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofSeconds(1)),
                        (MessageView m) -> {
                            last[0] += m.after().getOrDefault("name", "").equals("the last") ? "x" : "";
                            return true;
                        }, workspace.token());
                return !last[0].isEmpty();
            });
            workspace.projects().pause(id);
            TopicVerdict verdict = check(database, parameters);
            // an update in that layout does not say which row it was, so a table without a key gets one more
            boolean nameless = layout.equals("DEBEZIUMSMT");
            assertThat(verdict.tables()).as(verdict.toString()).hasSize(3).allSatisfy(t -> assertThat(t.isEqual()).as(t.toString()).isEqualTo(!nameless || !t.source().name().equals("heap")));
            assertThat(table(verdict, "heap").onlyInTopic()).isEqualTo(nameless ? 2 : 0);
            assertThat(verdict.topics()).allSatisfy(t -> assertThat(t.unreadable()).as(t.firstUnreadable()).isZero()).anySatisfy(t -> assertThat(t.changes()).isGreaterThan(300));
            boolean rounds = List.of("DEFAULT", "DEFAULT_WITH_SCHEMA", "CANAL", "DATAWORKS_V2", "SHAREPLEX", "MAXWELL").contains(layout);
            assertThat(table(verdict, "every").rounded()).containsExactlyElementsOf(rounds ? ROUNDED : block.equals("CONNECT") || layout.equals("AVRO") ? List.of() : List.of("at"));
            assertThat(table(verdict, "every").notSent()).isEmpty();
        }
    }

    /** Changes that were made while nothing was sent, and a message that is none of Godwit's. */
    @Test
    void whatIsNotInTheTopicIsTold() throws Exception {
        try (Jdbc jdbc = Jdbc.open(source)) {
            fill(jdbc, "lagging");
            String id = started("lagging", Map.of());
            workspace.projects().pause(id);
            jdbc.runAll(List.of("delete from lagging.every where id = 3", "update lagging.every set name = 'other' where id in (4, 5)", "insert into lagging.pair values (77, 'new', 1)"));
            TopicVerdict verdict = check("lagging", Map.of());
            assertThat(verdict.isEqual()).isFalse();
            TopicVerdict.Table every = table(verdict, "every");
            assertThat(List.of(every.onlyAtSource(), every.onlyInTopic(), every.different())).as(every.toString()).containsExactly(0L, 1L, 2L);
            assertThat(table(verdict, "pair").onlyAtSource()).isOne();
            assertThat(table(verdict, "heap").isEqual()).isTrue();
        }
    }

    private static TopicVerdict.Table table(TopicVerdict verdict, String name) {
        return verdict.tables().stream().filter(t -> t.source().name().equals(name)).findFirst().orElseThrow();
    }

    private static TopicVerdict check(String database, Map<String, String> parameters) throws Exception {
        TopicCheck.Request request = new TopicCheck.Request(broker.dataSource(), source, Workspace.rules(database + ".*"), Optional.empty(), parameters, Duration.ofSeconds(2));
        return new TopicCheck(workspace.studio(), RunListener.SILENT).run(request, workspace.token());
    }

    private static String started(String database, Map<String, String> parameters) throws Exception {
        String id = workspace.projects().create(new ProjectSpec(database, workspace.save(source).id(), workspace.save(broker.dataSource()).id(), SynchronizationIT.WHOLE, Workspace.rules(database + ".*"), parameters));
        workspace.projects().start(id);
        await().atMost(PATIENCE).until(() -> workspace.step(id, StepName.INCR_TRANSFER).status() == StepStatus.MONITORING || workspace.step(id, StepName.INCR_TRANSFER).problem().isPresent());
        return id;
    }

    private static void fill(Jdbc jdbc, String database) throws Exception {
        jdbc.runAll(List.of("create database " + database + " character set utf8mb4", "use " + database,
                "create table every (id bigint unsigned primary key, small tinyint, mid mediumint, huge bigint unsigned, amount decimal(20,4), fl float, ratio double, bits bit(12), name varchar(80), code char(9) "
                        + "character set latin1, note mediumtext, raw varbinary(40), fixed binary(6), big longblob, day date, clock time(3), at datetime(6), stamp timestamp(6) null, year_ year, "
                        + "state enum('new','paid','it''s'), tags set('a','b','c'), doc json, spot point, twice int as (mid * 2) virtual, unique key by_amount (amount))",
                "create table pair (a int, b varchar(20), v int, primary key (a, b))", "create table heap (n int, w varchar(20))",
                "insert into every (id, small, mid, huge, amount, fl, ratio, bits, name, code, note, raw, fixed, big, day, clock, at, stamp, year_, state, tags, doc, spot) select seq, cast(seq as signed) % 100 - 50, "
                        + "cast(seq as signed) * 3 - 900, 18446744073709551615 - seq, cast(seq as signed) / 7 - 20, seq / 3, seq / 13, seq % 4096, concat('Zeile ', seq, ' \"q\" \\\\ ü 数据 😀'), concat('é', seq % 90), "
                        + "repeat('é\\n', seq % 40), unhex(sha2(seq, 256)), unhex(lpad(hex(seq), 8, '0')), repeat(char(seq % 256), seq), date('1890-01-01') + interval seq day, sec_to_time(61.125 * seq - 9000), "
                        + "timestamp('1925-02-03 04:05:06') + interval seq * 1000003 microsecond, timestamp('2026-01-31 12:00:00') + interval seq * 1000003 microsecond, 1950 + seq % 150, "
                        + "elt(1 + seq % 3, 'new', 'paid', 'it''s'), seq % 8, json_object('n', seq, 'w', 'ö'), point(seq, -1.5) from seq_1_to_300",
                "insert into pair select seq % 10, concat('k', seq), seq from seq_1_to_60", "insert into heap select seq % 5, 'same' from seq_1_to_20"));
    }

    private static void change(Jdbc jdbc, String database) throws Exception {
        jdbc.runAll(List.of("use " + database, "update every set small = null, bits = null, name = null, note = null, raw = null, day = null, clock = null, at = null, stamp = null, state = null, tags = null, doc = null where id % 7 = 0",
                "update every set name = 'null', tags = '', raw = '', note = '', clock = '-838:59:59', stamp = '1970-01-01 00:00:01' where id % 11 = 0", "update every set id = id + 10000 where id % 50 = 1",
                "delete from every where id % 13 = 0",
                // for a moment the keys of two rows are the other way round
                "update every a join every b on a.id = 2 and b.id = 3 set a.amount = 1000001, b.amount = 1000002", "update every set amount = 1000003 where id = 2", "update every set amount = 1000001 where id = 3",
                "update pair set v = v + 1, b = concat(b, 'x') where a = 3", "delete from pair where a = 4", "delete from heap where n = 2 limit 1", "update heap set w = 'other' where n = 3 limit 2",
                "insert into heap values (null, null), (9, 'nine')"));
    }
}
