package org.godwit.store.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.godwit.core.file.OwnerOnlyFiles;

/**
 * A small file that tells up to where the store is synced: magic (8 bytes), number of the segment (8), offset in it (8), CRC32C (4). It is written in its place after each sync, so what it says is
 * always true, if perhaps old after a power cut. Readers in other processes follow it; after a crash it tells a torn tail from damage. Not thread-safe.
 */
final class DurableMark implements AutoCloseable {
    private static final String NAME = "store.mark";
    private static final long MAGIC = 0x474f445744555241L;
    private static final int SIZE = 28;

    /** A place in the store up to which everything is synced. */
    record Place(long segment, long offset) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return segment == other.segment ? Long.compare(offset, other.offset) : Long.compare(segment, other.segment);
        }
    }

    private final FileChannel channel;
    private final ByteBuffer bytes = ByteBuffer.allocate(SIZE);
    private final CRC32C crc = new CRC32C();

    private DurableMark(FileChannel channel) {
        this.channel = channel;
    }

    static Path file(Path folder) {
        return folder.resolve(NAME);
    }

    static DurableMark open(Path folder) throws IOException {
        Path file = file(folder);
        return new DurableMark(Files.exists(file) ? FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE) : OwnerOnlyFiles.createChannel(file));
    }

    static DurableMark openToRead(Path folder) throws IOException {
        return new DurableMark(FileChannel.open(file(folder), StandardOpenOption.READ));
    }

    void write(Place place) throws IOException {
        bytes.clear().putLong(MAGIC).putLong(place.segment()).putLong(place.offset());
        bytes.putInt(checksum()).flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes, bytes.position());
        }
    }

    /** Empty when the file does not hold a whole mark, as in the moment in which another process writes it. */
    Optional<Place> read() throws IOException {
        bytes.clear();
        if (!Disk.readFully(channel, bytes, 0) || bytes.getLong(0) != MAGIC || bytes.getInt(SIZE - 4) != checksum()) {
            return Optional.empty();
        }
        return Optional.of(new Place(bytes.getLong(8), bytes.getLong(16)));
    }

    void force() throws IOException {
        channel.force(true);
    }

    private int checksum() {
        crc.reset();
        crc.update(bytes.array(), 0, SIZE - 4);
        return (int) crc.getValue();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
