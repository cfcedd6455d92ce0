package org.godwit.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The folder with the sources, and what has been built from them when. */
record Checkout(Path root) {

    private static final Set<String> NOT_SOURCE = Set.of("target", "bin", ".m2", ".git", ".settings");

    boolean windows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    boolean mac() {
        return System.getProperty("os.name").startsWith("Mac");
    }

    /** The JDK that the script has found, in which this runs. */
    Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }

    Path java() {
        return javaHome().resolve("bin").resolve(windows() ? "java.exe" : "java");
    }

    /** The user's folder for what can be brought again. */
    Path cache() {
        String windows = System.getenv("LOCALAPPDATA");
        String xdg = System.getenv("XDG_CACHE_HOME");
        if (windows() && windows != null) {
            return Path.of(windows, "godwit");
        }
        if (xdg != null && !xdg.isEmpty()) {
            return Path.of(xdg, "godwit");
        }
        return Path.of(Optional.ofNullable(System.getenv("HOME")).orElse(System.getProperty("user.home")), ".cache", "godwit");
    }

    /** Whether a source below the folders, or one of the folders themselves after a file was deleted, is newer than the stamp. */
    boolean newerThan(Path stamp, List<String> folders) throws IOException {
        if (!Files.exists(stamp)) {
            return true;
        }
        FileTime built = Files.getLastModifiedTime(stamp);
        for (String folder : folders) {
            NewerFile visitor = new NewerFile(built);
            Files.walkFileTree(root.resolve(folder), visitor);
            if (visitor.found) {
                return true;
            }
        }
        return false;
    }

    private static final class NewerFile extends SimpleFileVisitor<Path> {
        private final FileTime built;
        private boolean found;

        private NewerFile(FileTime built) {
            this.built = built;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean source = !NOT_SOURCE.contains(folder.getFileName().toString());
            // in a module's own folder build tools come and go
            boolean deleted = source && folder.toString().contains("src") && attributes.lastModifiedTime().compareTo(built) > 0;
            found |= deleted;
            return found ? FileVisitResult.TERMINATE : source ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean generated = file.getFileName().toString().startsWith(".");
            found |= !generated && attributes.lastModifiedTime().compareTo(built) > 0;
            return found ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }
    }
}
