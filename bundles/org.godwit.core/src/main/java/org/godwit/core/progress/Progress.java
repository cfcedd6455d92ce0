package org.godwit.core.progress;

/**
 * Where work tells how far it is. Called from any thread and often, so implementations only add to counters; whoever shows it samples.
 * Silent, console, job and logging implementations exist at the borders.
 */
public interface Progress {
    /** Tells nobody. */
    Progress SILENT = new Progress() {
        @Override
        public void expect(long units) {
            // nobody listens
        }

        @Override
        public void advance(long rows, long bytes) {
            // nobody listens
        }

        @Override
        public void note(String text) {
            // nobody listens
        }
    };

    /** Sets how many units (rows, objects, checks) the whole work has; may be corrected while it runs. */
    void expect(long units);

    /** Adds finished units and the bytes they had (0 where bytes mean nothing). */
    void advance(long units, long bytes);

    /** What is being done right now, one short line for the user. */
    void note(String text);
}
