package org.godwit.rehearsal.drill;

import java.time.Duration;
import java.util.Objects;

/**
 * How a drill goes. Immutable.
 *
 * @param cycles how often it goes to the target and back
 * @param of the writes
 * @param writers connections that write at the same time
 * @param writesPerSecond transactions of all of them together; 0 for as fast as the server takes them
 * @param writing how long is written before each switchover
 * @param mostStop a write stop that takes longer breaks the drill off (the abort rule); zero for no limit
 */
public record DrillSettings(int cycles, long seed, int writers, int writesPerSecond, Duration writing, Duration mostStop) {
    public DrillSettings {
        Objects.requireNonNull(writing);
        Objects.requireNonNull(mostStop);
        if (cycles < 1 || writers < 1 || writesPerSecond < 0) {
            throw new IllegalArgumentException("cycles and writers are positive, writes not negative");
        }
    }

    public DrillSettings withSeed(long other) {
        return new DrillSettings(cycles, other, writers, writesPerSecond, writing, mostStop);
    }

    public DrillSettings withCycles(int other) {
        return new DrillSettings(other, seed, writers, writesPerSecond, writing, mostStop);
    }

    public DrillSettings withMostStop(Duration other) {
        return new DrillSettings(cycles, seed, writers, writesPerSecond, writing, other);
    }

    /** Three times there and back, two writers, two seconds of writing, no limit. */
    public static DrillSettings ofSeed(long seed) {
        return new DrillSettings(3, seed, 2, 200, Duration.ofSeconds(2), Duration.ZERO);
    }
}
