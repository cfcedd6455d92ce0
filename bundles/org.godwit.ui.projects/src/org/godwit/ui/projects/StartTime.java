package org.godwit.ui.projects;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * Reads where incremental synchronization begins (OMS: Incremental Synchronization Start Timestamp): nothing for now, Unix seconds, a time with its zone, or one of this computer's zone. Without state.
 */
final class StartTime {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss]");

    private StartTime() {
    }

    /** @throws IllegalArgumentException with the reason, for people */
    static String read(String text) {
        return read(text, Clock.systemDefaultZone());
    }

    static String read(String text, Clock clock) {
        if (text.isEmpty()) {
            return "";
        }
        Instant time = time(text, clock.getZone());
        if (time.isAfter(clock.instant())) {
            throw new IllegalArgumentException(Messages.OptionsPage_startFuture);
        }
        return text.matches("\\d+") ? text : time.toString();
    }

    private static Instant time(String text, ZoneId zone) {
        try {
            if (text.matches("\\d{1,12}")) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            return text.contains("T") ? OffsetDateTime.parse(text).toInstant() : LocalDateTime.parse(text, LOCAL).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(Messages.OptionsPage_startWrong, e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(Messages.OptionsPage_startFuture, e);
        }
    }
}
