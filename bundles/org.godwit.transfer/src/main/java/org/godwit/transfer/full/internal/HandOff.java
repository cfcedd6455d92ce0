package org.godwit.transfer.full.internal;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/** Streams that wait for a writer, a few at most. Thread-safe. */
public final class HandOff {
    private static final long FOREVER = Long.MAX_VALUE / 2_000_000;

    private final Gate gate = new Gate();
    private final Queue<SliceStream> waiting = new ArrayDeque<>();
    private final int limit;
    private int readers;

    /** @param readers readers that will hand over; writers end when all have ended */
    public HandOff(int limit, int readers) {
        this.limit = limit;
        this.readers = readers;
    }

    void put(SliceStream stream, CancelToken cancel) throws GodwitException {
        gate.enter();
        try {
            gate.await(() -> waiting.size() < limit, FOREVER, cancel);
            waiting.add(stream);
        } finally {
            gate.leave();
        }
    }

    void readerEnded() {
        gate.change(() -> readers--);
    }

    /** The next stream to write; empty when no reader is left. */
    Optional<SliceStream> take(CancelToken cancel) throws GodwitException {
        gate.enter();
        try {
            gate.await(() -> readers == 0 || !waiting.isEmpty(), FOREVER, cancel);
            return Optional.ofNullable(waiting.poll());
        } finally {
            gate.leave();
        }
    }
}
