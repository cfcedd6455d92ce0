package org.godwit.store.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.store.StoreError;

/**
 * The beginning of a segment file: magic (8 bytes), format version (2), length of the header (4), number (8), whether the position is known (1), its seconds (8) and text (UTF-8), CRC32C of all before (4).
 * Numbers are big-endian. Immutable.
 *
 * @param number the segments of a store are numbered without gaps
 * @param begin the place before the first record; empty for the first segment of a store
 * @param length of the header itself; the first record stands there
 */
record SegmentHeader(long number, Optional<LogPosition> begin, int length) {
    static final int VERSION = 1;
    private static final long MAGIC = 0x474f445753544f52L;
    private static final int FIXED = 8 + 2 + 4 + 8 + 1 + 8;
    private static final int LARGEST = 64 << 20;

    static byte[] encode(long number, Optional<LogPosition> begin) {
        byte[] text = begin.map(p -> Positions.bytes(p.text())).orElse(new byte[0]);
        ByteBuffer out = ByteBuffer.allocate(FIXED + text.length + 4);
        out.putLong(MAGIC).putShort((short) VERSION).putInt(out.capacity()).putLong(number).put((byte) (begin.isPresent() ? 1 : 0)).putLong(begin.map(LogPosition::seconds).orElse(0L)).put(text);
        CRC32C crc = new CRC32C();
        crc.update(out.array(), 0, out.position());
        return out.putInt((int) crc.getValue()).array();
    }

    /** Empty when the file does not begin with a whole header. */
    static Optional<SegmentHeader> read(FileChannel channel, Path file) throws IOException, GodwitException {
        ByteBuffer fixed = ByteBuffer.allocate(FIXED);
        if (!Disk.readFully(channel, fixed, 0) || fixed.getLong(0) != MAGIC) {
            return Optional.empty();
        }
        if (fixed.getShort(8) != VERSION) {
            throw new GodwitException(StoreError.VERSION, file, Short.toString(fixed.getShort(8)), Integer.toString(VERSION));
        }
        int length = fixed.getInt(10);
        if (length < FIXED + 4 || length > LARGEST || length > channel.size()) {
            return Optional.empty();
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        if (!Disk.readFully(channel, all, 0)) {
            return Optional.empty();
        }
        CRC32C crc = new CRC32C();
        crc.update(all.array(), 0, length - 4);
        if ((int) crc.getValue() != all.getInt(length - 4)) {
            return Optional.empty();
        }
        Optional<LogPosition> begin = all.get(22) == 0 ? Optional.empty() : Optional.of(new LogPosition(Positions.text(all.array(), FIXED, length - 4 - FIXED), all.getLong(23)));
        return Optional.of(new SegmentHeader(all.getLong(14), begin, length));
    }
}
