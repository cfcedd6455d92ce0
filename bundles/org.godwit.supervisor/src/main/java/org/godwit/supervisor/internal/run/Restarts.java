package org.godwit.supervisor.internal.run;

import java.time.Instant;
import java.util.Optional;
import org.godwit.core.error.Category;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.ChangeApplier;
import org.godwit.supervisor.internal.live.HaConfig;

/** When a store or an Incr-Sync that failed is tried again by itself. Immutable. */
record Restarts(RetryPause pauses) {
    /** So often trouble that passes by itself is tried again, about a quarter of an hour with the longest pause. */
    private static final int ATTEMPTS = 30;

    /**
     * Empty where somebody must mend it first. A component that another process took over is never started again by itself, not even where connectors are guarded: it would take over in turn.
     *
     * @param attempts how many have failed, this one with them
     */
    Optional<Instant> next(GodwitException failure, int attempts, HaConfig ha) {
        if (failure.problem().code().equals(ChangeApplier.TAKEN_OVER)) {
            return Optional.empty();
        }
        if (failure.isTransient() && attempts <= ATTEMPTS) {
            return Optional.of(Instant.now().plus(pauses.of(attempts)));
        }
        // OMS: a guarded Incr-Sync is restarted, then left alone for a while.
        return ha.guardsConnectors() && failure.problem().category() != Category.DATA ? Optional.of(Instant.now().plusSeconds(ha.checkRequestIntervalSec())) : Optional.empty();
    }
}
