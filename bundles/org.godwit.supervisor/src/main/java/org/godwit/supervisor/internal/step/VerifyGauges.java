package org.godwit.supervisor.internal.step;

import java.util.Map;
import java.util.function.Supplier;
import org.godwit.supervisor.diagnosis.internal.Stages;
import org.godwit.supervisor.internal.run.StepContext.Gauges;
import org.godwit.transfer.verify.FullVerification;
import org.godwit.transfer.verify.VerifyMetrics;

/** Turns the times of a Full-Verification into busy threads since the last look. Used by one thread. */
final class VerifyGauges implements Supplier<Gauges> {
    private final FullVerification verification;
    private VerifyMetrics last;
    private long lastNanos = System.nanoTime();

    VerifyGauges(FullVerification verification) {
        this.verification = verification;
        this.last = verification.metrics();
    }

    @Override
    public Gauges get() {
        VerifyMetrics now = verification.metrics();
        long nanos = System.nanoTime();
        double passed = Math.max(1, nanos - lastNanos);
        Map<String, Double> metrics = Map.of(Stages.SOURCE, (now.sourceNanos() - last.sourceNanos()) / passed, Stages.TARGET_READ, (now.targetNanos() - last.targetNanos()) / passed);
        last = now;
        lastNanos = nanos;
        return new Gauges(Map.of(), metrics, 0);
    }
}
