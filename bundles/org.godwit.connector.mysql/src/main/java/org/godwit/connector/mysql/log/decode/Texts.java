package org.godwit.connector.mysql.log.decode;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.godwit.connector.mysql.log.Event;

/** Text, bytes and what looks so in the log: a length of one to four bytes, then the value. Without state. */
final class Texts {
    private static final int UUID_BYTES = 16;

    private Texts() {
    }

    /** A value as it is. */
    static Column plain(int lengthBytes) {
        return (bytes, at, cells) -> {
            int length = length(bytes, at, lengthBytes);
            cells.value(bytes, at + lengthBytes, length);
            return at + lengthBytes + length;
        };
    }

    /** BINARY(n): the log leaves out zero bytes at the end. */
    static Column padded(int lengthBytes, int width) {
        byte[] zeros = new byte[width];
        return (bytes, at, cells) -> {
            int length = length(bytes, at, lengthBytes);
            if (length >= width) {
                cells.value(bytes, at + lengthBytes, length);
            } else {
                cells.put(bytes, at + lengthBytes, length);
                cells.put(zeros, 0, width - length);
                cells.end();
            }
            return at + lengthBytes + length;
        };
    }

    static Column json(int lengthBytes) {
        return (bytes, at, cells) -> {
            int length = length(bytes, at, lengthBytes);
            JsonText.put(bytes, at + lengthBytes, length, cells);
            cells.end();
            return at + lengthBytes + length;
        };
    }

    /**
     * MariaDB's COLUMN_FORMAT COMPRESSED: a byte with the kind, the length of the length and whether zlib's frame is left out, then the length, big-endian (MariaDB source, compress_zlib).
     */
    static Column compressed(int lengthBytes) {
        return (bytes, at, cells) -> {
            int length = length(bytes, at, lengthBytes);
            int from = at + lengthBytes;
            if (length == 0) {
                cells.value(bytes, from, 0);
            } else if (bytes[from] == 0) {
                cells.value(bytes, from + 1, length - 1);
            } else {
                byte[] expanded = expanded(bytes, from, length);
                cells.value(expanded, 0, expanded.length);
            }
            return from + length;
        };
    }

    private static byte[] expanded(byte[] bytes, int from, int length) throws IOException {
        int head = bytes[from] & 0xFF;
        if (head >> 4 != 8) {
            throw new IOException("a compressed column of unknown kind " + head);
        }
        int size = 0;
        int sizeBytes = head & 7;
        for (int i = 1; i <= sizeBytes; i++) {
            size = size << 8 | bytes[from + i] & 0xFF;
        }
        byte[] expanded = new byte[size];
        Inflater inflater = new Inflater((head & 8) != 0);
        try {
            inflater.setInput(bytes, from + 1 + sizeBytes, length - 1 - sizeBytes);
            int at = 0;
            while (at < size) {
                int got = inflater.inflate(expanded, at, size - at);
                if (got == 0) {
                    throw new IOException("a compressed column ends early");
                }
                at += got;
            }
            return expanded;
        } catch (DataFormatException e) {
            throw new IOException(e);
        } finally {
            inflater.end();
        }
    }

    /** MariaDB's UUID; those that have a time are kept with the time at the end (MariaDB source, type_uuid). */
    static Column uuid(int lengthBytes) {
        return (bytes, at, cells) -> {
            int length = length(bytes, at, lengthBytes);
            byte[] raw = new byte[UUID_BYTES];
            System.arraycopy(bytes, at + lengthBytes, raw, 0, Math.min(length, UUID_BYTES));
            boolean swapped = (raw[6] & 0x80) != 0 && raw[8] > 0 && raw[8] < 0x60;
            int[] order = swapped ? new int[] {12, 13, 14, 15, 10, 11, 8, 9, 6, 7, 0, 1, 2, 3, 4, 5} : new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
            for (int i = 0; i < UUID_BYTES; i++) {
                if (i == 4 || i == 6 || i == 8 || i == 10) {
                    cells.put('-');
                }
                hex(raw[order[i]] >> 4 & 15, cells);
                hex(raw[order[i]] & 15, cells);
            }
            cells.end();
            return at + lengthBytes + length;
        };
    }

    private static void hex(int digit, Cells cells) {
        cells.put((char) (digit < 10 ? '0' + digit : 'a' + digit - 10));
    }

    static Column inet4(int lengthBytes) {
        return (bytes, at, cells) -> {
            int length = length(bytes, at, lengthBytes);
            for (int i = 0; i < 4; i++) {
                if (i > 0) {
                    cells.put('.');
                }
                cells.putLong(i < length ? bytes[at + lengthBytes + i] & 0xFF : 0);
            }
            cells.end();
            return at + lengthBytes + length;
        };
    }

    /** The longest run of zeros is left out; an IPv4 address behind one is written with points (MariaDB source, Inet6::to_string). */
    static Column inet6(int lengthBytes) {
        return (bytes, at, cells) -> {
            int length = length(bytes, at, lengthBytes);
            int[] words = new int[8];
            for (int i = 0; i < Math.min(length, 16); i++) {
                words[i / 2] |= (bytes[at + lengthBytes + i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
            }
            inet6(words, cells);
            cells.end();
            return at + lengthBytes + length;
        };
    }

    private static void inet6(int[] words, Cells cells) {
        int gap = -1;
        int gapLength = 0;
        for (int i = 0, run = 0; i < 8; i++) {
            run = words[i] == 0 ? run + 1 : 0;
            if (run > gapLength) {
                gapLength = run;
                gap = i - run + 1;
            }
        }
        for (int i = 0; i < 8; i++) {
            if (i == gap) {
                cells.put(i == 0 ? "::" : ":");
                i += gapLength - 1;
            } else if (i == 6 && gap == 0 && (gapLength == 6 || gapLength == 5 && words[5] == 0xFFFF)) {
                cells.put((words[6] >> 8) + "." + (words[6] & 0xFF) + "." + (words[7] >> 8) + "." + (words[7] & 0xFF));
                return;
            } else {
                cells.put(Integer.toHexString(words[i]));
                if (i < 7) {
                    cells.put(':');
                }
            }
        }
    }

    private static int length(byte[] bytes, int at, int lengthBytes) throws IOException {
        long length = Event.number(bytes, at, lengthBytes);
        if (length > bytes.length - at) {
            throw new IOException("a value is longer than its event");
        }
        return (int) length;
    }
}
