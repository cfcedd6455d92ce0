package org.godwit.rehearsal.sample;

import java.io.InputStream;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/** Makes the rows of a table while they are read; never holds more than a piece. Not thread-safe. */
final class RowStream extends InputStream {
    private static final int PIECE = 1 << 16;

    private final SampleTable table;
    private final SplittableRandom random;
    private final LongConsumer rowsMade;
    private final RowText piece = new RowText();
    private long next;
    private int position;

    RowStream(SampleTable table, long seed, LongConsumer rowsMade) {
        this.table = table;
        this.random = table.random(seed);
        this.rowsMade = rowsMade;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
        if (position == piece.size() && !make()) {
            return -1;
        }
        int count = piece.copyTo(to, offset, length, position);
        position += count;
        return count;
    }

    private boolean make() {
        piece.clear();
        position = 0;
        long first = next;
        while (next < table.rows() && piece.size() < PIECE) {
            table.maker().make(piece, next, random);
            piece.endRow();
            next++;
        }
        rowsMade.accept(next - first);
        return next > first;
    }
}
