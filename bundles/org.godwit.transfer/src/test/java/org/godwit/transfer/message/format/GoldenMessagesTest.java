package org.godwit.transfer.message.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.core.model.ValueKind.BINARY;
import static org.godwit.core.model.ValueKind.BIT;
import static org.godwit.core.model.ValueKind.DATE;
import static org.godwit.core.model.ValueKind.DATETIME;
import static org.godwit.core.model.ValueKind.DECIMAL;
import static org.godwit.core.model.ValueKind.ENUM;
import static org.godwit.core.model.ValueKind.FLOAT;
import static org.godwit.core.model.ValueKind.INTEGER;
import static org.godwit.core.model.ValueKind.JSON;
import static org.godwit.core.model.ValueKind.SET;
import static org.godwit.core.model.ValueKind.SPATIAL;
import static org.godwit.core.model.ValueKind.TEXT;
import static org.godwit.core.model.ValueKind.TIME;
import static org.godwit.core.model.ValueKind.TIMESTAMP;
import static org.godwit.core.model.ValueKind.YEAR;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.godwit.core.change.RowChanges.Kind;
import org.godwit.core.model.ObjectName;
import org.godwit.core.row.RowBatch;
import org.godwit.transfer.message.ChangeInfo;
import org.godwit.transfer.message.DdlMessage;
import org.godwit.transfer.message.MessageSettings;
import org.godwit.transfer.message.MessageTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each layout, each operation and each type against the file that shows it, one message a line; the files were compared with OMS's tables by eye. To see what a change does to them, run with
 * {@code -Dgodwit.golden.write=DIR}: the files as they would be are written there.
 */
class GoldenMessagesTest {
    private static final ObjectMapper STRICT = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final MessageSettings SETTINGS = new MessageSettings("MYSQL", "9.7.0", "MYSQL_np_x1_a-0", "CRM", true, MessageSettings.SchemaBlock.OMS);
    private static final MessageTable PERSON = new Rows("hr", "person").key("id", "int", INTEGER).column("city", "varchar", TEXT).table("id");
    private static final MessageTable KEYLESS = new Rows("hr", "log line").column("say \"it\"", "text", TEXT).table();
    private static final MessageTable PAIR = new Rows("hr", "pair").key("a", "int", INTEGER).key("b", "varchar", TEXT).table("a", "b");
    private static final ChangeInfo CHANGE = new ChangeInfo(false, 1_700_000_123_000L, 1_700_000_123_456L, "1002_777", "u-1", 1, 4711);
    private static final ChangeInfo COPY = new ChangeInfo(true, 1_700_000_000_000L, 1_700_000_000_500L, "", "slice-9", 0, -1);

    /** A column of each type, in an order that reads well. */
    private static final Rows EVERY = new Rows("hr", "every").key("id", "bigint", INTEGER).column("ti", "tinyint", INTEGER).column("si", "smallint", INTEGER).column("mi", "mediumint", INTEGER)
            .column("bu", "bigint", INTEGER, true, true, "").column("de", "decimal", DECIMAL).column("fl", "float", FLOAT).column("db", "double", FLOAT).column("bi", "bit", BIT).column("da", "date", DATE)
            .column("dn", "date", DATE, false, false, "").column("ti6", "time", TIME).column("dt", "datetime", DATETIME).column("ts", "timestamp", TIMESTAMP).column("ye", "year", YEAR)
            .column("vc", "varchar", TEXT).column("gb", "varchar", TEXT, false, true, "gbk").column("bn", "binary", BINARY).column("bl", "blob", BINARY).column("en", "enum", ENUM).column("se", "set", SET)
            .column("js", "json", JSON).column("ge", "point", SPATIAL);
    private static final RowBatch FULL_ROW = Rows.row("1", "-128", "00042", "-8388608", "18446744073709551615", "-12345678901234567890.500000000000000000000000000000", "3.1415927", "2.2250738585072014e-308",
            new byte[] {1, (byte) 0xff}, "2023-11-14", "0000-00-00", "-838:59:59.120000", "2023-11-14 22:15:00.500000", "2023-11-14 22:15:00.250000", "2023", "a\"b\\c\n\u0001 Ωλ 😀 ",
            Rows.in("GBK", "数据"), new byte[] {1, 2, 0, 0}, new byte[0], "x'y", "a,b", "{\"k\": [1, 2.50]}", new byte[] {0, 0, 0, 0, 1});
    private static final RowBatch ODD_ROW = Rows.row("9223372036854775807", "0", "-1", "0", "9223372036854775807", "0.00", "-1.5e20", "0", new byte[] {0}, "2023-02-30", "1969-12-31", "00:00:00", "0000-00-00 00:00:00",
            "0000-00-00 00:00:00", "0000", new byte[] {'a', (byte) 0xff, 'b'}, "ascii", new byte[] {0, 0, 0, 0}, new byte[] {(byte) 0x80}, "", "", "null", null);
    private static final RowBatch NULL_ROW = Rows.row("2", null, null, null, null, null, null, null, null, null, "2023-11-14", null, null, null, null, null, null, null, null, null, null, null, null);

