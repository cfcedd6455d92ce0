package org.godwit.rehearsal.sample;

/** How many rows the larger tables have. Immutable. */
record SampleSize(int customers, int products, int orders, int days, long total) {
    private static final double MILLION = 1_000_000;

    /** @param rows wanted in all tables together; some thousand are the least */
    static SampleSize of(long rows) {
        double factor = rows / MILLION;
        return new SampleSize(scaled(55_000, factor, 100), scaled(8_000, factor, 60), scaled(105_000, factor, 200), scaled(365, factor, 30), rows);
    }

    private static int scaled(int atMillion, double factor, int least) {
        return (int) Math.max(least, Math.min(Integer.MAX_VALUE / 4, Math.round(atMillion * factor)));
    }
}
