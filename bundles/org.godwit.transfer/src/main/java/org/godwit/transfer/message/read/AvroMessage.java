package org.godwit.transfer.message.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/** Reads a message that is an object container file of Avro. Without state. */
final class AvroMessage {
    private static final HexFormat HEX = HexFormat.of();
    private static final long MILLIS = 1000;
    private static final String COLUMN = "column";

    private AvroMessage() {
    }

    static boolean is(byte[] message) {
        return message.length > DataFileConstants.MAGIC.length && Arrays.equals(message, 0, DataFileConstants.MAGIC.length, DataFileConstants.MAGIC, 0, DataFileConstants.MAGIC.length);
    }

    /** @throws IOException when it is none, or damaged */
    static GenericRecord decode(byte[] message) throws IOException {
        try (DataFileStream<GenericRecord> file = new DataFileStream<>(new ByteArrayInputStream(message), new GenericDatumReader<>())) {
            if (!file.hasNext()) {
                throw new IOException("the message has no record");
            }
            return file.next();
        } catch (AvroRuntimeException e) {
            throw new IOException("the message is no Avro record: " + e.getMessage(), e);
        }
    }

    static ReadMessage read(byte[] message) throws IOException {
        GenericRecord record = decode(message);
        Object source = value(record, "source");
        String database = source instanceof GenericRecord s ? text(s, "db") : "";
        String table = source instanceof GenericRecord s ? text(s, "table") : "";
        OptionalLong seconds = source instanceof GenericRecord s && value(s, "ts_ms") instanceof Long millis ? OptionalLong.of(Math.floorDiv(millis, MILLIS)) : OptionalLong.empty();
        return new ReadMessage(MessageReader.operation(text(record, "op")), database.isEmpty() ? table : database + "." + table, seconds, row(record, "before"), row(record, "after"), Optional.empty(), ValueForm.AVRO);
    }

    private static Object value(GenericRecord record, String field) {
        return record.hasField(field) ? record.get(field) : null;
    }

    private static String text(GenericRecord record, String field) {
        return String.valueOf(value(record, field));
    }

    private static Map<String, Optional<String>> row(GenericRecord record, String image) {
        Map<String, Optional<String>> row = new LinkedHashMap<>();
        if (value(record, image) instanceof GenericRecord fields) {
            for (Schema.Field field : fields.getSchema().getFields()) {
                row.put(Optional.ofNullable(field.getProp(COLUMN)).orElse(field.name()), Optional.ofNullable(fields.get(field.pos())).map(v -> shown(v, field.schema())));
            }
        }
        return row;
    }

    private static String shown(Object value, Schema type) {
        if (value instanceof ByteBuffer bytes) {
            return HEX.formatHex(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.arrayOffset() + bytes.limit());
        }
        Schema plain = type.isUnion() ? type.getTypes().getLast() : type;
        String meaning = plain.getLogicalType() == null ? "" : plain.getLogicalType().getName();
        return switch (value) {
            case Integer days when meaning.equals("date") -> LocalDate.ofEpochDay(days).toString();
            case Long micros when meaning.equals("timestamp-micros") -> instant(micros).toString();
            case Long micros when meaning.equals("local-timestamp-micros") -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(LocalDateTime.ofInstant(instant(micros), ZoneOffset.UTC));
            default -> String.valueOf(value);
        };
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
