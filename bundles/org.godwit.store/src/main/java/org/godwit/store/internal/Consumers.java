package org.godwit.store.internal;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;
import org.godwit.store.StoreState;

/** Who still needs what: one small file per consumer, so that consumers in other processes can tell too. Thread-safe. */
public final class Consumers {
    private static final String SUFFIX = ".txt";

    private final Path folder;

    Consumers(Path store) {
        folder = store.resolve("consumers");
    }

    public synchronized void put(String name, LogPosition position) throws GodwitException {
        OwnerOnlyFiles.folder(folder);
        OwnerOnlyFiles.write(file(name), name + "\n" + Instant.now() + "\n" + position.seconds() + "\n" + position.text());
    }

    public synchronized void remove(String name) throws GodwitException {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw Disk.writeFailure(file(name), e);
        }
    }

    public Optional<StoreState.Consumer> get(String name) throws GodwitException {
        return Files.exists(file(name)) ? Optional.of(read(file(name))) : Optional.empty();
    }

    public List<StoreState.Consumer> all() throws GodwitException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<StoreState.Consumer> all = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
                all.add(read(file));
            }
            return all;
        } catch (IOException e) {
            throw Disk.readFailure(folder, e);
        }
    }

    private static StoreState.Consumer read(Path file) throws GodwitException {
        String[] lines = OwnerOnlyFiles.read(file).split("\n", 4);
        return new StoreState.Consumer(lines[0], new LogPosition(lines[3], Long.parseLong(lines[2])), Instant.parse(lines[1]));
    }

    private Path file(String name) {
        return folder.resolve(URLEncoder.encode(name, StandardCharsets.UTF_8).replace("*", "%2A") + SUFFIX);
    }
}
