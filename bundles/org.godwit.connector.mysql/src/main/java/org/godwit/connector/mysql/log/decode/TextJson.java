package org.godwit.connector.mysql.log.decode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.godwit.connector.mysql.log.Event;
import org.godwit.core.row.RowBatch;

/**
 * Puts text in the place of MySQL's binary JSON within events, so that a server applies them which keeps JSON as text; all other bytes of the rows stay as they are. Bodies have no checksum. Used by
 * one thread.
 */
public final class TextJson {
    private static final int[] DECIMAL_BYTES = {0, 1, 1, 2, 2, 3, 3, 4, 4, 4};
    private static final int DECIMAL_DIGITS = 9;
    private static final int TEXT_LENGTH_BYTES = 4;

    private final Map<Long, TableMap> maps = new HashMap<>();
    private final Cells cells = new Cells(new RowBatch.Builder(1, 1, 16));

    /** The description of a table with a text type for JSON; the same array when it has none. */
    public byte[] map(byte[] body) {
        TableMap map = TableMap.parse(body, 0);
        long table = Event.number(body, 0, 6);
        if (Arrays.stream(map.types()).noneMatch(t -> t == TableMap.JSON)) {
            maps.remove(table);
            return body;
        }
        maps.put(table, map);
        int at = 9 + (body[8] & 0xFF) + 1;
        at += 1 + (body[at] & 0xFF) + 1;
        at += Event.packedLength(body, at);
        int types = at;
        at += map.columns();
        int attributes = (int) Event.packed(body, at);
        at += Event.packedLength(body, at) + attributes + (map.columns() + 7) / 8;
        // what stands behind tells of character sets and names, for the columns as they were
        byte[] changed = Arrays.copyOf(body, at);
        for (int i = 0; i < map.columns(); i++) {
            if (map.types()[i] == TableMap.JSON) {
                changed[types + i] = (byte) TableMap.BLOB;
            }
        }
        return changed;
    }

    /** Rows of a table that was described before; the same array when it has no JSON. */
    public byte[] rows(int type, byte[] body) throws IOException, DataFormatException {
        TableMap map = maps.get(Event.number(body, 0, 6));
        if (map == null) {
            return body;
        }
        RowsEvent event = RowsEvent.parse(type, body, 0, body.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + body.length / 4);
        out.write(body, 0, event.from());
        int at = event.from();
        boolean after = false;
        while (at < event.to()) {
            at = image(map, event, after ? event.presentAfter() : event.present(), at, out);
            after = event.present() != event.presentAfter() && !after;
        }
        return out.toByteArray();
    }

    private int image(TableMap map, RowsEvent event, int present, int from, ByteArrayOutputStream out) throws IOException {
        byte[] bytes = event.rows();
        int shown = 0;
        for (int i = 0; i < map.columns(); i++) {
            shown += bit(event.bytes(), present, i);
        }
        int at = from + (shown + 7) / 8;
        out.write(bytes, from, at - from);
        int number = 0;
        for (int i = 0; i < map.columns(); i++) {
            if (bit(event.bytes(), present, i) == 0 || bit(bytes, from, number++) == 1) {
                continue;
            }
            int length = length(map.types()[i], map.meta()[i], bytes, at);
            if (map.types()[i] == TableMap.JSON) {
                json(bytes, at + map.meta()[i], length - map.meta()[i], out);
            } else {
                out.write(bytes, at, length);
            }
            at += length;
        }
        return at;
    }

    private static int bit(byte[] bytes, int at, int number) {
        return bytes[at + number / 8] >> number % 8 & 1;
    }

    private void json(byte[] bytes, int from, int length, ByteArrayOutputStream out) throws IOException {
        JsonText.put(bytes, from, length, cells);
        byte[] text = cells.take();
        for (int i = 0; i < TEXT_LENGTH_BYTES; i++) {
            out.write(text.length >>> 8 * i);
        }
        out.writeBytes(text);
    }

    /** Bytes of a value (MySQL source, calc_field_size). */
    private static int length(int type, int meta, byte[] bytes, int at) throws IOException {
        return switch (type) {
            case TableMap.NULL -> 0;
            case TableMap.TINY, TableMap.YEAR -> 1;
            case TableMap.SHORT -> 2;
            case TableMap.INT24, TableMap.DATE, TableMap.NEWDATE, TableMap.TIME -> 3;
            case TableMap.LONG, TableMap.FLOAT, TableMap.TIMESTAMP -> 4;
            case TableMap.LONGLONG, TableMap.DOUBLE, TableMap.DATETIME -> 8;
            case TableMap.TIME2 -> 3 + (meta + 1) / 2;
            case TableMap.TIMESTAMP2 -> 4 + (meta + 1) / 2;
            case TableMap.DATETIME2 -> 5 + (meta + 1) / 2;
            case TableMap.NEWDECIMAL -> decimal((meta & 0xFF) - (meta >> 8)) + decimal(meta >> 8);
            case TableMap.BIT -> (meta >> 8) + ((meta & 0xFF) == 0 ? 0 : 1);
            case TableMap.ENUM, TableMap.SET -> meta;
            case TableMap.STRING, TableMap.VARCHAR, TableMap.VAR_STRING -> (meta > 255 ? 2 : 1) + (int) Event.number(bytes, at, meta > 255 ? 2 : 1);
            case TableMap.TINY_BLOB, TableMap.TINY_BLOB + 1, TableMap.TINY_BLOB + 2, TableMap.BLOB, TableMap.GEOMETRY, TableMap.JSON, TableMap.VECTOR -> meta + (int) Event.number(bytes, at, meta);
            default -> throw new IOException("a value has the unknown type " + type);
        };
    }

    private static int decimal(int digits) {
        return digits / DECIMAL_DIGITS * 4 + DECIMAL_BYTES[digits % DECIMAL_DIGITS];
    }
}
