package org.godwit.connector.mysql.log.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.godwit.connector.mysql.log.Event;
import org.godwit.connector.mysql.log.LogError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ValueKind;

/** Chooses how a column's values are read, from what the log says about it and from its definition, and checks that both fit. Without state. */
final class Columns {
    /** Width of a DOUBLE without declared digits (MySQL source, MAX_DOUBLE_STR_LENGTH of a field). */
    private static final long DOUBLE_WIDTH = 22;

    private Columns() {
    }

    static Column of(ObjectName table, ColumnDef column, int type, int meta) throws GodwitException {
        Optional<Column> found = switch (column.type().kind()) {
            case INTEGER -> integer(column, type);
            case DECIMAL -> decimal(column, type, meta);
            case FLOAT -> floating(column, type);
            case BIT -> bit(column, type, meta);
            case DATE -> type == TableMap.DATE || type == TableMap.NEWDATE ? text(TimeText::date) : Optional.empty();
            case YEAR -> type == TableMap.YEAR ? text(TimeText::year) : Optional.empty();
            case TIME, DATETIME, TIMESTAMP -> time(column, type, meta);
            case TEXT, BINARY -> text(column, type, meta);
            case ENUM -> type == TableMap.ENUM ? Optional.of(enumeration(table, column, meta)) : Optional.empty();
            case SET -> type == TableMap.SET ? Optional.of(set(table, column, meta)) : Optional.empty();
            case JSON -> type == TableMap.JSON ? Optional.of(Texts.json(meta)) : text(column, type, meta);
            case SPATIAL -> type == TableMap.GEOMETRY || type == TableMap.BLOB ? Optional.of(Texts.plain(meta)) : Optional.empty();
            case OTHER -> other(column, type, meta);
        };
        if (found.isEmpty()) {
            throw new GodwitException(LogError.OTHER_DEFINITION, table, "column " + column.name() + " is " + column.type().declaration() + ", the log has type " + type + "/" + meta);
        }
        return found.get();
    }

    /** Puts a value and says where it ends. */
    @FunctionalInterface
    private interface Writer {
        int put(byte[] bytes, int at, Cells cells);
    }

    private static Optional<Column> text(Writer writer) {
        return Optional.of((bytes, at, cells) -> {
            int end = writer.put(bytes, at, cells);
            cells.end();
            return end;
        });
    }

    private static Optional<Column> integer(ColumnDef column, int type) {
        int size = switch (column.type().name()) {
            case "tinyint" -> type == TableMap.TINY ? 1 : 0;
            case "smallint" -> type == TableMap.SHORT ? 2 : 0;
            case "mediumint" -> type == TableMap.INT24 ? 3 : 0;
            case "int", "integer" -> type == TableMap.LONG ? 4 : 0;
            case "bigint" -> type == TableMap.LONGLONG ? 8 : 0;
            default -> 0;
        };
        if (size == 0) {
            return Optional.empty();
        }
        int unused = 64 - 8 * size;
        boolean unsigned = column.type().unsigned() || column.type().zerofill();
        int width = column.type().zerofill() ? (int) column.type().length().orElse(0) : 0;
        return text((bytes, at, cells) -> {
            long value = Event.number(bytes, at, size);
            if (unsigned) {
                cells.putUnsigned(value);
                cells.pad(width);
            } else {
                cells.putLong(value << unused >> unused);
            }
            return at + size;
        });
    }

    private static Optional<Column> decimal(ColumnDef column, int type, int meta) {
        int precision = meta & 0xFF;
        int scale = meta >> 8;
        boolean same = precision == column.type().length().orElse(10) && scale == column.type().scale().orElse(0);
        if (type != TableMap.NEWDECIMAL || !same) {
            return Optional.empty();
        }
        int width = column.type().zerofill() ? precision + (scale > 0 ? 1 : 0) + (scale == precision ? 1 : 0) : 0;
        return text((bytes, at, cells) -> {
            int end = DecimalText.put(bytes, at, precision, scale, cells);
            cells.pad(width);
            return end;
        });
    }

    private static Optional<Column> floating(ColumnDef column, int type) {
        boolean single = column.type().name().equals("float");
        if (type != (single ? TableMap.FLOAT : TableMap.DOUBLE)) {
            return Optional.empty();
        }
        if (single) {
            return text((bytes, at, cells) -> {
                FloatText.put(Float.intBitsToFloat((int) Event.number(bytes, at, 4)), cells);
                return at + 4;
            });
        }
        // Full-Import reads one with declared digits multiplied by one, which loses the zeros in front
        int width = column.type().zerofill() && column.type().scale().isEmpty() ? (int) column.type().length().orElse(DOUBLE_WIDTH) : 0;
        return text((bytes, at, cells) -> {
            FloatText.put(Double.longBitsToDouble(Event.number(bytes, at, 8)), cells);
            cells.pad(width);
            return at + 8;
        });
    }

    private static Optional<Column> bit(ColumnDef column, int type, int meta) {
        int bits = (meta >> 8) * 8 + (meta & 0xFF);
        int size = (bits + 7) / 8;
        if (type != TableMap.BIT || bits != column.type().length().orElse(1)) {
            return Optional.empty();
        }
        return Optional.of((bytes, at, cells) -> {
            cells.value(bytes, at, size);
            return at + size;
        });
    }

