package org.godwit.ui.monitor.log;

import java.util.Optional;
import java.util.stream.Stream;

import org.godwit.ui.monitor.Messages;

/** Levels of a component's log, from the least to the gravest. */
enum Level {
    INFO, WARN, ERROR;

    /** The level that an entry begins with behind its time; empty for a line that belongs to the entry above it. */
    static Optional<Level> of(String line) {
        if (line.isEmpty() || !Character.isDigit(line.charAt(0))) {
            return Optional.empty();
        }
        int blank = line.indexOf(' ');
        String rest = blank < 0 ? "" : line.substring(blank + 1);
        // entries that were written before levels were
        return Optional.of(Stream.of(values()).filter(l -> rest.startsWith(l.name() + " ")).findFirst().orElse(rest.startsWith("failed: ") ? ERROR : INFO));
    }

    String label() {
        return switch (this) {
            case INFO -> Messages.Level_all;
            case WARN -> Messages.Level_warn;
            case ERROR -> Messages.Level_error;
        };
    }
}
