package org.godwit.rehearsal.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;

/** A file system in memory of a given size (Linux tmpfs), which only root may mount. Used by one thread. */
final class SmallDisk implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Empty where this process may not do it. */
    static Optional<SmallDisk> mount(Path folder, int megabytes) throws GodwitException {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.empty();
        }
        OwnerOnlyFiles.missingFolder(folder);
        return run(folder, List.of("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + megabytes + "m", "tmpfs", folder.toString())) ? Optional.of(new SmallDisk(folder)) : Optional.empty();
    }

    Path folder() {
        return folder;
    }

    void grow(int megabytes) throws GodwitException {
        if (!run(folder, List.of("mount", "-o", "remount,size=" + megabytes + "m", folder.toString()))) {
            throw new GodwitException(CoreError.FILE, folder, "it cannot be made larger");
        }
    }

    /** Leaves what still uses it alone; it goes when nothing does. */
    @Override
    public void close() throws GodwitException {
        if (!run(folder, List.of("umount", "-l", folder.toString()))) {
            throw new GodwitException(CoreError.FILE, folder, "it cannot be unmounted");
        }
    }

    private static boolean run(Path folder, List<String> command) throws GodwitException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            // a system without these programs has no such disk
            org.slf4j.LoggerFactory.getLogger(SmallDisk.class).debug("{} cannot be run for {}", command.getFirst(), folder, e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        }
    }
}
