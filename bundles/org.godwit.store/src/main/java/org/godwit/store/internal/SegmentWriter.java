package org.godwit.store.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.godwit.core.change.LogPosition;
import org.godwit.core.file.OwnerOnlyFiles;

/** Appends records to one segment file through one buffer. Not thread-safe, apart from {@link #force}. After an IOException what stands behind the last forced place is undefined. */
final class SegmentWriter implements AutoCloseable {
    private static final int BUFFER = 1 << 20;

    private final Segment segment;
    private final FileChannel channel;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteBuffer window = ByteBuffer.wrap(buffer);
    private final CRC32C crc = new CRC32C();
    private final byte[] head = new byte[Records.HEAD];
    private int used;
    private long written;

    private SegmentWriter(Segment segment, FileChannel channel, long written) {
        this.segment = segment;
        this.channel = channel;
        this.written = written;
    }

    /** A new file whose header is on the disk when this returns. */
    static SegmentWriter create(Path folder, long number, Optional<LogPosition> begin) throws IOException {
        Path file = Segment.file(folder, number);
        FileChannel channel = OwnerOnlyFiles.createChannel(file);
        try {
            byte[] header = SegmentHeader.encode(number, begin);
            writeFully(channel, ByteBuffer.wrap(header), 0);
            channel.force(true);
            Disk.syncFolder(folder);
            return new SegmentWriter(new Segment(file, new SegmentHeader(number, begin, header.length)), channel, header.length);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Goes on in a file; what stands behind the place is cut off. */
    static SegmentWriter reopen(Segment segment, long end) throws IOException {
        FileChannel channel = FileChannel.open(segment.file(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            channel.truncate(end);
            channel.force(true);
            return new SegmentWriter(segment, channel, end);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    Segment segment() {
        return segment;
    }

    /** Where the next record will stand. */
    long end() {
        return written + used;
    }

    void part(byte[] bytes, int from, int length) throws IOException {
        if (length > BUFFER - Records.OVERHEAD) {
            flush();
            write(Records.PART, bytes, from, length);
            return;
        }
        reserve(Records.OVERHEAD + length);
        System.arraycopy(bytes, from, buffer, used + Records.HEAD, length);
        seal(Records.PART, length);
    }

    void position(byte kind, LogPosition position) throws IOException {
        int room = Positions.room(position);
        if (room > BUFFER - Records.OVERHEAD) {
            byte[] bytes = new byte[room];
            flush();
            write(kind, bytes, 0, Positions.write(position, bytes, 0));
            return;
        }
        reserve(Records.OVERHEAD + room);
        seal(kind, Positions.write(position, buffer, used + Records.HEAD));
    }

    /** Hands what was buffered to the operating system. */
    void flush() throws IOException {
        if (used > 0) {
            writeFully(channel, window.position(0).limit(used), written);
            written += used;
            used = 0;
        }
    }

    /** Brings what was flushed to the disk. May run in another thread meanwhile. */
    void force() throws IOException {
        channel.force(false);
    }

    /** Takes back what was appended behind the place. */
    void cutTo(long end) throws IOException {
        if (end >= written) {
            used = (int) (end - written);
            return;
        }
        used = 0;
        channel.truncate(end);
        // the records that come in this place must not mix with the old ones when the power fails
        channel.force(true);
        written = end;
    }

    private void reserve(int size) throws IOException {
        if (BUFFER - used < size) {
            flush();
        }
    }

    private void seal(byte kind, int length) {
        buffer[used] = kind;
        Records.putInt(buffer, used + 1, length);
        crc.reset();
        crc.update(buffer, used, Records.HEAD + length);
        Records.putInt(buffer, used + Records.HEAD + length, (int) crc.getValue());
        used += Records.OVERHEAD + length;
    }

    private void write(byte kind, byte[] bytes, int from, int length) throws IOException {
        head[0] = kind;
        Records.putInt(head, 1, length);
        crc.reset();
        crc.update(head, 0, Records.HEAD);
        crc.update(bytes, from, length);
        long at = written;
        writeFully(channel, ByteBuffer.wrap(head), at);
        at += Records.HEAD;
        // in pieces, because the JDK copies each into memory of its own outside of the heap
        for (int done = 0; done < length; done += BUFFER) {
            writeFully(channel, ByteBuffer.wrap(bytes, from + done, Math.min(BUFFER, length - done)), at + done);
        }
        Records.putInt(head, 0, (int) crc.getValue());
        writeFully(channel, ByteBuffer.wrap(head, 0, Records.TRAILER), at + length);
        written = at + length + Records.TRAILER;
    }

    private static void writeFully(FileChannel channel, ByteBuffer from, long at) throws IOException {
        long to = at;
        while (from.hasRemaining()) {
            to += channel.write(from, to);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
