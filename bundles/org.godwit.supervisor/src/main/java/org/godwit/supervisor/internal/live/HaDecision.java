package org.godwit.supervisor.internal.live;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What high availability does about the stores of one subtopic. */
public sealed interface HaDecision {
    /** Nothing, and why. */
    record Nothing(String reason) implements HaDecision {
        public Nothing {
            Objects.requireNonNull(reason);
        }
    }

    /** A new store that begins at this time. */
    record CreateStore(Instant start) implements HaDecision {
        public CreateStore {
            Objects.requireNonNull(start);
        }
    }

    /** How a store does. */
    enum Condition {
        /** It runs and its heartbeat is fresh. */
        HEALTHY,
        /** It was stopped by hand, or left without an exception. */
        STOPPED,
        /** It failed, or its heartbeat is old. */
        ABNORMAL
    }

    /**
     * A store as high availability sees it.
     *
     * @param begin the oldest change it has
     * @param toSwitch whether it is meant to be switched between primary and standby
     */
    record Store(Condition condition, Instant begin, boolean toSwitch) {
    }

    /**
     * The decision table (OMS: high availability, store decision table and start time).
     *
     * @param consumers how far the readers of the subtopic are
     */
    static HaDecision of(HaConfig config, List<Store> stores, List<Instant> consumers, Instant now) {
        if (stores.isEmpty()) {
            return new Nothing("no store exists");
        }
        if (stores.stream().allMatch(s -> s.condition() == Condition.STOPPED)) {
            return new Nothing("every store was stopped by hand");
        }
        if (stores.size() >= config.subtopicStoreNumberThreshold()) {
            return new Nothing("there are " + stores.size() + " stores already");
        }
        List<Store> healthy = stores.stream().filter(s -> s.condition() == Condition.HEALTHY).toList();
        Optional<Instant> slowest = consumers.stream().min(Instant::compareTo);
        if (!healthy.isEmpty()) {
            if (!config.perceiveStoreClientCheckpoint()) {
                return new Nothing("a store is healthy");
            }
            if (slowest.isEmpty() || healthy.stream().anyMatch(s -> !s.begin().isAfter(slowest.get()))) {
                return new Nothing("a healthy store reaches back to the slowest consumer");
            }
        } else if (stores.stream().anyMatch(Store::toSwitch)) {
            return new Nothing("a store is to be switched");
        }
        return start(config, slowest, now);
    }

    private static HaDecision start(HaConfig config, Optional<Instant> slowest, Instant now) {
        long back = config.refetchStoreIntervalMin() * 60L;
        if (!config.perceiveStoreClientCheckpoint()) {
            return new CreateStore(now.minusSeconds(back));
        }
        return slowest.<HaDecision>map(s -> new CreateStore(s.minusSeconds(back))).orElse(new Nothing("no consumer is known"));
    }
}
