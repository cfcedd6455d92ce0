package org.godwit.transfer.full.internal;

/** Bytes of rows that wait between all readers and writers. Guarded by its gate. */
public final class MemoryBudget {
    final Gate gate = new Gate();
    private final long limit;
    private long used;

    public MemoryBudget(long limit) {
        this.limit = limit;
    }

    boolean hasRoomFor(long bytes) {
        return used + bytes <= limit;
    }

    void take(long bytes) {
        used += bytes;
    }

    void giveBack(long bytes) {
        used -= bytes;
    }

    /** Bytes that wait now. */
    public long used() {
        gate.enter();
        try {
            return used;
        } finally {
            gate.leave();
        }
    }

    public long limit() {
        return limit;
    }
}
