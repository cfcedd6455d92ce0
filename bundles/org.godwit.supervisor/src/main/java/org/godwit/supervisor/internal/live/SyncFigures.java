package org.godwit.supervisor.internal.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.change.LogPosition;
import org.godwit.rm.repository.LiveRepository.Figures;
import org.godwit.supervisor.diagnosis.internal.Stages;
import org.godwit.supervisor.internal.Json;
import org.godwit.transfer.incr.IncrMetrics;
import org.godwit.transfer.incr.IncrPosition;
import org.godwit.transfer.incr.IncrSync;

/** Turns the counters of an Incr-Sync into rates since the last look. Used by one thread. */
final class SyncFigures {
    private final Rate inserted = new Rate();
    private final Rate updated = new Rate();
    private final Rate deleted = new Rate();
    private final Rate bytes = new Rate();
    private final Rate transactions = new Rate();
    private final Rate read = new Rate();
    private final Rate folded = new Rate();
    private final Rate execute = new Rate();
    private final Rate commit = new Rate();
    private final Rate throttled = new Rate();
    private final Rate storeWait = new Rate();
    private final Rate laneWait = new Rate();
    private final Rate parse = new Rate();

    /** How far a running Incr-Sync is. */
    record Live(IncrSync sync) implements LiveRegistry.Applied {
        @Override
        public Optional<LogPosition> position() {
            return sync.metrics().position().map(IncrPosition::log);
        }

        @Override
        public long rows() {
            IncrMetrics now = sync.metrics();
            return now.inserted() + now.updated() + now.deleted();
        }
    }

    LiveRun.Measured of(IncrMetrics now) {
        long nanos = System.nanoTime();
        Map<String, Double> values = new LinkedHashMap<>();
        double changes = read.of(now.changesRead(), nanos);
        double saved = folded.of(now.rowsFolded(), nanos);
        values.put("insertRps", inserted.of(now.inserted(), nanos));
        values.put("updateRps", updated.of(now.updated(), nanos));
        values.put("deleteRps", deleted.of(now.deleted(), nanos));
        double rows = values.get("insertRps") + values.get("updateRps") + values.get("deleteRps");
        values.put("rows", rows);
        values.put("bytes", bytes.of(now.bytes(), nanos));
        values.put("tps", transactions.of(now.transactions(), nanos));
        values.put("folding", changes <= 0 ? 0 : Math.min(100, saved * 100 / changes));
        values.put("lanes", (double) now.lanesInUse());
        values.put("lanesAll", (double) now.lanes());
        values.put("retries", (double) now.retries());
        values.put("conflicts", (double) now.conflicts());
        values.put("executeTime", execute.of(now.executeNanos(), nanos) / 1e6);
        values.put("commitTime", commit.of(now.commitNanos(), nanos) / 1e6);
        values.put("throttledTime", throttled.of(now.throttledNanos(), nanos) / 1e6);
        values.put("storeWaitTime", storeWait.of(now.storeWaitNanos(), nanos) / 1e6);
        values.put("laneWaitTime", laneWait.of(now.laneWaitNanos(), nanos) / 1e6);
        values.put(Stages.SOURCE, now.caughtUp() ? 0 : values.get("storeWaitTime") / 1000);
        values.put(Stages.PARSE, parse.of(now.decodeNanos() + now.foldNanos(), nanos) / 1e9);
        values.put(Stages.BLOCKED, values.get("laneWaitTime") / 1000);
        values.put(Stages.WRITE, values.get("executeTime") / 1000);
        values.put(Stages.COMMIT, values.get("commitTime") / 1000);
        values.put(Stages.LIMIT, values.get("throttledTime") / 1000);
        int queue = now.queueBytesLimit() == 0 ? 0 : (int) Math.min(100, now.queuedBytes() * 100 / now.queueBytesLimit());
        values.put("queue", (double) queue);
        values.put("delay", (double) now.delaySeconds());
        ObjectNode detail = Json.object().put("note", "Delay " + now.delaySeconds() + " s" + (now.caughtUp() ? ", caught up" : ""));
        values.forEach((name, value) -> detail.put(name, Rate.rounded(value)));
        // Without a change to apply nothing is missing up to now.
        long checkpoint = now.caughtUp() ? Instant.now().getEpochSecond() - now.delaySeconds() : now.position().map(p -> p.log().seconds()).orElse(0L);
        Figures figures = new Figures(100, rows, values.get("bytes"), queue, 0, checkpoint, now.delaySeconds(), now.caughtUp(), now.position().map(IncrPosition::toString).orElse(""), detail.toString());
        return new LiveRun.Measured(figures, values);
    }
}
