package org.godwit.supervisor.internal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepName;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.ComponentRepository;
import org.godwit.rm.repository.StepEventRepository;
import org.godwit.rm.repository.StepRepository;
import org.godwit.supervisor.internal.Parameters;
import org.godwit.supervisor.internal.SystemParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what running steps measure, at most once a second and only when it changed: {@code step_info}, the component's row and its metrics. Keeps metrics of each second for 10 minutes, averages of
 * 10 seconds for 6 hours and of a minute for 7 days. Forgets old events of steps. Used by the scheduler's thread.
 */
final class Sampler {
    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);
    private static final Duration PERIOD = Duration.ofMillis(950);
    private static final Duration SECONDS_KEPT = Duration.ofMinutes(10);
    private static final Duration TENS_KEPT = Duration.ofHours(6);
    private static final Duration MINUTES_KEPT = Duration.ofDays(7);
    private static final Duration EVENTS_SWEPT = Duration.ofHours(1);
    private static final int EVENTS_KEPT = 500;

    private final RmDatabase rm;
    private final Parameters parameters;
    private final StepRepository steps = new StepRepository();
    private final ComponentRepository components = new ComponentRepository();
    private final Map<Long, Instant> last = new HashMap<>();
    private final Map<Long, String> written = new HashMap<>();
    private final StepEventRepository events = new StepEventRepository();
    private Instant lastDecay = Instant.now();
    private Instant lastSweep = Instant.EPOCH;

    Sampler(RmDatabase rm, Parameters parameters) {
        this.rm = rm;
        this.parameters = parameters;
    }

    void sample(StepContext context) {
        long stepId = context.step().id();
        Instant now = Instant.now();
        if (Duration.between(last.getOrDefault(stepId, Instant.EPOCH), now).compareTo(PERIOD) < 0) {
            return;
        }
        last.put(stepId, now);
        MeteredProgress.Snapshot snapshot = context.progress().sample(System.nanoTime());
        StepContext.Gauges gauges = context.gauges();
        // The steps of the incremental path tell what their components measure.
        boolean isOfComponents = context.step().stepName() == StepName.INCR_TRANSFER || context.step().stepName() == StepName.REVERSE_INCR_TRANSFER;
        String info = StepInfo.of(context.step().stepName(), snapshot, gauges);
        try {
            rm.run(h -> {
                if (!isOfComponents && !info.equals(written.get(stepId))) {
                    steps.sample(h, stepId, info, snapshot.percent());
                }
                context.component().ifPresent(name -> {
                    components.sample(h, name, snapshot.percent(), snapshot.unitsPerSecond(), snapshot.bytesPerSecond(), gauges.queueFill());
                    Map<String, Double> values = new TreeMap<>(gauges.metrics());
                    values.putIfAbsent("rows", snapshot.unitsPerSecond());
                    values.putIfAbsent("bytes", snapshot.bytesPerSecond());
                    components.addSamples(h, name, now, values);
                });
            });
            written.put(stepId, info);
        } catch (GodwitException e) {
            // The next second brings the next sample.
            LOG.debug("writing a sample", e);
        }
    }

    /** Once a minute. */
    void decay() throws GodwitException {
        Instant now = Instant.now();
        if (Duration.between(lastDecay, now).toSeconds() < 60) {
            return;
        }
        lastDecay = now;
        rm.run(h -> {
            components.decay(h, 1, 10, now.minus(SECONDS_KEPT));
            components.decay(h, 10, 60, now.minus(TENS_KEPT));
            components.forget(h, 60, now.minus(MINUTES_KEPT));
        });
        if (Duration.between(lastSweep, now).compareTo(EVENTS_SWEPT) > 0) {
            lastSweep = now;
            int days = parameters.number(SystemParameters.EVENT_DAYS);
            rm.run(h -> events.forget(h, days, EVENTS_KEPT));
        }
    }
}
