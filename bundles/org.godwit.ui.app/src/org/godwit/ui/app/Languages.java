package org.godwit.ui.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.ui.StatusGate;
import org.godwit.ui.Studios;

/**
 * The language of the window. Equinox takes it from its command line before any bundle runs, so the choice lies in a file of the workspace that the start scripts read: {@code language} with one
 * word such as {@code zh_CN}.
 */
final class Languages {
    /** The language of the system. */
    static final String SYSTEM = "";

    private Languages() {
    }

    private static Path file() {
        return Studios.access().folder().resolve("language");
    }

    static String chosen() {
        Path file = file();
        if (!Files.isRegularFile(file)) {
            return SYSTEM;
        }
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            return unusable(file, e);
        }
    }

    /** Keeps the choice; nothing is written when it is the same. */
    static void choose(String language) {
        if (language.equals(chosen())) {
            return;
        }
        Path file = file();
        try {
            if (language.equals(SYSTEM)) {
                Files.deleteIfExists(file);
            } else {
                Files.writeString(file, language + "\n", StandardCharsets.US_ASCII);
            }
        } catch (IOException e) {
            StatusGate.show(Messages.GeneralPreferences_language, new GodwitException(CoreError.FILE, e, file, String.valueOf(e.getMessage())));
        }
    }

    private static String unusable(Path file, IOException e) {
        StatusGate.log(Messages.GeneralPreferences_language, new GodwitException(CoreError.FILE, e, file, String.valueOf(e.getMessage())));
        return SYSTEM;
    }
}
