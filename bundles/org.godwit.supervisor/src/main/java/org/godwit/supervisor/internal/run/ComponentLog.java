package org.godwit.supervisor.internal.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.godwit.core.error.GodwitException;
import org.slf4j.LoggerFactory;

/** The log file of one component: what it does, and why it failed, each line with its time (UTC) and its level, a stack trace below. Kept small by starting anew, with the file before it beside it. Thread-safe. */
final class ComponentLog {
    private static final long MAX_BYTES = 10_000_000;

    private final Path file;

    ComponentLog(Path file) {
        this.file = file;
    }

    /** Something that it does. */
    void line(String text) {
        write("INFO", text);
    }

    private synchronized void write(String level, String text) {
        try {
            if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(file, Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + level + " " + text + System.lineSeparator(), StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // A full disk must not stop the work for the sake of its log.
            LoggerFactory.getLogger(ComponentLog.class).warn("cannot write {}: {}", file, e.toString());
        }
    }

    void failure(GodwitException e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        String what = e.problem().code() + " " + e.problem().message();
        if (e.isCancelled()) {
            write("INFO", "stopped: " + what);
        } else {
            // What passes by itself is tried again.
            write(e.isTransient() ? "WARN" : "ERROR", "failed: " + what + " " + e.problem().remedy() + System.lineSeparator() + trace);
        }
    }
}
