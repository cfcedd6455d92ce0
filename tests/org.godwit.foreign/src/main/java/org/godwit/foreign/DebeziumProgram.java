package org.godwit.foreign;

import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.format.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Debezium's embedded engine with its connector for MariaDB, sending to Kafka what it reads. With 0 changes it only notes the present place of the log; with more it goes on there and tells how long it took
 * until so many were acknowledged.
 */
public final class DebeziumProgram {
    private DebeziumProgram() {
    }

    /** Arguments: servers, port of the database, database, folder for offsets and history, changes to send. Environment: user and password of the database. */
    public static void main(String[] args) throws Exception {
        long wanted = Long.parseLong(args[4]);
        CountDownLatch streaming = new CountDownLatch(1);
        CountDownLatch all = new CountDownLatch(1);
        AtomicLong acknowledged = new AtomicLong();
        Properties producer = new Properties();
        producer.putAll(java.util.Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, args[0], ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true", ProducerConfig.ACKS_CONFIG, "all", ProducerConfig.LINGER_MS_CONFIG, "5",
                ProducerConfig.BATCH_SIZE_CONFIG, "262144", ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4", ProducerConfig.BUFFER_MEMORY_CONFIG, "67108864"));
        long start = System.nanoTime();
        try (KafkaProducer<byte[], byte[]> kafka = new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer())) {
            DebeziumEngine<ChangeEvent<String, String>> engine = DebeziumEngine.create(Json.class).using(properties(args)).notifying((records, committer) -> {
                for (ChangeEvent<String, String> each : records) {
                    if (each.destination().startsWith("debezium." + args[2] + ".") && each.value() != null) {
                        kafka.send(new ProducerRecord<>("debezium", bytes(each.key()), bytes(each.value())), (metadata, failure) -> {
                            if (failure != null) {
                                failure.printStackTrace();
                            } else if (acknowledged.incrementAndGet() == wanted) {
                                all.countDown();
                            }
                        });
                    }
                    committer.markProcessed(each);
                }
                committer.markBatchFinished();
            }).using(new DebeziumEngine.ConnectorCallback() {
                @Override
                public void pollingStarted() {
                    streaming.countDown();
                }
            }).build();
            ExecutorService thread = Executors.newSingleThreadExecutor();
            thread.execute(engine);
            if (wanted == 0) {
                streaming.await(120, TimeUnit.SECONDS);
                mark(args);
            } else if (!all.await(900, TimeUnit.SECONDS)) {
                throw new IllegalStateException("only " + acknowledged + " of " + wanted + " changes were acknowledged");
            }
            System.out.println("SECONDS " + (System.nanoTime() - start) / 1e9);
            engine.close();
            thread.shutdown();
            thread.awaitTermination(60, TimeUnit.SECONDS);
        }
        System.exit(0);
    }

    /** It notes its place only behind a change: makes some in a table of their own until it has. */
    private static void mark(String[] args) throws Exception {
        Path noted = Path.of(args[3]).resolve("offsets");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        try (Connection connection = DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + args[1] + "/" + args[2], System.getenv("SINK_USER"), System.getenv("SINK_PASSWORD"));
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists noted_place (id int)");
            while (!Files.exists(noted) || Files.size(noted) == 0) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("no place of the log was noted in " + noted);
                }
                statement.execute("insert into noted_place values (1)");
                TimeUnit.MILLISECONDS.sleep(500);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static Properties properties(String[] args) {
        Properties p = new Properties();
        Path folder = Path.of(args[3]);
        p.setProperty("name", "reference");
        p.setProperty("connector.class", "io.debezium.connector.mariadb.MariaDbConnector");
        p.setProperty("offset.storage", "org.apache.kafka.connect.storage.FileOffsetBackingStore");
        p.setProperty("offset.storage.file.filename", folder.resolve("offsets").toString());
        p.setProperty("offset.flush.interval.ms", "1000");
        p.setProperty("schema.history.internal", "io.debezium.storage.file.history.FileSchemaHistory");
        p.setProperty("schema.history.internal.file.filename", folder.resolve("history").toString());
        p.setProperty("database.hostname", "127.0.0.1");
        p.setProperty("database.port", args[1]);
        p.setProperty("database.user", System.getenv("SINK_USER"));
        p.setProperty("database.password", System.getenv("SINK_PASSWORD"));
        p.setProperty("database.server.id", "85744");
        p.setProperty("database.include.list", args[2]);
        p.setProperty("topic.prefix", "debezium");
        p.setProperty("snapshot.mode", "no_data");
        p.setProperty("include.schema.changes", "false");
        p.setProperty("tombstones.on.delete", "false");
        p.setProperty("converter.schemas.enable", "false");
        p.setProperty("max.batch.size", "8192");
        p.setProperty("max.queue.size", "32768");
        p.setProperty("poll.interval.ms", "50");
        p.setProperty("record.processing.threads", Integer.toString(Runtime.getRuntime().availableProcessors()));
        p.setProperty("record.processing.order", "ORDERED");
        List.of("key.converter.schemas.enable", "value.converter.schemas.enable").forEach(k -> p.setProperty(k, "false"));
        return p;
    }
}
