package org.godwit.connector.mysql.log;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** MariaDB's {@code log_bin_compress}: one byte with kind and length of the length, the length big-endian, then zlib (MariaDB source, binlog_buf_compress). Without state. */
public final class MariaCompression {
    /** No server sends more in one event. */
    private static final long LIMIT = 1L << 30;

    private MariaCompression() {
    }

    public static byte[] expand(byte[] bytes, int from, int length) throws DataFormatException {
        int lengthBytes = bytes[from] & 0x07;
        long size = 0;
        for (int i = 1; i <= lengthBytes; i++) {
            size = size << 8 | bytes[from + i] & 0xFF;
        }
        if ((bytes[from] & 0x70) != 0 || size > LIMIT) {
            throw new DataFormatException("compression of unknown kind");
        }
        byte[] expanded = new byte[(int) size];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, from + 1 + lengthBytes, length - 1 - lengthBytes);
            int at = 0;
            while (at < expanded.length) {
                int got = inflater.inflate(expanded, at, expanded.length - at);
                if (got == 0) {
                    throw new DataFormatException("compressed data ends early");
                }
                at += got;
            }
            return expanded;
        } finally {
            inflater.end();
        }
    }
}
