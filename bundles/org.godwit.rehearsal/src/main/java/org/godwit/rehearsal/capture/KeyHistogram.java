package org.godwit.rehearsal.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts the values of a numeric key in ranges of equal width, in one pass: when a value lies outside, the ranges are made twice as wide, two by two together. Used by one thread.
 */
final class KeyHistogram {
    private static final int RANGES = 32;

    private final String column;
    private final long[] counts = new long[RANGES];
    private double low;
    private double width;
    private long values;
    private double least;
    private double greatest;

    KeyHistogram(String column) {
        this.column = column;
    }

    /** @param text as the server writes a number; what is none is passed over */
    void add(String text) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return;
        }
        if (values++ == 0) {
            least = value;
            greatest = value;
            low = Math.floor(value);
            width = 1;
        }
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
        while (value >= low + RANGES * width) {
            widen(0);
        }
        while (value < low) {
            low -= RANGES * width;
            widen(RANGES / 2);
        }
        counts[(int) Math.min(RANGES - 1, (value - low) / width)]++;
    }

    /** What was counted moves together into one half. */
    private void widen(int to) {
        long[] merged = new long[RANGES];
        for (int i = 0; i < RANGES; i++) {
            merged[to + i / 2] += counts[i];
        }
        System.arraycopy(merged, 0, counts, 0, RANGES);
        width *= 2;
    }

    /** Empty without a value. Empty ranges before the first and after the last are left out. */
    Optional<CaptureFacts.Histogram> result() {
        if (values == 0) {
            return Optional.empty();
        }
        List<Long> all = new ArrayList<>();
        int first = (int) Math.min(RANGES - 1, (least - low) / width);
        int last = (int) Math.min(RANGES - 1, (greatest - low) / width);
        for (int i = first; i <= last; i++) {
            all.add(counts[i]);
        }
        return Optional.of(new CaptureFacts.Histogram(column, low + first * width, width, all));
    }
}
