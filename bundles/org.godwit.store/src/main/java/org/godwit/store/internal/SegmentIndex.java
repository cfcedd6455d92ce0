package org.godwit.store.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.godwit.core.change.LogPosition;
import org.godwit.core.file.OwnerOnlyFiles;

/**
 * The summary of a finished segment in a file beside it: magic (8 bytes), format version (2), fields, entries, CRC32C of all before (4). It only saves reading the segment; one that is missing, cut off
 * or does not fit its segment is made anew. Stateless.
 */
final class SegmentIndex {
    private static final long MAGIC = 0x474f445749444558L;
    private static final short VERSION = 1;

    private SegmentIndex() {
    }

    static void write(Path file, SegmentSummary summary) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(MAGIC);
        out.writeShort(VERSION);
        out.writeLong(summary.bytes());
        write(out, summary.begin());
        write(out, summary.end());
        out.writeLong(summary.transactions());
        out.writeLong(summary.firstSeconds());
        out.writeLong(summary.lastSeconds());
        out.writeInt(summary.entries().size());
        for (SegmentSummary.Entry entry : summary.entries()) {
            out.writeLong(entry.offset());
            out.writeLong(entry.lastSeconds());
            write(out, Optional.of(entry.position()));
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.toByteArray());
        out.writeInt((int) crc.getValue());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel = OwnerOnlyFiles.createChannel(fresh)) {
            ByteBuffer all = ByteBuffer.wrap(bytes.toByteArray());
            while (all.hasRemaining()) {
                channel.write(all);
            }
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Empty when there is none that fits a segment of this size. */
    static Optional<SegmentSummary> read(Path file, long segmentBytes) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        int content = bytes.length - 4;
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, Math.max(content, 0));
        if (content < 18 || Records.getInt(bytes, content) != (int) crc.getValue()) {
            return Optional.empty();
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (in.readLong() != MAGIC || in.readShort() != VERSION || in.readLong() != segmentBytes) {
            return Optional.empty();
        }
        Optional<LogPosition> begin = position(in);
        Optional<LogPosition> end = position(in);
        long transactions = in.readLong();
        long first = in.readLong();
        long last = in.readLong();
        int count = in.readInt();
        List<SegmentSummary.Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long offset = in.readLong();
            long seconds = in.readLong();
            entries.add(new SegmentSummary.Entry(offset, position(in).orElseThrow(), seconds));
        }
        return Optional.of(new SegmentSummary(segmentBytes, begin, end, transactions, first, last, entries));
    }

    private static void write(DataOutputStream out, Optional<LogPosition> position) throws IOException {
        out.writeBoolean(position.isPresent());
        if (position.isPresent()) {
            byte[] text = Positions.bytes(position.get().text());
            out.writeLong(position.get().seconds());
            out.writeInt(text.length);
            out.write(text);
        }
    }

    private static Optional<LogPosition> position(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return Optional.empty();
        }
        long seconds = in.readLong();
        byte[] text = in.readNBytes(in.readInt());
        return Optional.of(new LogPosition(Positions.text(text, 0, text.length), seconds));
    }
}
