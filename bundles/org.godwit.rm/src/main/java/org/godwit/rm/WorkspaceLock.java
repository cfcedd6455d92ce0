package org.godwit.rm;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.slf4j.LoggerFactory;

/**
 * A right that one process at a time has: an operating system lock on a file. It ends with the process, however that ends, so nobody waits for a time limit after a crash.
 * Thread-safe.
 */
public final class WorkspaceLock implements AutoCloseable {
    private final FileChannel channel;

    private WorkspaceLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock when it is free; empty when another process, or another part of this one, has it. */
    public static Optional<WorkspaceLock> tryAcquire(Path file) throws GodwitException {
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            taken = lock != null;
            return taken ? Optional.of(new WorkspaceLock(channel)) : Optional.empty();
        } catch (OverlappingFileLockException e) {
            LoggerFactory.getLogger(WorkspaceLock.class).trace("another part of this process has {}", file, e);
            return Optional.empty();
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, e.toString());
        } finally {
            if (!taken) {
                closeQuietly(channel);
            }
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(WorkspaceLock.class).debug("closing a lock file", e);
        }
    }
}
