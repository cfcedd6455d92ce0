package org.godwit.transfer.message.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.godwit.core.model.ColumnDef;

/** How the layouts write values, and what servers of the MySQL family would be given for them (OMS: data formats, value mapping). */
public enum ValueForm {
    /** Default, DefaultExtendColumnType, Canal, Dataworks and SharePlex. */
    COMMON,
    MAXWELL,
    DEBEZIUM,
    /** Debezium with the schema block that Kafka Connect reads. */
    CONNECT,
    AVRO;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HexFormat HEX = HexFormat.of();
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final long MICROS = 1_000_000;
    private static final int MILLI_DIGITS = 3;

    /** Whether each value of a column can be told from each other one; dates that are none of the calendar set aside. */
    public boolean isExact(ColumnDef column) {
        return switch (column.type().kind()) {
            case FLOAT -> this != COMMON && this != MAXWELL;
            case DATETIME -> this != DEBEZIUM || column.type().scale().orElse(0) <= MILLI_DIGITS;
            case INTEGER, DECIMAL, BIT, DATE, TIME, TIMESTAMP, YEAR, TEXT, BINARY, ENUM, SET, JSON, SPATIAL, OTHER -> true;
        };
    }

    /** Whether a column's values are bytes, which {@link #bytes} gives; else {@link #text} does. */
    public static boolean isBytes(ColumnDef column) {
        return switch (column.type().kind()) {
            case BIT, BINARY, SPATIAL, OTHER -> true;
            case INTEGER, DECIMAL, FLOAT, DATE, TIME, DATETIME, TIMESTAMP, YEAR, TEXT, ENUM, SET, JSON -> false;
        };
    }

    /** @throws IllegalArgumentException when the value is not written in this form */
    public byte[] bytes(String value) {
        return switch (this) {
            case COMMON, MAXWELL, CONNECT -> Base64.getDecoder().decode(value);
            case DEBEZIUM, AVRO -> HEX.parseHex(value);
        };
    }

    /**
     * As a server takes it; moments in UTC.
     *
     * @throws IllegalArgumentException when the value is not written in this form
     * @throws java.time.DateTimeException when it is no moment in this form
     */
    public String text(ColumnDef column, String value) {
        return switch (column.type().kind()) {
            case DATE -> this == DEBEZIUM || this == CONNECT ? LocalDate.ofEpochDay(Long.parseLong(value)).toString() : value;
            case TIME -> this == COMMON || this == MAXWELL ? value : time(Long.parseLong(value));
            case DATETIME -> switch (this) {
                case COMMON, MAXWELL -> value;
                case DEBEZIUM -> moment(Instant.ofEpochMilli(Long.parseLong(value)));
                case CONNECT -> moment(Instant.EPOCH.plus(Long.parseLong(value), ChronoUnit.MICROS));
                case AVRO -> value.replace('T', ' ');
            };
            case TIMESTAMP -> switch (this) {
                case COMMON -> value.lastIndexOf('-') > 0 ? value : moment(Instant.EPOCH.plus(new BigDecimal(value).multiply(BigDecimal.valueOf(MICROS)).longValue(), ChronoUnit.MICROS));
                case MAXWELL -> value;
                case DEBEZIUM, CONNECT, AVRO -> value.replace('T', ' ').replace("Z", "");
            };
            case SET -> this == MAXWELL ? members(value) : value;
            case INTEGER, DECIMAL, FLOAT, BIT, YEAR, TEXT, BINARY, ENUM, JSON, SPATIAL, OTHER -> value;
        };
    }

    private static String moment(Instant instant) {
        return MOMENT.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    private static String time(long micros) {
        long seconds = Math.abs(micros) / MICROS;
        return String.format(Locale.ROOT, "%s%02d:%02d:%02d.%06d", micros < 0 ? "-" : "", seconds / 3600, seconds / 60 % 60, seconds % 60, Math.abs(micros) % MICROS);
    }

    private static String members(String array) {
        try {
            return String.join(",", Arrays.asList(JSON.readValue(array, String[].class)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(array, e);
        }
    }
}