    @ParameterizedTest
    @EnumSource(SerializerType.class)
    void looksAsItsFileShows(SerializerType type) throws IOException {
        compare(type.name(), messages(type.open(SETTINGS)));
    }

    private static void compare(String name, List<String> messages) throws IOException {
        for (String message : messages) {
            STRICT.readTree(message);
        }
        String written = System.getProperty("godwit.golden.write", "");
        if (!written.isEmpty()) {
            Files.write(Path.of(written, name + ".jsonl"), messages, StandardCharsets.UTF_8);
        }
        assertThat(messages).containsExactlyElementsOf(golden(name));
    }

    /** The block that Kafka Connect reads, and the values that go with it. */
    @Test
    void looksAsConnectWantsIt() throws IOException {
        MessageSettings connect = new MessageSettings("MYSQL", "9.7.0", "MYSQL_np_x1_a-0", "CRM", true, MessageSettings.SchemaBlock.CONNECT);
        compare("DEBEZIUM_CONNECT", messages(SerializerType.DEBEZIUM.open(connect)));
    }

    private static List<String> messages(MessageFormat format) throws IOException {
        MessageBuffer out = new MessageBuffer();
        List<String> messages = new ArrayList<>();
        RowBatch oslo = Rows.row("17", "Oslo");
        RowBatch bergen = Rows.row("17", "Bergen");
        rows(messages, out, format.rows(PERSON), Kind.INSERT, RowBatch.NONE, oslo, CHANGE);
        rows(messages, out, format.rows(PERSON), Kind.UPDATE, oslo, bergen, CHANGE);
        rows(messages, out, format.rows(PERSON), Kind.DELETE, bergen, RowBatch.NONE, CHANGE);
        rows(messages, out, format.rows(PERSON), Kind.INSERT, RowBatch.NONE, oslo, COPY);
        rows(messages, out, format.rows(PAIR), Kind.UPDATE, Rows.row("1", "x"), Rows.row("1", "y"), CHANGE);
        rows(messages, out, format.rows(KEYLESS), Kind.DELETE, Rows.row("a line"), RowBatch.NONE, CHANGE);
        MessageFormat.RowWriter every = format.rows(EVERY.table("id"));
        rows(messages, out, every, Kind.INSERT, RowBatch.NONE, FULL_ROW, CHANGE);
        rows(messages, out, every, Kind.INSERT, RowBatch.NONE, ODD_ROW, CHANGE);
        rows(messages, out, every, Kind.UPDATE, FULL_ROW, NULL_ROW, CHANGE);
        rows(messages, out, every, Kind.DELETE, FULL_ROW, RowBatch.NONE, CHANGE);
        rows(messages, out, every, Kind.INSERT, RowBatch.NONE, FULL_ROW, COPY);
        for (DdlMessage.Kind kind : DdlMessage.Kind.values()) {
            out.clear();
            boolean has = format.ddl(new DdlMessage(kind, new ObjectName("hr", "person"), "alter table hr.person add column age int", CHANGE), out);
            assertThat(out.size() > 0).isEqualTo(has);
            if (has) {
                messages.add(line(out.toBytes()));
            }
        }
        out.clear();
        if (format.heartbeat(CHANGE, out)) {
            messages.add(line(out.toBytes()));
        }
        return messages;
    }

    /** JSON as it is; of Avro what Apache's reader makes of it, its schema, and its bytes. */
    private static String line(byte[] message) throws IOException {
        if (message[0] == '{') {
            return new String(message, StandardCharsets.UTF_8);
        }
        try (DataFileStream<GenericRecord> file = new DataFileStream<>(new ByteArrayInputStream(message), new GenericDatumReader<>())) {
            String line = "{\"record\":" + file.next() + ",\"schema\":" + file.getSchema() + ",\"bytes\":\"" + HexFormat.of().formatHex(message) + "\"}";
            assertThat(file.hasNext()).as("one record in each message").isFalse();
            return line;
        }
    }

    private static void rows(List<String> messages, MessageBuffer out, MessageFormat.RowWriter writer, Kind kind, RowBatch before, RowBatch after, ChangeInfo info) throws IOException {
        out.clear();
        writer.write(kind, before, after, 0, info, 3, out);
        messages.add(line(out.toBytes()));
    }

    private static List<String> golden(String type) throws IOException {
        try (InputStream file = GoldenMessagesTest.class.getResourceAsStream("/messages/" + type + ".jsonl")) {
            return file == null ? List.of("no such file: /messages/" + type + ".jsonl") : new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
