package org.godwit.rehearsal.drill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a drill measured. Immutable.
 *
 * @param late why it ended before its time: a write stop was over the limit; empty when it went to its end
 */
public record DrillResult(DrillSettings settings, List<Move> moves, String late) {
    /**
     * One switchover.
     *
     * @param forward to the target; else back
     * @param moved false when it was taken back
     * @param subSteps seconds of each sub-step within the write stop, by its name, in order
     * @param stopSeconds from the last write on the one side until the other side may be written
     * @param verifySeconds how long the full verification after it took, in which nothing was written either
     * @param written transactions of the application before it, all of which were found again
     * @param refused writes that the side's own rules refused, such as a check constraint; they were rolled back
     */
    public record Move(int cycle, boolean forward, boolean moved, Map<String, Double> subSteps, double stopSeconds, double verifySeconds, long written, long refused) {
        public Move {
            subSteps = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(subSteps));
        }
    }

    public DrillResult {
        moves = List.copyOf(moves);
    }

    public boolean complete() {
        return late.isEmpty();
    }

    /** Seconds of write stop of the moves in one direction. */
    public Percentiles stops(boolean forward) {
        return Percentiles.of(moves.stream().filter(m -> m.moved() && m.forward() == forward).map(Move::stopSeconds).toList());
    }

    /** Seconds of the verification after the moves in one direction. */
    public Percentiles verifications(boolean forward) {
        return Percentiles.of(moves.stream().filter(m -> m.moved() && m.forward() == forward).map(Move::verifySeconds).toList());
    }

    /** Seconds per sub-step of one direction, in the order of the check list. */
    public Map<String, Percentiles> subSteps(boolean forward) {
        Map<String, List<Double>> all = new LinkedHashMap<>();
        moves.stream().filter(m -> m.moved() && m.forward() == forward).forEach(m -> m.subSteps().forEach((name, seconds) -> all.computeIfAbsent(name, n -> new ArrayList<>()).add(seconds)));
        Map<String, Percentiles> result = new LinkedHashMap<>();
        all.forEach((name, seconds) -> result.put(name, Percentiles.of(seconds)));
        return result;
    }
}
