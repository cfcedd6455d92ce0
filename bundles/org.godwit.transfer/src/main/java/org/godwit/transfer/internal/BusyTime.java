package org.godwit.transfer.internal;

/**
 * Time that workers spend with one thing, added up. What is still going on counts up to now, since a wait of minutes that is known only when it is over would be missing just while somebody asks what holds the work up.
 * Thread-safe; nanoseconds.
 */
public final class BusyTime {
    private long ended;
    private long open;
    /** Sum of the beginnings of what is going on; may overflow, as the clock may, which the difference does not mind. */
    private long begun;

    /** One worker's stay, begun by {@link #begin()}. */
    public final class Span implements AutoCloseable {
        private final long start;
        private boolean over;

        private Span(long start) {
            this.start = start;
        }

        /** Ends it; again does nothing. */
        @Override
        public void close() {
            synchronized (BusyTime.this) {
                if (!over) {
                    over = true;
                    open--;
                    begun -= start;
                    ended += System.nanoTime() - start;
                }
            }
        }
    }

    public synchronized Span begin() {
        long now = System.nanoTime();
        open++;
        begun += now;
        return new Span(now);
    }

    /** All of it so far, that of several workers at once added up. */
    public synchronized long sum() {
        return ended + open * System.nanoTime() - begun;
    }
}
