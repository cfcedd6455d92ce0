package org.godwit.transfer.verify.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and directories that only their owner may read: they hold rows. Without state. */
final class PrivateFiles {
    private PrivateFiles() {
    }

    static Path directory(Path directory) throws IOException {
        return Files.createDirectories(directory, attributes(directory, "rwx------"));
    }

    /** A new empty file in the place of an old one. */
    static BufferedWriter create(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, attributes(file, "rw-------"));
        return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    /** Windows gives the rights of the user's own folder instead. */
    private static FileAttribute<?>[] attributes(Path path, String rights) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))} : new FileAttribute<?>[0];
    }
}