    private static Optional<Column> time(ColumnDef column, int type, int meta) {
        int declared = column.type().scale().orElse(0);
        boolean now = type == TableMap.TIMESTAMP2 || type == TableMap.DATETIME2 || type == TableMap.TIME2;
        int digits = now ? meta : declared;
        if (digits != declared || digits > 6) {
            return Optional.empty();
        }
        return switch (column.type().kind()) {
            case TIMESTAMP -> type == TableMap.TIMESTAMP2 ? text((b, at, c) -> TimeText.timestamp(b, at, digits, c)) : type == TableMap.TIMESTAMP ? text((b, at, c) -> TimeText.formerTimestamp(b, at, digits, c)) : Optional.empty();
            case DATETIME -> type == TableMap.DATETIME2 ? text((b, at, c) -> TimeText.datetime(b, at, digits, c)) : type == TableMap.DATETIME ? text((b, at, c) -> TimeText.formerDatetime(b, at, digits, c)) : Optional.empty();
            default -> type == TableMap.TIME2 ? text((b, at, c) -> TimeText.time(b, at, digits, c)) : type == TableMap.TIME ? text((b, at, c) -> TimeText.formerTime(b, at, digits, c)) : Optional.empty();
        };
    }

    private static Optional<Column> text(ColumnDef column, int type, int meta) {
        return Optional.ofNullable(switch (type) {
            case TableMap.VARCHAR, TableMap.VAR_STRING -> Texts.plain(meta > 255 ? 2 : 1);
            case TableMap.STRING -> column.type().kind() == ValueKind.BINARY ? Texts.padded(meta > 255 ? 2 : 1, meta) : Texts.plain(meta > 255 ? 2 : 1);
            case TableMap.BLOB, TableMap.TINY_BLOB, TableMap.TINY_BLOB + 1, TableMap.TINY_BLOB + 2, TableMap.VECTOR -> Texts.plain(meta);
            case TableMap.VARCHAR_COMPRESSED -> Texts.compressed(meta > 255 ? 2 : 1);
            case TableMap.BLOB_COMPRESSED -> Texts.compressed(meta);
            default -> null;
        });
    }

    /** Types that only one of the servers has. */
    private static Optional<Column> other(ColumnDef column, int type, int meta) {
        int lengthBytes = meta > 255 ? 2 : 1;
        return switch (column.type().name().toLowerCase(Locale.ROOT)) {
            case "uuid" -> type == TableMap.STRING ? Optional.of(Texts.uuid(lengthBytes)) : Optional.empty();
            case "inet6" -> type == TableMap.STRING ? Optional.of(Texts.inet6(lengthBytes)) : Optional.empty();
            case "inet4" -> type == TableMap.STRING ? Optional.of(Texts.inet4(lengthBytes)) : Optional.empty();
            default -> type == TableMap.VECTOR || type == TableMap.GEOMETRY ? Optional.of(Texts.plain(meta)) : text(column, type, meta);
        };
    }

    private static Column enumeration(ObjectName table, ColumnDef column, int size) throws GodwitException {
        List<byte[]> members = members(table, column);
        return (bytes, at, cells) -> {
            int number = (int) Event.number(bytes, at, size);
            byte[] member = number == 0 || number > members.size() ? new byte[0] : members.get(number - 1);
            cells.value(member, 0, member.length);
            return at + size;
        };
    }

    private static Column set(ObjectName table, ColumnDef column, int size) throws GodwitException {
        List<byte[]> members = members(table, column);
        byte[] comma = Charsets.encode(",", column.charset().orElse("utf8mb4")).orElseThrow();
        return (bytes, at, cells) -> {
            long bits = Event.number(bytes, at, size);
            boolean first = true;
            for (int i = 0; i < members.size(); i++) {
                if ((bits >>> i & 1) != 0) {
                    if (!first) {
                        cells.put(comma, 0, comma.length);
                    }
                    cells.put(members.get(i), 0, members.get(i).length);
                    first = false;
                }
            }
            cells.end();
            return at + size;
        };
    }

    private static List<byte[]> members(ObjectName table, ColumnDef column) throws GodwitException {
        String charset = column.charset().orElse("utf8mb4");
        List<byte[]> members = new ArrayList<>();
        for (String member : column.type().members()) {
            members.add(Charsets.encode(member, charset).orElseThrow(() -> new GodwitException(LogError.CHARSET, table, column.name(), charset)));
        }
        return members;
    }

    /** Passes over a value of a column that nobody asks for. */
    static int skip(int type, int meta, byte[] bytes, int at) {
        return switch (type) {
            case TableMap.TINY, TableMap.YEAR -> at + 1;
            case TableMap.SHORT -> at + 2;
            case TableMap.INT24, TableMap.DATE, TableMap.NEWDATE, TableMap.TIME -> at + 3;
            case TableMap.LONG, TableMap.FLOAT, TableMap.TIMESTAMP -> at + 4;
            case TableMap.LONGLONG, TableMap.DOUBLE, TableMap.DATETIME -> at + 8;
            case TableMap.TIMESTAMP2 -> at + 4 + (meta + 1) / 2;
            case TableMap.DATETIME2 -> at + 5 + (meta + 1) / 2;
            case TableMap.TIME2 -> at + 3 + (meta + 1) / 2;
            case TableMap.NEWDECIMAL -> at + DecimalText.length(meta & 0xFF, meta >> 8);
            case TableMap.BIT -> at + ((meta >> 8) * 8 + (meta & 0xFF) + 7) / 8;
            case TableMap.ENUM, TableMap.SET -> at + meta;
            case TableMap.VARCHAR, TableMap.VAR_STRING, TableMap.STRING, TableMap.VARCHAR_COMPRESSED -> at + (meta > 255 ? 2 + (int) Event.number(bytes, at, 2) : 1 + (bytes[at] & 0xFF));
            default -> at + meta + (int) Event.number(bytes, at, meta);
        };
    }
}
