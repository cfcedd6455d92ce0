package org.godwit.tests.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;

/** The servers of one test class: started on demand below a folder of their own, all gone after close. Used by one thread. */
public final class Servers implements AutoCloseable {
    private final CancelToken cancel = CancelToken.create();
    private final Path folder;
    private final Twins twins;
    private final Deque<Twin> started = new ArrayDeque<>();

    private Servers(Path folder, Twins twins) {
        this.folder = folder;
        this.twins = twins;
    }

    public static Servers open() throws GodwitException, IOException {
        Path folder = Files.createTempDirectory("godwit-it-");
        return new Servers(folder, Twins.open(Path.of(System.getProperty("user.home"), ".cache", "godwit"), folder.resolve("twins"), CancelToken.create()));
    }

    /** A twin with a small buffer pool and these further options. */
    public Twin twin(String name, String... options) throws GodwitException {
        Twin twin = twins.start(new TwinRequest(name, started.size() + 1, false, 96, List.of(options)), cancel);
        started.push(twin);
        return twin;
    }

    public DataSource source(String name, String... options) throws GodwitException {
        return twin(name, options).dataSource();
    }

    /** A folder for what the test itself writes; removed at the end. */
    public Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    @Override
    public void close() throws GodwitException, IOException {
        while (!started.isEmpty()) {
            started.pop().stop();
        }
        Folders.delete(folder);
    }
}
