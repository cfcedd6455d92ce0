package org.godwit.transfer.verify.internal;

import java.util.concurrent.atomic.LongAdder;
import org.godwit.transfer.verify.VerifyMetrics;

/** How long both servers took for their answers, all together. Thread-safe. */
public final class VerifyMeter {
    private final LongAdder source = new LongAdder();
    private final LongAdder target = new LongAdder();

    void source(long nanos) {
        source.add(nanos);
    }

    void target(long nanos) {
        target.add(nanos);
    }

    public VerifyMetrics snapshot() {
        return new VerifyMetrics(source.sum(), target.sum());
    }
}
