package org.godwit.connector.mysql.log.decode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.godwit.connector.mysql.log.Event;

/** MySQL's binary JSON as the text that the server prints (MySQL source, json_binary.h and Json_wrapper::to_string). Without state. */
final class JsonText {
    private static final int SMALL_OBJECT = 0;
    private static final int LARGE_OBJECT = 1;
    private static final int SMALL_ARRAY = 2;
    private static final int LARGE_ARRAY = 3;
    private static final int LITERAL = 4;
    private static final int INT16 = 5;
    private static final int UINT16 = 6;
    private static final int INT32 = 7;
    private static final int UINT32 = 8;
    private static final int INT64 = 9;
    private static final int UINT64 = 10;
    private static final int DOUBLE = 11;
    private static final int STRING = 12;
    private static final int OPAQUE = 15;
    /** The server allows a hundred levels. */
    private static final int DEEPEST = 200;
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, new byte[] {'\n'});
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private JsonText() {
    }

    static void put(byte[] bytes, int from, int length, Cells out) throws IOException {
        if (length == 0) {
            out.put("null");
            return;
        }
        value(bytes[from], bytes, from + 1, out, 0);
    }

    private static void value(int type, byte[] bytes, int at, Cells out, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("JSON is nested too deep");
        }
        switch (type) {
            case SMALL_OBJECT -> container(bytes, at, 2, true, out, depth);
            case LARGE_OBJECT -> container(bytes, at, 4, true, out, depth);
            case SMALL_ARRAY -> container(bytes, at, 2, false, out, depth);
            case LARGE_ARRAY -> container(bytes, at, 4, false, out, depth);
            case LITERAL -> out.put(bytes[at] == 0 ? "null" : bytes[at] == 1 ? "true" : "false");
            case INT16 -> out.putLong((short) Event.number(bytes, at, 2));
            case UINT16 -> out.putLong(Event.number(bytes, at, 2));
            case INT32 -> out.putLong((int) Event.number(bytes, at, 4));
            case UINT32 -> out.putLong(Event.number(bytes, at, 4));
            case INT64 -> out.putLong(Event.number(bytes, at, 8));
            case UINT64 -> out.putUnsigned(Event.number(bytes, at, 8));
            case DOUBLE -> number(Double.longBitsToDouble(Event.number(bytes, at, 8)), out);
            case STRING -> {
                int lengthBytes = lengthBytes(bytes, at);
                string(bytes, at + lengthBytes, length(bytes, at), out);
            }
            case OPAQUE -> opaque(bytes, at, out);
            default -> throw new IOException("JSON has a value of unknown kind " + type);
        }
    }

    /** What looks like a whole number is marked as none. */
    private static void number(double value, Cells out) {
        int from = out.used();
        FloatText.put(value, out);
        for (int i = from; i < out.used(); i++) {
            byte c = out.text()[i];
            if (c == '.' || c == 'e') {
                return;
            }
        }
        out.put(".0");
    }

    private static void container(byte[] bytes, int at, int width, boolean object, Cells out, int depth) throws IOException {
        int count = (int) Event.number(bytes, at, width);
        int keys = at + 2 * width;
        int values = keys + (object ? count * (width + 2) : 0);
        out.put(object ? '{' : '[');
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.put(", ");
            }
            if (object) {
                int key = keys + i * (width + 2);
                string(bytes, at + (int) Event.number(bytes, key, width), (int) Event.number(bytes, key + width, 2), out);
                out.put(": ");
            }
            int entry = values + i * (1 + width);
            int type = bytes[entry];
            boolean inside = type == LITERAL || type == INT16 || type == UINT16 || width == 4 && (type == INT32 || type == UINT32);
            value(type, bytes, inside ? entry + 1 : at + (int) Event.number(bytes, entry + 1, width), out, depth + 1);
        }
        out.put(object ? '}' : ']');
    }

    private static void string(byte[] bytes, int from, int length, Cells out) {
        out.put('"');
        int plain = from;
        for (int i = from; i < from + length; i++) {
            int c = bytes[i];
            if (c == '"' || c == '\\' || c >= 0 && c < 0x20) {
                out.put(bytes, plain, i - plain);
                escaped(c, out);
                plain = i + 1;
            }
        }
        out.put(bytes, plain, from + length - plain);
        out.put('"');
    }

    private static void escaped(int c, Cells out) {
        out.put('\\');
        switch (c) {
            case '\b' -> out.put('b');
            case '\t' -> out.put('t');
            case '\n' -> out.put('n');
            case '\f' -> out.put('f');
            case '\r' -> out.put('r');
            case '"', '\\' -> out.put((char) c);
            default -> {
                out.put("u00");
                out.put((char) HEX[c >> 4]);
                out.put((char) HEX[c & 15]);
            }
        }
    }

    private static void opaque(byte[] bytes, int at, Cells out) throws IOException {
        int type = bytes[at] & 0xFF;
        int lengthBytes = lengthBytes(bytes, at + 1);
        int length = length(bytes, at + 1);
        int from = at + 1 + lengthBytes;
        switch (type) {
            case TableMap.NEWDECIMAL -> DecimalText.put(bytes, from + 2, bytes[from], bytes[from + 1], out);
            case TableMap.DATE, TableMap.DATETIME, TableMap.TIMESTAMP, TableMap.TIME -> {
                out.put('"');
                time(type, Event.number(bytes, from, 8), out);
                out.put('"');
            }
            default -> {
                out.put("\"base64:type");
                out.putLong(type);
                out.put(':');
                for (byte c : LINES.encode(java.util.Arrays.copyOfRange(bytes, from, from + length))) {
                    // the server breaks lines, and escapes the breaks
                    out.put(c == '\n' ? "\\n" : String.valueOf((char) c));
                }
                out.put('"');
            }
        }
    }

    private static void time(int type, long packed, Cells out) {
        long value = Math.abs(packed);
        long part = value & 0xFF_FFFF;
        long whole = value >> 24;
        if (packed < 0) {
            out.put('-');
        }
        if (type == TableMap.TIME) {
            TimeText.clock(whole >> 12 & 0x3FF, whole >> 6 & 63, whole & 63, out);
        } else {
            long months = whole >> 22;
            TimeText.date((int) (months / 13), (int) (months % 13), (int) (whole >> 17 & 31), out);
            if (type == TableMap.DATE) {
                return;
            }
            out.put(' ');
            TimeText.clock(whole >> 12 & 31, whole >> 6 & 63, whole & 63, out);
        }
        out.put('.');
        out.putDigits(part, 6);
    }

    /** Seven bits in each byte, the eighth says that there is more. */
    private static int length(byte[] bytes, int at) {
        int length = 0;
        for (int i = 0; i < 5; i++) {
            length |= (bytes[at + i] & 0x7F) << (7 * i);
            if (bytes[at + i] >= 0) {
                break;
            }
        }
        return length;
    }

    private static int lengthBytes(byte[] bytes, int at) {
        int count = 1;
        while (count < 5 && bytes[at + count - 1] < 0) {
            count++;
        }
        return count;
    }
}
