package org.godwit.supervisor.internal.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.LongAdder;
import org.godwit.core.progress.Progress;

/** Counts what work tells and measures its rates. The {@link Progress} side is for any thread; {@link #sample} for one. */
public final class MeteredProgress implements Progress {
    private static final long WINDOW_NANOS = 5_000_000_000L;

    private final LongAdder units = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private volatile long total;
    private volatile boolean expected;
    private volatile long unitsBefore;
    private volatile long bytesBefore;
    private volatile String note = "";
    private final Deque<long[]> window = new ArrayDeque<>();

    /** What was counted at one moment; rates over the last seconds. */
    public record Snapshot(long units, long bytes, long total, String note, double unitsPerSecond, double bytesPerSecond) {
        /** 0 to 100; 100 only when everything is done. */
        public int percent() {
            return total <= 0 ? 0 : Math.clamp(units * 100 / total, 0, units >= total ? 100 : 99);
        }
    }

    @Override
    public void expect(long expectedUnits) {
        if (!expected) {
            // What was counted before is work of earlier runs, not speed of this one.
            unitsBefore = units.sum();
            bytesBefore = bytes.sum();
            expected = true;
        }
        total = expectedUnits;
    }

    @Override
    public void advance(long doneUnits, long doneBytes) {
        units.add(doneUnits);
        bytes.add(doneBytes);
    }

    @Override
    public void note(String text) {
        note = text;
    }

    Snapshot sample(long nanoTime) {
        long unitsNow = units.sum();
        long bytesNow = bytes.sum();
        long[] now = {nanoTime, expected ? unitsNow - unitsBefore : 0, expected ? bytesNow - bytesBefore : 0};
        window.addLast(now);
        while (window.size() > 2 && nanoTime - window.peekFirst()[0] > WINDOW_NANOS) {
            window.removeFirst();
        }
        long[] first = window.peekFirst();
        double seconds = (now[0] - first[0]) / 1e9;
        double unitRate = seconds <= 0 ? 0 : Math.max(0, now[1] - first[1]) / seconds;
        double byteRate = seconds <= 0 ? 0 : Math.max(0, now[2] - first[2]) / seconds;
        return new Snapshot(unitsNow, bytesNow, total, note, unitRate, byteRate);
    }
}
