package org.godwit.store.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.store.StoreError;

/** What the store needs of a disk beyond the JDK, and the words for its failures. Stateless. */
final class Disk {
    private static final boolean WINDOWS = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
    private static final long MB = 1 << 20;

    private Disk() {
    }

    /** Fills the buffer from a place; false when the file ends before. */
    static boolean readFully(FileChannel channel, ByteBuffer into, long at) throws IOException {
        long from = at;
        while (into.hasRemaining()) {
            int read = channel.read(into, from);
            if (read < 0) {
                return false;
            }
            from += read;
        }
        into.flip();
        return true;
    }

    /** Makes made, renamed and removed files of a folder survive a power cut. Windows keeps its folders itself and does not let them be opened. */
    static void syncFolder(Path folder) throws IOException {
        if (!WINDOWS) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    static GodwitException writeFailure(Path file, IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return new GodwitException(CoreError.CANCELLED, e);
        }
        String message = reason(e).toLowerCase(Locale.ROOT);
        boolean full = message.contains("no space") || message.contains("not enough space") || message.contains("quota exceeded") || message.contains("disk full");
        return full ? new GodwitException(StoreError.DISK_FULL, e, file, Long.toString(free(file))) : new GodwitException(StoreError.DISK, e, file, reason(e));
    }

    static GodwitException readFailure(Path file, IOException e) {
        return e instanceof ClosedByInterruptException ? new GodwitException(CoreError.CANCELLED, e) : new GodwitException(StoreError.READ, e, file, reason(e));
    }

    static String reason(IOException e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " " + e.getMessage());
    }

    private static long free(Path file) {
        try {
            return Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace() / MB;
        } catch (IOException e) {
            return 0; // only a figure in a message about a failure that is reported anyway
        }
    }
}
