package org.godwit.rehearsal.run;

import java.util.OptionalLong;

/** Told of the stages of a run, by the thread that runs it; must not block. */
public interface RunListener {
    /** Wants to know nothing. */
    RunListener SILENT = new RunListener() {
        @Override
        public void started(Stage stage) {
            // nobody listens
        }

        @Override
        public void progress(Stage stage, State state) {
            // nobody listens
        }

        @Override
        public void ended(Stage stage, double seconds, boolean good, String summary) {
            // nobody listens
        }
    };

    /**
     * How far a stage is.
     *
     * @param fraction 0 to 1
     * @param unit what is counted, for example {@code rows} or {@code bytes}
     * @param unitsPerSecond measured, 0 when unknown
     */
    record State(double fraction, long done, long total, String unit, double unitsPerSecond, OptionalLong secondsLeft, String note) {
    }

    void started(Stage stage);

    /** A few times a second. */
    void progress(Stage stage, State state);

    /** @param summary what came out, one line; the cause when not good */
    void ended(Stage stage, double seconds, boolean good, String summary);
}
