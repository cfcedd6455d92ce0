package org.godwit.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** How numbers, sizes and times look everywhere in the window. */
public final class Formats {
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB"};
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private Formats() {
    }

    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u2009');
    }

    /** With one digit behind the point where it says something. */
    public static String bytes(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
    }

    /** Rows or objects a second; empty text when nothing moves. */
    public static String rate(double perSecond) {
        return perSecond <= 0 ? "" : Messages.bind(Messages.Formats_perSecond, count(Math.round(perSecond)));
    }

    public static String byteRate(double perSecond) {
        return perSecond <= 0 ? "" : Messages.bind(Messages.Formats_perSecond, bytes(perSecond));
    }

    /** {@code 12.3 s}, {@code 4 min 05 s} or {@code 2 h 03 min}. */
    public static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (seconds < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds % 3600 / 60);
    }

    public static String seconds(double seconds) {
        return duration(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** How long something took or has taken until now; empty before it began. */
    public static String elapsed(Optional<Instant> started, Optional<Instant> finished) {
        return started.map(begin -> duration(Duration.between(begin, finished.orElseGet(Instant::now)))).orElse("");
    }

    public static String left(OptionalLong seconds) {
        return seconds.isEmpty() ? "" : Messages.bind(Messages.Formats_left, duration(Duration.ofSeconds(seconds.getAsLong())));
    }

    /** How old the last applied change is, in the whole seconds it is measured in; negative when clocks differ. */
    public static String delay(long seconds) {
        return Math.abs(seconds) < 60 ? seconds + " s" : (seconds < 0 ? "-" : "") + duration(Duration.ofSeconds(Math.abs(seconds)));
    }

    /** Empty while it is not measured. */
    public static String delay(Optional<Long> seconds) {
        return seconds.map(Formats::delay).orElse("");
    }

    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    public static String time(Optional<Instant> instant) {
        return instant.map(TIME::format).orElse("");
    }

    public static String percent(double percent) {
        return Math.round(percent) + " %";
    }

    /** The first line, for a table cell. */
    public static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end) + " …";
    }
}
