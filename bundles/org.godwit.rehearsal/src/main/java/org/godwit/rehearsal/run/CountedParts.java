package org.godwit.rehearsal.run;

import java.util.OptionalLong;

/** Tells how far a stage is whose parts take about the same time each: by those that are through, and by what they took. Used by one thread. */
public final class CountedParts {
    private final Stage stage;
    private final int all;
    private final RunListener listener;
    private final long began = System.nanoTime();

    /** @param all how many there are */
    public CountedParts(Stage stage, int all, RunListener listener) {
        this.stage = stage;
        this.all = all;
        this.listener = listener;
    }

    /**
     * The next one begins.
     *
     * @param done how many are through
     * @param note what begins, for people
     */
    public void begins(int done, String note) {
        listener.progress(stage, state(done, note, (System.nanoTime() - began) / 1e9));
    }

    RunListener.State state(int done, String note, double seconds) {
        OptionalLong left = done == 0 ? OptionalLong.empty() : OptionalLong.of(Math.round(seconds * (all - done) / done));
        return new RunListener.State(done / (double) all, done, all, stage.unit(), 0, left, note);
    }
}
