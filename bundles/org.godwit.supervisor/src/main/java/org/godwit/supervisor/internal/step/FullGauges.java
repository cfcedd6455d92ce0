package org.godwit.supervisor.internal.step;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.godwit.supervisor.diagnosis.internal.Stages;
import org.godwit.supervisor.internal.run.StepContext.Gauges;
import org.godwit.transfer.full.FullImport;
import org.godwit.transfer.full.FullImportMetrics;

/** Turns the counters of a Full-Import into rates since the last look, with the names of OMS. Used by one thread. */
final class FullGauges implements Supplier<Gauges> {
    private final FullImport fullImport;
    private FullImportMetrics last;
    private long lastNanos = System.nanoTime();

    FullGauges(FullImport fullImport) {
        this.fullImport = fullImport;
        this.last = fullImport.metrics();
    }

    @Override
    public Gauges get() {
        FullImportMetrics now = fullImport.metrics();
        long nanos = System.nanoTime();
        double seconds = Math.max(0.001, (nanos - lastNanos) / 1e9);
        long read = now.rowsRead() - last.rowsRead();
        long written = now.rowsWritten() - last.rowsWritten();
        double readTime = read == 0 ? 0 : (double) (now.sourceMillis() - last.sourceMillis()) / read;
        double writeTime = written == 0 ? 0 : (double) (now.sinkMillis() - last.sinkMillis()) / written;
        Map<String, Double> stepInfo = Map.of("srcRps", read / seconds, "srcRt", readTime, "srcIops", (now.bytesRead() - last.bytesRead()) / seconds, "dstRps", written / seconds, "dstRt", writeTime,
                "dstIops", (now.bytesWritten() - last.bytesWritten()) / seconds);
        Map<String, Double> metrics = new HashMap<>(Map.of("rows", written / seconds, "bytes", (now.bytesWritten() - last.bytesWritten()) / seconds, "sourceRows", read / seconds, "sourceReadTime", readTime,
                "sinkExecuteTime", writeTime, "queue", (double) now.queuedBytes(), "readers", (double) now.readers(), "writers", (double) now.writers()));
        double millis = seconds * 1000;
        metrics.put(Stages.SOURCE, (now.sourceMillis() - last.sourceMillis()) / millis);
        metrics.put(Stages.BLOCKED, (now.blockedMillis() - last.blockedMillis()) / millis);
        metrics.put(Stages.STARVED, (now.starvedMillis() - last.starvedMillis()) / millis);
        metrics.put(Stages.LIMIT, (now.limitedMillis() - last.limitedMillis()) / millis);
        metrics.put(Stages.COMMIT, (now.commitMillis() - last.commitMillis()) / millis);
        metrics.put(Stages.WRITE, (now.sinkMillis() - last.sinkMillis() - now.commitMillis() + last.commitMillis()) / millis);
        last = now;
        lastNanos = nanos;
        int fill = now.queueBytesLimit() == 0 ? 0 : (int) Math.min(100, now.queuedBytes() * 100 / now.queueBytesLimit());
        return new Gauges(stepInfo, metrics, fill);
    }
}
