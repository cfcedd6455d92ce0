package org.godwit.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Copies a store's files as a crash would leave them. */
final class Folders {
    /** Up to where a mark says that everything is synced. */
    record Mark(long segment, long offset) {
    }

    private Folders() {
    }

    /** The mark first, as if what was written meanwhile had come after the crash. */
    static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        Files.copy(from.resolve("store.mark"), to.resolve("store.mark"));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(log|index)")).sorted().toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    static Mark mark(Path folder) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("store.mark")));
        return new Mark(bytes.getLong(8), bytes.getLong(16));
    }

    static List<Path> segments(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".log")).sorted().toList();
        }
    }

    static List<Path> indexes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".index")).sorted().toList();
        }
    }

    static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 0x20;
        Files.write(file, bytes);
    }
}
