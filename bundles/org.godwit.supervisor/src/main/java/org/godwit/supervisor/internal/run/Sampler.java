package org.godwit.supervisor.internal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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
 * Writes what running steps measure, at most once a second and only when it changed: {@code step_info}, the component's row and its metrics. Keeps metrics of each second for an hour (those
 * that no chart shows for 10 minutes, then averages of 10 seconds), of a minute for a day and of 10 minutes for 7 days; averages, but the highest delay. Forgets old events of steps. Used by the scheduler's thread.
 */
final class Sampler {
    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);
    private static final Duration PERIOD = Duration.ofMillis(950);
    /** Drawn as charts, so kept to the second for an hour. */
    private static final Set<String> CHARTED = Set.of("rows", "bytes", "delay", "tps", "queue");
    private static final int SECOND = 1;
    private static final int TEN_SECONDS = 10;
    private static final int MINUTE = 60;
    private static final int TEN_MINUTES = 600;
    private static final Duration OTHER_SECONDS_KEPT = Duration.ofMinutes(10);
    private static final Duration SECONDS_KEPT = Duration.ofHours(1);
    private static final Duration MINUTES_KEPT = Duration.ofDays(1);
    private static final Duration ALL_KEPT = Duration.ofDays(7);
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
            components.decayOthers(h, CHARTED, SECOND, TEN_SECONDS, now.minus(OTHER_SECONDS_KEPT));
            components.decay(h, SECOND, MINUTE, now.minus(SECONDS_KEPT));
            components.decay(h, TEN_SECONDS, MINUTE, now.minus(SECONDS_KEPT));
            components.decay(h, MINUTE, TEN_MINUTES, now.minus(MINUTES_KEPT));
            components.forget(h, TEN_MINUTES, now.minus(ALL_KEPT));
        });
        if (Duration.between(lastSweep, now).compareTo(EVENTS_SWEPT) > 0) {
            lastSweep = now;
            int days = parameters.number(SystemParameters.EVENT_DAYS);
            rm.run(h -> events.forget(h, days, EVENTS_KEPT));
        }
    }
}
