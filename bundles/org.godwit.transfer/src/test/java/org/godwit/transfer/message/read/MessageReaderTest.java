package org.godwit.transfer.message.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.godwit.transfer.message.format.SerializerType;
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
    @EnumSource(value = SerializerType.class, names = {"DEBEZIUM", "DEBEZIUMFLATTEN", "DEBEZIUMSMT"}, mode = EnumSource.Mode.EXCLUDE)
    void readsStatements(SerializerType type) throws IOException {
        String line = lines(type).stream().filter(l -> l.contains("alter table hr.person add column age int")).findFirst().orElseThrow();
        assertThat(read(type, line).operation()).isEqualTo("DDL");
        assertThat(read(type, line).statement()).contains("alter table hr.person add column age int");
        assertThat(read(type, line).table()).isEqualTo("hr.person");
    }

    @ParameterizedTest
    @EnumSource(SerializerType.class)
    void recognisesTheLayout(SerializerType type) throws IOException {
        assertThat(MessageReader.guess(lines(type).getFirst().getBytes(StandardCharsets.UTF_8))).contains(type);
    }

    private static ReadMessage read(SerializerType type, String line) throws IOException {
        return MessageReader.read(type, line.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> lines(SerializerType type) throws IOException {
        try (InputStream in = MessageReaderTest.class.getResourceAsStream("/messages/" + type.name() + ".jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
