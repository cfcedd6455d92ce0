package org.godwit.tests.sync;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ProjectSpec;
import org.godwit.foreign.Foreign;
import org.godwit.tests.support.ChildJvm;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.KafkaBroker;
import org.godwit.tests.support.Servers;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Messages are read by consumers that are not ours, which write them into tables on another server: these must end as the source's. */
@Tag("slow")
class ForeignConsumersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String COLUMNS = "id int primary key, small tinyint, large bigint, amount decimal(20,4), ratio double, name varchar(80) character set utf8mb4, note text character set utf8mb4, day date, "
            + "clock time(3), at datetime(6), stamp timestamp(6) null, year_ year, state enum('new','paid','sent')";
    private static final String ALL = "select id, small, large, amount, ratio, name, note, day, clock, at, stamp, year_, state from ";

    @Test
    void debeziumsJdbcSinkEndsWithTheSourcesRows() throws Exception {
        consumed("org.godwit.foreign.JdbcSinkProgram", Map.of("sink.serializerType", "DEBEZIUM", "sink.schemaBlock", "CONNECT"), "", "orders", "id");
    }

    @Test
    void canalsMessagesEndAsTheSourcesRows() throws Exception {
        // a TIMESTAMP is seconds since 1970 there, which no column takes as it is
        consumed("org.godwit.foreign.CanalProgram", Map.of("sink.serializerType", "CANAL"), "stamp");
    }

    private static void consumed(String program, Map<String, String> layout, String leftOut, String... more) throws Exception {
        try (Servers servers = Servers.open(); KafkaBroker broker = KafkaBroker.start(servers.folder("broker"), Map.of())) {
            DataSource source = servers.source("foreign-source");
            DataSource target = servers.source("foreign-target");
            try (Jdbc from = Jdbc.open(source); Jdbc to = Jdbc.open(target); Workspace workspace = Workspace.open(servers.folder("workspace"))) {
                String columns = leftOut.isEmpty() ? COLUMNS : COLUMNS.replaceAll(leftOut + "[^,]*,", "").replace("  ", " ");
                String all = leftOut.isEmpty() ? ALL : ALL.replace(" " + leftOut + ",", "");
                from.run("create database shop");
                from.run("use shop");
                to.run("create database copy");
                from.run("create table shop.orders (" + columns + ")");
                to.run("create table copy.orders (" + columns + ")");
                rows(from, leftOut, 1, 300);
                Map<String, String> parameters = new HashMap<>(layout);
                parameters.putAll(Map.of("sink.topicPartitions", "2", "sink.positionIntervalMs", "200"));
                String id = workspace.projects().create(new ProjectSpec("foreign", workspace.save(source).id(), workspace.save(broker.dataSource()).id(), SynchronizationIT.WHOLE, Workspace.rules("shop.*"), parameters));
                workspace.projects().start(id);
                await().atMost(PATIENCE).ignoreExceptions().until(() -> workspace.studio().queues().topics(broker.dataSource(), workspace.token()).size() == 1);
                try (ChildJvm consumer = ChildJvm.start(List.of("-Xmx384m"), program, environment(target), arguments(broker, target, more))) {
                    assertThat(consumer.awaitLine("READY")).isTrue();
                    rows(from, leftOut, 301, 400);
                    from.run("update shop.orders set amount = amount * 2, name = concat(name, ' ü 数据'), at = date_add(at, interval 1 day) where id % 3 = 0");
                    from.run("update shop.orders set note = null, state = null, small = null where id % 7 = 0");
                    from.run("update shop.orders set id = id + 10000 where id % 50 = 1");
                    from.run("delete from shop.orders where id % 11 = 0");
                    List<List<String>> wanted = from.rows(all + "shop.orders order by id");
                    await().atMost(PATIENCE).until(() -> to.rows(all + "copy.orders order by id").size() == wanted.size());
                    await().atMost(PATIENCE).untilAsserted(() -> assertThat(to.rows(all + "copy.orders order by id")).isEqualTo(wanted));
                }
                workspace.projects().pause(id);
            }
        }
    }

    private static void rows(Jdbc from, String leftOut, int first, int last) throws Exception {
        String stamp = leftOut.isEmpty() ? "timestamp('2026-01-31 12:00:00') + interval seq * 1000003 microsecond, " : "";
        from.run("insert into shop.orders select seq, cast(seq as signed) % 100 - 50, seq * 1234567890123, seq / 7 - 20, seq / 3, concat('order ', seq, ' \"quoted\" \\\\'), repeat('é', seq % 40), date('1990-01-01') + interval seq day, "
                + "sec_to_time(seq * 61.125), timestamp('1985-02-03 04:05:06') + interval seq * 1000003 microsecond, " + stamp + "1950 + seq % 150, elt(1 + seq % 3, 'new', 'paid', 'sent') from seq_" + first + "_to_" + last);
    }

    private static Map<String, String> environment(DataSource target) throws Exception {
        return Map.of("CLASSPATH", Foreign.classPath(), "SINK_USER", target.user(), "SINK_PASSWORD", target.password().reveal());
    }

    private static String[] arguments(KafkaBroker broker, DataSource target, String... more) {
        String[] arguments = new String[3 + more.length];
        arguments[0] = broker.servers();
        arguments[1] = "Topic_shop_orders";
        arguments[2] = "jdbc:mariadb://127.0.0.1:" + target.port() + "/copy?timezone=UTC";
        System.arraycopy(more, 0, arguments, 3, more.length);
        return arguments;
    }
}
