package org.godwit.foreign;

import com.alibaba.fastjson2.JSON;
import com.alibaba.otter.canal.protocol.FlatMessage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Reads a topic of Canal messages into the class that Canal's own client reads them into, in the way of its Kafka connector, and writes what it then knows into a table, until it is killed. */
public final class CanalProgram {
    private CanalProgram() {
    }

    /** Arguments: servers, topic, JDBC URL. Environment: user and password of the database. */
    public static void main(String[] args) throws Exception {
        try (KafkaConsumer<byte[], byte[]> consumer = Consumers.fromTheBeginning(args[0], args[1]);
                Connection connection = DriverManager.getConnection(args[2], System.getenv("SINK_USER"), System.getenv("SINK_PASSWORD"))) {
            System.out.println("READY");
            while (true) {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
                    apply(connection, JSON.parseObject(each.value(), FlatMessage.class));
                }
            }
        }
    }

    private static void apply(Connection connection, FlatMessage message) throws SQLException {
        if (message.getIsDdl()) {
            run(connection, message.getSql(), List.of());
            return;
        }
        for (int i = 0; i < message.getData().size(); i++) {
            Map<String, String> row = message.getData().get(i);
            Map<String, String> old = message.getOld() == null ? Map.of() : message.getOld().get(i);
            List<String> key = message.getPkNames();
            if (message.getType().equals("DELETE") || key.stream().anyMatch(old::containsKey)) {
                String where = key.stream().map(c -> "`" + c + "` = ?").collect(Collectors.joining(" and "));
                run(connection, "delete from `" + message.getTable() + "` where " + where, key.stream().map(c -> old.getOrDefault(c, row.get(c))).toList());
            }
            if (!message.getType().equals("DELETE")) {
                String columns = row.keySet().stream().map(c -> "`" + c + "`").collect(Collectors.joining(","));
                run(connection, "replace into `" + message.getTable() + "` (" + columns + ") values (" + String.join(",", Collections.nCopies(row.size(), "?")) + ")", new ArrayList<>(row.values()));
            }
        }
    }

    private static void run(Connection connection, String sql, List<String> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            statement.execute();
        }
    }
}
