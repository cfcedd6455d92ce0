package org.godwit.ui.monitor.charts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.godwit.core.error.GodwitException;
import org.godwit.supervisor.service.ComponentService;
import org.godwit.supervisor.service.ComponentService.Sample;

/** What was measured of one component in one period: all of it is read once, after that only what came since. Used by one job at a time. */
final class MetricHistory {
    static final String DELAY = "delay";
    static final String ROWS = "rows";
    static final String BYTES = "bytes";
    private static final List<String> MEASURES = List.of(DELAY, ROWS, BYTES);

    private final String component;
    private final Period period;
    private final Map<String, List<Sample>> samples = new HashMap<>();

    MetricHistory(String component, Period period) {
        this.component = component;
        this.period = period;
    }

    String component() {
        return component;
    }

    Period period() {
        return period;
    }

    /** Samples by measure up to now, oldest first. */
    Map<String, List<Sample>> read(ComponentService components) throws GodwitException {
        Instant begin = Instant.now().minus(period.length());
        Map<String, List<Sample>> all = new HashMap<>();
        for (String measure : MEASURES) {
            List<Sample> known = samples.getOrDefault(measure, List.of());
            Instant from = known.isEmpty() ? begin : known.getLast().time().plusMillis(1);
            List<Sample> kept = new ArrayList<>(known.stream().filter(s -> !s.time().isBefore(begin)).toList());
            kept.addAll(components.samples(component, measure, from));
            samples.put(measure, kept);
            all.put(measure, List.copyOf(kept));
        }
        return all;
    }
}
