package org.godwit.rehearsal.twin;

import java.io.IOException;
import java.nio.file.Path;
import org.godwit.core.error.GodwitException;
import org.godwit.rehearsal.RehearsalError;

/** A folder for the time of one run, beside the twins' folders; what a killed process leaves of it the next start of a twin removes. Immutable. */
public final class ScratchFolder implements AutoCloseable {
    private final Path path;

    private ScratchFolder(Path path) {
        this.path = path;
    }

    public static ScratchFolder create() throws GodwitException {
        Path root = CacheFolder.ofUser().resolve("twins");
        try {
            return new ScratchFolder(TwinFolder.create(root, false));
        } catch (IOException e) {
            throw new GodwitException(RehearsalError.TWIN_FILES, e, root, e.getMessage());
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws GodwitException {
        try {
            Trees.delete(path);
        } catch (IOException e) {
            throw new GodwitException(RehearsalError.TWIN_FILES, e, path, e.getMessage());
        }
    }
}
