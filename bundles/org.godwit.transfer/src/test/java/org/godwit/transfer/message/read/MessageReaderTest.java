package org.godwit.transfer.message.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.godwit.transfer.message.format.SerializerType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages of each layout, as the writer's own golden files have them, are recognised and read back. */
class MessageReaderTest {
    private static final Map<String, String> OSLO = Map.of("id", "17", "city", "Oslo");
    private static final Map<String, String> BERGEN = Map.of("id", "17", "city", "Bergen");

    @ParameterizedTest
    @EnumSource(SerializerType.class)
    void readsInsertUpdateAndDelete(SerializerType type) throws IOException {
        List<String> lines = lines(type);
        boolean bare = type == SerializerType.DEBEZIUMSMT;

        ReadMessage insert = read(type, lines.get(0));
        assertThat(insert.operation()).isEqualTo(bare ? "UPSERT" : "INSERT");
        assertThat(insert.table()).isEqualTo(bare ? "" : "hr.person");
        assertThat(insert.before()).isEmpty();
        assertThat(insert.after()).containsExactlyInAnyOrderEntriesOf(OSLO);

        ReadMessage update = read(type, lines.get(1));
        assertThat(update.operation()).isEqualTo(bare ? "UPSERT" : "UPDATE");
        assertThat(update.after()).containsExactlyInAnyOrderEntriesOf(BERGEN);
        if (!bare) {
            assertThat(update.before()).containsExactlyInAnyOrderEntriesOf(OSLO);
            assertThat(update.differences()).isEqualTo(Map.of("city", new ReadMessage.Difference("Oslo", "Bergen")));
        }

        ReadMessage delete = read(type, lines.get(2));
        assertThat(delete.operation()).isEqualTo("DELETE");
        assertThat(delete.before()).containsExactlyInAnyOrderEntriesOf(BERGEN);
        assertThat(delete.after()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = SerializerType.class, names = {"DEBEZIUM", "DEBEZIUMFLATTEN", "DEBEZIUMSMT", "AVRO"}, mode = EnumSource.Mode.EXCLUDE)
    void readsStatements(SerializerType type) throws IOException {
        String line = lines(type).stream().filter(l -> l.contains("alter table hr.person add column age int")).findFirst().orElseThrow();
        assertThat(read(type, line).operation()).isEqualTo("DDL");
        assertThat(read(type, line).statement()).contains("alter table hr.person add column age int");
        assertThat(read(type, line).table()).isEqualTo("hr.person");
    }

    @ParameterizedTest
    @EnumSource(SerializerType.class)
    void recognisesTheLayout(SerializerType type) throws IOException {
        assertThat(MessageReader.guess(bytes(type, lines(type).getFirst()))).contains(type);
    }

    private static ReadMessage read(SerializerType type, String line) throws IOException {
        return MessageReader.read(type, bytes(type, line));
    }

    private static byte[] bytes(SerializerType type, String line) throws IOException {
        return type == SerializerType.AVRO ? HexFormat.of().parseHex(new ObjectMapper().readTree(line).path("bytes").asText()) : line.getBytes(StandardCharsets.UTF_8);
    }

    /** What an Avro message holds of each type, in words that people read. */
    @Test
    void tellsTheValuesOfAvro() throws IOException {
        ReadMessage every = read(SerializerType.AVRO, lines(SerializerType.AVRO).get(6));
        assertThat(every.after()).containsEntry("bu", "18446744073709551615").containsEntry("de", "-12345678901234567890.500000000000000000000000000000").containsEntry("bi", "01ff").containsEntry("da", "2023-11-14")
                .containsEntry("dn", "1970-01-01").containsEntry("ti6", "-3020399120000").containsEntry("dt", "2023-11-14T22:15:00.5").containsEntry("ts", "2023-11-14T22:15:00.250Z").containsEntry("gb", "数据")
                .containsEntry("bn", "01020000").containsEntry("se", "a,b");
        ReadMessage odd = read(SerializerType.AVRO, lines(SerializerType.AVRO).get(7));
        assertThat(odd.after()).as("no dates of the calendar").containsEntry("da", "null").containsEntry("dt", "null").containsEntry("ts", "null").containsEntry("vc", "a\ufffdb");
        assertThat(read(SerializerType.AVRO, lines(SerializerType.AVRO).get(5)).before()).containsEntry("say \"it\"", "a line");
        assertThat(MessageReader.text(bytes(SerializerType.AVRO, lines(SerializerType.AVRO).getFirst()))).startsWith("{\"before\": null, \"after\": {\"id\": 17");
    }

    @Test
    void refusesADamagedAvroMessage() {
        byte[] damaged = {'O', 'b', 'j', 1, 0, 0};
        assertThatThrownBy(() -> MessageReader.read(SerializerType.AVRO, damaged)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> MessageReader.read(SerializerType.AVRO, "{}".getBytes(StandardCharsets.UTF_8))).isInstanceOf(IOException.class);
    }

    private static List<String> lines(SerializerType type) throws IOException {
        try (InputStream in = MessageReaderTest.class.getResourceAsStream("/messages/" + type.name() + ".jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
