package org.godwit.supervisor.internal.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.godwit.core.change.RowChanges.Kind;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;
import org.godwit.core.row.RowBatch;
import org.godwit.supervisor.service.MessageExample;
import org.godwit.transfer.message.ChangeInfo;
import org.godwit.transfer.message.MessageSettings;
import org.godwit.transfer.message.MessageTable;
import org.godwit.transfer.message.format.MessageBuffer;
import org.godwit.transfer.message.read.MessageReader;
import org.godwit.transfer.queue.QueueOptions.PartitionMode;
import org.godwit.transfer.queue.QueueSettings;

/** What messages look like before any is sent: an update of a row of a small table, always the same, so that two choices can be compared. Without state. */
final class MessageExamples {
    /** Keeps 1.50 as it was written. */
    private static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();
    private static final ChangeInfo CHANGE = new ChangeInfo(false, 1_769_860_800_250L, 1_769_860_800_300L, "0-1-4711", "u-1", 0, 6690);
    private static final RowBatch BEFORE = row("7", "Oslo", "1.50");
    private static final RowBatch AFTER = row("7", "Bergen", "1.50");

    private MessageExamples() {
    }

    /** @throws GodwitException when the parameters are not usable */
    static MessageExample of(ObjectName table, DataSourceType source, Map<String, String> parameters) throws GodwitException {
        QueueSettings settings = QueueSettings.of(parameters);
        return new MessageExample(settings.topic(table), key(table, settings), settings.mode() == PartitionMode.ONE ? Optional.of(settings.partition()) : Optional.empty(), message(table, source, settings));
    }

    private static String key(ObjectName table, QueueSettings settings) {
        return switch (settings.mode()) {
            case TABLE -> table.toString();
            case HASH -> settings.hashColumns(table).isEmpty() ? "7" : settings.hashColumns(table).stream().map(c -> "<" + c + ">").collect(Collectors.joining("|"));
            case ONE -> "7";
        };
    }

    private static String message(ObjectName table, DataSourceType source, QueueSettings settings) {
        MessageBuffer buffer = new MessageBuffer();
        MessageSettings common = new MessageSettings(source.name(), "", "store", settings.business(), settings.sequence(), settings.schemaBlock());
        try {
            settings.serializer().open(common).rows(MessageTable.of(definition(table), c -> true)).write(Kind.UPDATE, BEFORE, AFTER, 0, CHANGE, 0, buffer);
            return indented(MessageReader.text(buffer.toBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String indented(String message) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(message));
        } catch (JsonProcessingException e) {
            return message;
        }
    }

    private static TableDef definition(ObjectName table) {
        List<ColumnDef> columns = new ArrayList<>();
        add(columns, "id", "int", ValueKind.INTEGER, false);
        add(columns, "city", "varchar", ValueKind.TEXT, true);
        add(columns, "price", "decimal", ValueKind.DECIMAL, true);
        IndexDef key = new IndexDef("PRIMARY", IndexDef.Kind.PRIMARY, List.of(new IndexDef.Part.Column("id", OptionalInt.empty(), false)), true, "", Optional.empty());
        return new TableDef(table, columns, List.of(key), List.of(), List.of(), Optional.empty(), "InnoDB", "utf8mb4", "utf8mb4_bin", "", OptionalLong.empty(), 0, 0);
    }

    private static void add(List<ColumnDef> columns, String name, String type, ValueKind kind, boolean nullable) {
        SqlType sql = new SqlType(type, type, kind, OptionalLong.empty(), OptionalInt.empty(), false, false, List.of());
        columns.add(new ColumnDef(name, columns.size() + 1, sql, nullable, Optional.empty(), Optional.empty(), false, Optional.empty(), false, kind == ValueKind.TEXT ? Optional.of("utf8mb4") : Optional.empty(),
                Optional.empty(), ""));
    }

    private static RowBatch row(String... values) {
        RowBatch.Builder builder = new RowBatch.Builder(values.length, 1, 64);
        for (String value : values) {
            byte[] text = value.getBytes(StandardCharsets.UTF_8);
            builder.add(text, 0, text.length);
        }
        return builder.build();
    }
}
