package org.godwit.rehearsal.run;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepName;
import org.godwit.supervisor.diagnosis.Bottleneck;
import org.godwit.supervisor.service.Studio;

/** Looks while steps are at work where they spend their time, since that is measured over the last seconds only, and keeps the last answer for each. Used by one thread. */
public final class HoldUps {
    private static final long BETWEEN_NANOS = Duration.ofSeconds(1).toNanos();

    private final Studio studio;
    private final Map<StepName, Bottleneck> seen = new EnumMap<>(StepName.class);
    private long looked = System.nanoTime();

    public HoldUps(Studio studio) {
        this.studio = studio;
    }

    /** To be called often; looks once a second at most. */
    public void look(String project, StepName step) throws GodwitException {
        long now = System.nanoTime();
        if (now - looked >= BETWEEN_NANOS) {
            looked = now;
            studio.diagnosis().story(project, step).bottleneck().filter(b -> b.dominant() != Bottleneck.Stage.IDLE).ifPresent(b -> seen.put(step, b));
        }
    }

    /** What held a step up when it was last seen at work; steps that were over before anything was measured are missing. */
    public Map<StepName, Bottleneck> seen() {
        return Collections.unmodifiableMap(seen);
    }
}
