package org.godwit.ui.monitor.charts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.godwit.supervisor.service.ComponentService.Sample;

/**
 * What a chart draws: times in milliseconds since 1970 with their values, no more of them than a screen has columns for. Immutable.
 *
 * @param last newest value
 * @param peak highest value
 */
record Line(double[] times, double[] values, double last, double peak) {
    private static final int BUCKETS = 700;
    /** Where nothing was measured for so many times the usual distance, the component did not run. */
    private static final int GAP = 8;
    private static final long LEAST_GAP_MS = 5_000;
    private static final Line EMPTY = new Line(new double[0], new double[0], 0, 0);

    /** @param falls whether the value is 0 while nothing is measured, as of a rate */
    static Line of(List<Sample> samples, Instant from, Instant to, boolean falls) {
        List<Sample> within = samples.stream().filter(s -> !s.time().isBefore(from) && !s.time().isAfter(to)).toList();
        if (within.isEmpty()) {
            return EMPTY;
        }
        List<Sample> drawn = thinned(falls ? withGaps(within) : within, from, to);
        return new Line(drawn.stream().mapToDouble(s -> s.time().toEpochMilli()).toArray(), drawn.stream().mapToDouble(Sample::value).toArray(), within.getLast().value(),
                within.stream().mapToDouble(Sample::value).max().orElse(0));
    }

    boolean isEmpty() {
        return times.length == 0;
    }

    private static List<Sample> withGaps(List<Sample> samples) {
        List<Sample> filled = new ArrayList<>();
        // Older samples stand further apart, so the distance that is usual only shrinks.
        long usual = samples.size() < 2 ? 0 : distance(samples, 1);
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            if (i > 0 && distance(samples, i) > Math.max(LEAST_GAP_MS, GAP * usual)) {
                filled.add(new Sample(samples.get(i - 1).time().plusMillis(1000), 0));
                filled.add(new Sample(sample.time().minusMillis(1), 0));
            } else if (i > 0) {
                usual = distance(samples, i);
            }
            filled.add(sample);
        }
        return filled;
    }

    private static long distance(List<Sample> samples, int index) {
        return samples.get(index).time().toEpochMilli() - samples.get(index - 1).time().toEpochMilli();
    }

    /** Lowest and highest of each column of pixels, so that no peak is lost. */
    private static List<Sample> thinned(List<Sample> samples, Instant from, Instant to) {
        if (samples.size() <= 2 * BUCKETS) {
            return samples;
        }
        double width = (double) (to.toEpochMilli() - from.toEpochMilli()) / BUCKETS;
        List<Sample> kept = new ArrayList<>();
        int i = 0;
        while (i < samples.size()) {
            long bucket = (long) ((samples.get(i).time().toEpochMilli() - from.toEpochMilli()) / width);
            int lowest = i;
            int highest = i;
            int next = i;
            while (next < samples.size() && (long) ((samples.get(next).time().toEpochMilli() - from.toEpochMilli()) / width) == bucket) {
                lowest = samples.get(next).value() < samples.get(lowest).value() ? next : lowest;
                highest = samples.get(next).value() > samples.get(highest).value() ? next : highest;
                next++;
            }
            kept.add(samples.get(Math.min(lowest, highest)));
            if (lowest != highest) {
                kept.add(samples.get(Math.max(lowest, highest)));
            }
            i = next;
        }
        return kept;
    }
}
