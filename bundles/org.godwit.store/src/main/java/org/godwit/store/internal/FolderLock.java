package org.godwit.store.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;
import org.godwit.store.StoreError;

/** Keeps a second writer out of a folder, whichever process it is in; gone with the process that holds it. */
final class FolderLock implements AutoCloseable {
    /** Held by this process. Asked before the file is opened, because closing any channel of a file gives up the process's locks on it (POSIX). */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path key;
    private final FileChannel channel;

    private FolderLock(Path key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    static FolderLock take(Path folder) throws GodwitException {
        Path file = folder.resolve("store.lock");
        try {
            Path key = folder.toRealPath();
            if (!HELD.add(key)) {
                throw new GodwitException(StoreError.LOCKED, folder);
            }
            FileChannel channel = open(file);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                HELD.remove(key);
                channel.close();
                throw new GodwitException(StoreError.LOCKED, folder);
            }
            return new FolderLock(key, channel);
        } catch (IOException e) {
            throw Disk.writeFailure(file, e);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            return OwnerOnlyFiles.createChannel(file);
        } catch (FileAlreadyExistsException e) {
            return FileChannel.open(file, StandardOpenOption.WRITE);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(key);
    }
}
