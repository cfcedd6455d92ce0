package org.godwit.rehearsal.drill;

import java.util.List;

/** The middle and the nearly worst of some measured seconds, by nearest rank, so that each is a value that was measured. Immutable. */
public record Percentiles(int count, double p50, double p95, double most) {
    static Percentiles of(List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        return sorted.isEmpty() ? new Percentiles(0, 0, 0, 0) : new Percentiles(sorted.size(), rank(sorted, 0.50), rank(sorted, 0.95), sorted.getLast());
    }

    private static double rank(List<Double> sorted, double part) {
        return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }
}
