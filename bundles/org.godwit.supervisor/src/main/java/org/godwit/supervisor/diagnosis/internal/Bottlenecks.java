package org.godwit.supervisor.diagnosis.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepStatus;
import org.godwit.supervisor.diagnosis.Bottleneck;
import org.godwit.supervisor.diagnosis.Bottleneck.Lever;
import org.godwit.supervisor.diagnosis.Bottleneck.Share;
import org.godwit.supervisor.diagnosis.Bottleneck.Stage;
import org.godwit.supervisor.service.ComponentService;
import org.godwit.supervisor.service.ComponentService.Sample;
import org.godwit.supervisor.service.StepView;
import org.godwit.transfer.full.FullImportOptions;
import org.godwit.transfer.incr.IncrOptions;
import org.godwit.transfer.verify.VerifyOptions;

/** Judges where a step spends its time by what its component measured over the last seconds. Thread-safe. */
final class Bottlenecks {
    private static final int SECONDS = 20;
    private static final double LITTLE = 0.05;

    private final ComponentService components;

    Bottlenecks(ComponentService components) {
        this.components = components;
    }

    /**
     * @param lockWaiters how many of our sessions wait for locks on the average, 0 when nobody looked
     */
    Optional<Bottleneck> of(StepView step, String component, Map<String, String> parameters, double lockWaiters) throws GodwitException {
        boolean runs = step.status() == StepStatus.RUNNING || step.status() == StepStatus.MONITORING;
        if (component.isEmpty() || !runs) {
            return Optional.empty();
        }
        Map<String, Double> busy = busy(component);
        if (busy.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(switch (step.name()) {
            case FULL_TRANSFER -> full(component, busy, parameters, lockWaiters);
            case INCR_TRANSFER, REVERSE_INCR_TRANSFER -> incremental(component, busy, parameters, lockWaiters);
            case FULL_VERIFIER -> verification(component, busy, parameters);
            case TRANSFER_PRECHECK, STRUCT_TRANSFER, TRANSFER_INCR_LOG_PULL, INDEX_TRANSFER, TRANSFER_APP_SWITCH -> judge(component, shares(busy), Stage.IDLE, List.of());
        });
    }

    private Map<String, Double> busy(String component) throws GodwitException {
        Map<String, Double> busy = new LinkedHashMap<>();
        Instant from = Instant.now().minusSeconds(SECONDS);
        for (String measure : List.of(Stages.SOURCE, Stages.TARGET_READ, Stages.PARSE, Stages.WRITE, Stages.COMMIT, Stages.BLOCKED, Stages.STARVED, Stages.LIMIT)) {
            List<Sample> samples = components.samples(component, measure, from);
            samples.stream().mapToDouble(Sample::value).average().ifPresent(a -> busy.put(measure, Math.max(0, a)));
        }
        return busy;
    }

    /** Readers that wait for room say that the target is slower, writers that wait for rows that the source is. */
    private static Bottleneck full(String component, Map<String, Double> busy, Map<String, String> parameters, double lockWaiters) {
        double lock = Math.min(lockWaiters, at(busy, Stages.WRITE));
        List<Share> shares = percent(List.of(share(Stage.SOURCE_READ, at(busy, Stages.SOURCE)), share(Stage.TRANSFER, 0), share(Stage.TARGET_WRITE, at(busy, Stages.WRITE) - lock),
                share(Stage.TARGET_COMMIT, at(busy, Stages.COMMIT)), share(Stage.LOCK, lock), share(Stage.LIMIT, at(busy, Stages.LIMIT))));
        double blocked = at(busy, Stages.BLOCKED);
        double starved = at(busy, Stages.STARVED);
        Stage dominant = lock > LITTLE && lock >= at(busy, Stages.WRITE) / 2
                ? Stage.LOCK
                : at(busy, Stages.LIMIT) > Math.max(blocked, at(busy, Stages.SOURCE))
                        ? Stage.LIMIT
                        : blocked < LITTLE && starved < LITTLE
                                ? largest(shares)
                                : starved >= blocked
                                        ? Stage.SOURCE_READ
                                        : at(busy, Stages.COMMIT) > at(busy, Stages.WRITE) ? Stage.TARGET_COMMIT : Stage.TARGET_WRITE;
        Levers levers = new Levers(parameters);
        switch (dominant) {
            case SOURCE_READ -> levers.raise(FullImportOptions.SOURCE_WORKERS, "more readers at the source").raise(FullImportOptions.SPEED, "FAST takes more readers and writers");
            case TARGET_WRITE -> levers.raise(FullImportOptions.SINK_WORKERS, "more writers at the target").raise(FullImportOptions.SPEED, "FAST takes more readers and writers");
            case TARGET_COMMIT -> levers.raise(FullImportOptions.SLICE_ROWS, "larger slices are committed less often");
            case LIMIT -> levers.raise(FullImportOptions.THROTTLE_RPS, "0 takes the limit of rows away").raise(FullImportOptions.THROTTLE_IOPS, "0 takes the limit of bytes away");
            case LOCK -> levers.raise(FullImportOptions.SINK_WORKERS, "fewer writers get into each other's way less; end the session that holds the lock");
            case TRANSFER, PARSE, IDLE -> levers.raise(FullImportOptions.THROTTLE_MEMORY, "more bytes may wait between readers and writers");
        }
        return judge(component, shares, dominant, levers.list());
    }

    private static Bottleneck incremental(String component, Map<String, Double> busy, Map<String, String> parameters, double lockWaiters) {
        // Lanes tell their time in statements when they are through, so that a wait for a lock shows only in the wait for them.
        double lock = Math.min(lockWaiters, Math.max(at(busy, Stages.WRITE), at(busy, Stages.BLOCKED)));
        List<Share> shares = percent(List.of(share(Stage.SOURCE_READ, at(busy, Stages.SOURCE)), share(Stage.PARSE, at(busy, Stages.PARSE)), share(Stage.TARGET_WRITE, at(busy, Stages.WRITE) - lock),
                share(Stage.TARGET_COMMIT, at(busy, Stages.COMMIT)), share(Stage.LOCK, lock), share(Stage.LIMIT, at(busy, Stages.LIMIT))));
        double blocked = at(busy, Stages.BLOCKED);
        double feeder = Math.max(at(busy, Stages.SOURCE), Math.max(at(busy, Stages.PARSE), at(busy, Stages.LIMIT)));
        Stage dominant = lock > LITTLE && lock >= at(busy, Stages.WRITE) / 2
                ? Stage.LOCK
                : Math.max(blocked, feeder) < LITTLE && at(busy, Stages.WRITE) < LITTLE
                        ? Stage.IDLE
                        : blocked >= feeder
                                ? at(busy, Stages.COMMIT) > at(busy, Stages.WRITE) ? Stage.TARGET_COMMIT : Stage.TARGET_WRITE
                                : feeder == at(busy, Stages.LIMIT)
                                        ? Stage.LIMIT
                                        : feeder == at(busy, Stages.PARSE) ? Stage.PARSE : Stage.SOURCE_READ;
        Levers levers = new Levers(parameters);
        switch (dominant) {
            case TARGET_WRITE -> levers.raise(IncrOptions.LANES, "more lanes write at the same time").raise(IncrOptions.BATCH_ROWS, "larger batches fold more changes of one row into one");
            case TARGET_COMMIT -> levers.raise(IncrOptions.BATCH_ROWS, "larger batches are committed less often").raise(IncrOptions.BATCH_BYTES, "the same in bytes");
            case LIMIT -> levers.raise(IncrOptions.THROTTLE_RPS, "0 takes the limit of changes away").raise(IncrOptions.THROTTLE_IOPS, "0 takes the limit of bytes away");
            case LOCK -> levers.raise(IncrOptions.LANES, "1 keeps lanes from locking each other out; end the session that holds the lock");
            case PARSE -> levers.raise(IncrOptions.BATCH_ROWS, "one thread decodes: choose fewer tables, or split the project into two");
            case SOURCE_READ, TRANSFER, IDLE -> levers.none();
        }
        return judge(component, shares, dominant, levers.list());
    }

    private static Bottleneck verification(String component, Map<String, Double> busy, Map<String, String> parameters) {
        List<Share> shares = percent(List.of(share(Stage.SOURCE_READ, at(busy, Stages.SOURCE)), share(Stage.TARGET_WRITE, at(busy, Stages.TARGET_READ))));
        Stage dominant = at(busy, Stages.SOURCE) + at(busy, Stages.TARGET_READ) < LITTLE ? Stage.IDLE : largest(shares);
        Levers levers = new Levers(parameters).raise(VerifyOptions.THREADS, "more digests at the same time").raise(VerifyOptions.SIDE_THREADS, "its limit for one side");
        return judge(component, shares, dominant, dominant == Stage.IDLE ? List.of() : levers.list());
    }

    private static List<Share> shares(Map<String, Double> busy) {
        return percent(List.of(share(Stage.SOURCE_READ, at(busy, Stages.SOURCE)), share(Stage.TARGET_WRITE, at(busy, Stages.WRITE))));
    }

    private static Bottleneck judge(String component, List<Share> shares, Stage dominant, List<Lever> levers) {
        if (dominant == Stage.IDLE) {
            return new Bottleneck(component, shares, dominant, "Nothing holds it up: it waits for work.", List.of());
        }
        Share share = shares.stream().filter(s -> s.stage() == dominant).findFirst().orElse(share(dominant, 0));
        String verdict = String.format(Locale.ROOT, "%s holds it up: %.1f workers were busy with it over the last %d seconds, %.0f %% of all measured time.", dominant.label(), share.busy(), SECONDS, share.percent());
        return new Bottleneck(component, shares, dominant, verdict, levers);
    }

    private static double at(Map<String, Double> busy, String measure) {
        return busy.getOrDefault(measure, 0.0);
    }

    private static Share share(Stage stage, double busy) {
        return new Share(stage, Math.max(0, busy), 0);
    }

    private static List<Share> percent(List<Share> shares) {
        double all = shares.stream().mapToDouble(Share::busy).sum();
        return shares.stream().map(s -> new Share(s.stage(), s.busy(), all <= 0 ? 0 : s.busy() * 100 / all)).toList();
    }

    private static Stage largest(List<Share> shares) {
        return shares.stream().max(java.util.Comparator.comparingDouble(Share::busy)).filter(s -> s.busy() >= LITTLE).map(Share::stage).orElse(Stage.IDLE);
    }

    /** Collects parameters with their present values. */
    private static final class Levers {
        private final Map<String, String> parameters;
        private final List<Lever> list = new ArrayList<>();

        Levers(Map<String, String> parameters) {
            this.parameters = parameters;
        }

        Levers raise(org.godwit.core.option.Option<?> option, String advice) {
            list.add(new Lever(option.key(), parameters.getOrDefault(option.key(), option.defaultText() + " (default)"), advice));
            return this;
        }

        Levers none() {
            return this;
        }

        List<Lever> list() {
            return list;
        }
    }
}
