package org.godwit.ui.monitor.charts;

import java.time.Duration;
import java.util.List;

import org.godwit.ui.monitor.Messages;

/** How far back the charts reach, and how often what they show can have changed. */
enum Period {
    MINUTES(Duration.ofMinutes(5), Duration.ofSeconds(1)),
    HOUR(Duration.ofHours(1), Duration.ofSeconds(1)),
    DAY(Duration.ofDays(1), Duration.ofSeconds(30)),
    WEEK(Duration.ofDays(7),
            Duration.ofMinutes(1));

    private final Duration length;
    private final Duration refresh;

    Period(Duration length, Duration refresh) {
        this.length = length;
        this.refresh = refresh;
    }

    Duration length() {
        return length;
    }

    Duration refresh() {
        return refresh;
    }

    String label() {
        return switch (this) {
            case MINUTES -> Messages.Period_minutes;
            case HOUR -> Messages.Period_hour;
            case DAY -> Messages.Period_day;
            case WEEK -> Messages.Period_week;
        };
    }

    static String[] labels() {
        return List.of(values()).stream().map(Period::label).toArray(String[]::new);
    }
}
