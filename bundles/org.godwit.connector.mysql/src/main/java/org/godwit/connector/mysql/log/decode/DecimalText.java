package org.godwit.connector.mysql.log.decode;

/** DECIMAL as the servers keep it: nine digits in four bytes, big-endian, fewer digits in fewer bytes, the first bit inverted, all bits inverted when negative (MySQL source, decimal2bin). Without state. */
final class DecimalText {
    private static final int[] BYTES = {0, 1, 1, 2, 2, 3, 3, 4, 4, 4};
    private static final int GROUP = 9;

    private DecimalText() {
    }

    static int length(int precision, int scale) {
        int whole = precision - scale;
        return whole / GROUP * 4 + BYTES[whole % GROUP] + scale / GROUP * 4 + BYTES[scale % GROUP];
    }

    /** @return offset behind the value */
    static int put(byte[] bytes, int from, int precision, int scale, Cells out) {
        boolean negative = bytes[from] >= 0;
        int flip = negative ? 0xFF : 0;
        if (negative) {
            out.put('-');
        }
        int whole = precision - scale;
        int at = from;
        boolean started = false;
        int size = BYTES[whole % GROUP];
        if (size > 0) {
            long group = group(bytes, at, size, flip, at == from);
            at += size;
            if (group != 0) {
                out.putDigits(group, 1);
                started = true;
            }
        }
        for (int i = 0; i < whole / GROUP; i++) {
            long group = group(bytes, at, 4, flip, at == from);
            at += 4;
            if (started || group != 0) {
                out.putDigits(group, started ? GROUP : 1);
                started = true;
            }
        }
        if (!started) {
            out.put('0');
        }
        return scale == 0 ? at : fraction(bytes, at, at == from, scale, flip, out);
    }

    private static int fraction(byte[] bytes, int from, boolean isFirst, int scale, int flip, Cells out) {
        out.put('.');
        int at = from;
        boolean first = isFirst;
        for (int i = 0; i < scale / GROUP; i++, at += 4) {
            out.putDigits(group(bytes, at, 4, flip, first), GROUP);
            first = false;
        }
        int rest = scale % GROUP;
        if (rest > 0) {
            out.putDigits(group(bytes, at, BYTES[rest], flip, first), rest);
        }
        return at + BYTES[rest];
    }

    private static long group(byte[] bytes, int at, int size, int flip, boolean first) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            int b = (bytes[at + i] ^ flip) & 0xFF;
            value = value << 8 | (first && i == 0 ? b ^ 0x80 : b);
        }
        return value;
    }
}
