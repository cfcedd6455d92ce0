package org.godwit.rehearsal.twin;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where this user's programs keep what can be made again: the XDG folder on Linux, {@code Library/Caches} on macOS, {@code LOCALAPPDATA} on Windows. */
final class CacheFolder {
    private CacheFolder() {
    }

    static Path ofUser() {
        return of(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv()).resolve("godwit");
    }

    static Path of(String osName, Path home, Map<String, String> environment) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return named(environment, "LOCALAPPDATA").orElse(home.resolve("AppData").resolve("Local"));
        }
        if (os.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches");
        }
        return named(environment, "XDG_CACHE_HOME").orElse(home.resolve(".cache"));
    }

    private static Optional<Path> named(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(v -> !v.isBlank()).map(Path::of).filter(Path::isAbsolute);
    }
}
