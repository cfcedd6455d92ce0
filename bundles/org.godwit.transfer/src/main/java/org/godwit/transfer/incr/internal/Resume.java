package org.godwit.transfer.incr.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.ChangeApplier.Checkpoint;
import org.godwit.transfer.incr.IncrError;
import org.godwit.transfer.incr.IncrPosition;

/**
 * Where a run goes on. Immutable.
 *
 * @param place everything before it is applied by all lanes
 * @param batch number of the last batch
 * @param half a batch that some lanes applied and others did not
 */
record Resume(IncrPosition place, long batch, Optional<Half> half) {
    /**
     * The batch from {@link Resume#place} to another place, cut into so many lanes.
     *
     * @param behind lanes that did not apply it
     */
    record Half(IncrPosition to, int lanes, Set<Integer> behind) {
        Half {
            behind = Set.copyOf(behind);
        }
    }

    /** Empty when nothing was ever applied. The youngest batch tells how many lanes it had; older checkpoints of other lanes mean nothing any more. */
    static Optional<Resume> of(String job, List<Checkpoint> checkpoints) throws GodwitException {
        if (checkpoints.isEmpty()) {
            return Optional.empty();
        }
        Map<Integer, CheckpointText> byLane = new HashMap<>();
        for (Checkpoint checkpoint : checkpoints) {
            byLane.put(checkpoint.lane(), CheckpointText.parse(job, checkpoint.position()));
        }
        CheckpointText newest = byLane.values().stream().max((a, b) -> Long.compare(a.batch(), b.batch())).orElseThrow();
        Set<Integer> behind = new TreeSet<>();
        List<CheckpointText> ahead = new ArrayList<>();
        for (int lane = 0; lane < newest.lanes(); lane++) {
            CheckpointText text = byLane.get(lane);
            if (text != null && text.batch() == newest.batch()) {
                ahead.add(text);
            } else {
                behind.add(lane);
            }
        }
        for (CheckpointText text : ahead) {
            if (!Places.same(text.from(), newest.from()) || !Places.same(text.to(), newest.to()) || text.lanes() != newest.lanes()) {
                throw new GodwitException(IncrError.CHECKPOINT, job, "two lanes name different places for batch " + newest.batch());
            }
        }
        return Optional.of(behind.isEmpty()
                ? new Resume(newest.to(), newest.batch(), Optional.empty())
                : new Resume(newest.from(), newest.batch(), Optional.of(new Half(newest.to(), newest.lanes(), behind))));
    }
}
