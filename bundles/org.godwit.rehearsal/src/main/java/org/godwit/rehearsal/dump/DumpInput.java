package org.godwit.rehearsal.dump;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.rehearsal.RehearsalError;

/** The dump files behind what the user named: files as they are, folders with the files below them, in the order of loading. Immutable. */
public final class DumpInput {
    private final List<DumpFile> files;

    private DumpInput(List<DumpFile> files) {
        this.files = files;
    }

    /** @throws GodwitException {@link RehearsalError#NO_DUMP} when there is no dump in it, or with the path that cannot be read */
    public static DumpInput of(List<Path> paths) throws GodwitException {
        List<DumpFile> files = new ArrayList<>();
        for (Path path : paths) {
            try {
                Path real = path.toRealPath();
                if (Files.isDirectory(real)) {
                    files.addAll(folder(real));
                } else if (DumpFile.isDump(real)) {
                    files.add(DumpFile.of(real, real.getParent()));
                } else {
                    throw new GodwitException(RehearsalError.NO_DUMP, path, "its name does not end with .sql or .sql.gz");
                }
            } catch (NoSuchFileException e) {
                throw new GodwitException(RehearsalError.NO_DUMP, e, path, "there is no such file");
            } catch (IOException e) {
                throw new GodwitException(CoreError.FILE, e, path, e.getMessage());
            }
        }
        if (files.isEmpty()) {
            throw new GodwitException(RehearsalError.NO_DUMP, paths.isEmpty() ? "" : paths.getFirst(), "the folder holds no .sql or .sql.gz file");
        }
        return new DumpInput(List.copyOf(files));
    }

    private static List<DumpFile> folder(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).filter(DumpFile::isDump).map(f -> DumpFile.of(f, folder)).sorted().toList();
        }
    }

    List<DumpFile> files() {
        return files;
    }

    /** The files in the order in which they are loaded. */
    public List<Path> paths() {
        return files.stream().map(DumpFile::path).toList();
    }

    public int fileCount() {
        return files.size();
    }

    /** Size of all files on disk. */
    public long bytes() throws GodwitException {
        long sum = 0;
        for (DumpFile file : files) {
            try {
                sum += Files.size(file.path());
            } catch (IOException e) {
                throw new GodwitException(CoreError.FILE, e, file.path(), e.getMessage());
            }
        }
        return sum;
    }
}
