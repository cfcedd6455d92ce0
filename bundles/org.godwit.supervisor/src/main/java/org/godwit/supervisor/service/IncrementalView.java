package org.godwit.supervisor.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.Problem;
import org.godwit.core.model.ObjectName;
import org.godwit.supervisor.service.ComponentService.State;

/**
 * One direction of the incremental migration of a project.
 *
 * @param store name of the store that is read, empty before there is one
 * @param sync name of the Incr-Sync, empty before there is one
 * @param state of the Incr-Sync; STOPPED before there is one
 * @param delaySeconds how old the last applied change is; negative when clocks differ; empty before it was measured
 * @param sampled when that was measured
 * @param checkpoint up to which time changes are applied
 * @param caughtUp whether everything that the store has is applied
 * @param position the same as a place in the log, for people
 * @param measures last figures by name: {@code insertRps}, {@code updateRps}, {@code deleteRps}, {@code bytes}, {@code tps}, {@code lanes}, {@code lanesAll}, {@code folding} (percent), {@code retries},
 *        {@code conflicts}, {@code queue} (percent), {@code executeTime} and {@code commitTime} (milliseconds a second)
 * @param problem why a component of this direction does not run though it should
 * @param conflictCount all there were; fewer are kept
 */
public record IncrementalView(Direction direction, Optional<String> store, State storeState, Optional<Instant> storeBegin, Optional<Instant> storeEnd, Optional<String> sync, State state,
        Optional<Long> delaySeconds, Optional<Instant> sampled, Optional<Instant> checkpoint, boolean caughtUp, String position, Map<String, Double> measures, Optional<Problem> problem,
        List<DdlView> ddls, List<TableStatistic> tables, long conflictCount) {
    /** Rows of one table that were applied (OMS: Synchronization Object Statistics). */
    public record TableStatistic(ObjectName table, long inserts, long updates, long deletes, long conflicts) {
        public long changes() {
            return inserts + updates + deletes;
        }
    }

    public IncrementalView {
        measures = Map.copyOf(measures);
        ddls = List.copyOf(ddls);
        tables = List.copyOf(tables);
    }
}
