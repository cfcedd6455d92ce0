package org.godwit.rehearsal.twin;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of twins below one root, each with a file that names its owner process, so that what a killed process left (on Windows, or after a power cut) is found and removed by the next
 * one. A folder appears with its owner file in it by one rename, so a sweep never takes a folder that is just being made.
 */
final class TwinFolder {
    private static final Logger LOG = LoggerFactory.getLogger(TwinFolder.class);
    private static final Duration UNFINISHED = Duration.ofHours(1);
    private static final String OWNER = "owner.properties";

    private TwinFolder() {
    }

    static Path create(Path root, boolean keep) throws IOException {
        Trees.createPrivate(root);
        String name = "t" + ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8);
        Path beside = Trees.createPrivate(root.resolve("new-" + name));
        Trees.writePrivate(beside.resolve(OWNER), "pid=" + ProcessHandle.current().pid() + "\nstart=" + startOf(ProcessHandle.current()) + "\nkeep=" + keep + "\n");
        Trees.createPrivate(beside.resolve("tmp"));
        Path folder = root.resolve(name);
        Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
        return folder;
    }

    /** Ends servers whose owner is dead and removes their folders. What cannot be removed is left for the next time and logged. */
    static void sweep(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        List<Path> folders;
        try (Stream<Path> all = Files.list(root)) {
            folders = all.filter(Files::isDirectory).toList();
        }
        for (Path folder : folders) {
            try {
                if (isStale(folder)) {
                    LOG.info("removing the stale twin folder {}", folder);
                    endServer(folder);
                    Trees.delete(folder);
                }
            } catch (IOException e) {
                LOG.warn("the stale twin folder {} cannot be removed", folder, e);
            }
        }
    }

    private static boolean isStale(Path folder) throws IOException {
        if (folder.getFileName().toString().startsWith("new-")) {
            return Files.getLastModifiedTime(folder).toInstant().isBefore(Instant.now().minus(UNFINISHED));
        }
        Optional<Properties> owner = owner(folder);
        if (owner.isEmpty()) {
            return false;
        }
        boolean ownerLives = ProcessHandle.of(Long.parseLong(owner.get().getProperty("pid"))).filter(p -> String.valueOf(startOf(p)).equals(owner.get().getProperty("start"))).isPresent();
        boolean kept = Boolean.parseBoolean(owner.get().getProperty("keep"));
        return !ownerLives && !(kept && server(folder).isPresent());
    }

    private static Optional<Properties> owner(Path folder) throws IOException {
        try {
            Properties owner = new Properties();
            owner.load(new StringReader(Files.readString(folder.resolve(OWNER))));
            return Optional.of(owner);
        } catch (NoSuchFileException e) {
            LOG.debug("{} is just being removed or is not a twin's folder", folder, e);
            return Optional.empty();
        }
    }

    /** The server of a folder, if it runs: the process of the noted id, provided that it is a server program at all, since ids are used again. */
    static Optional<ProcessHandle> server(Path folder) throws IOException {
        Path pidFile = folder.resolve("mariadbd.pid");
        if (!Files.isRegularFile(pidFile)) {
            return Optional.empty();
        }
        String pid = Files.readString(pidFile).strip();
        return pid.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).filter(p -> p.info().command().filter(c -> c.contains("mariadbd") || c.contains("mysqld")).isPresent());
    }

    private static void endServer(Path folder) throws IOException {
        Optional<ProcessHandle> server = server(folder);
        if (server.isPresent() && server.get().destroyForcibly()) {
            try {
                server.get().onExit().get(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for a server to end", e);
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                throw new IOException("the server " + server.get().pid() + " does not end", e);
            }
        }
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
