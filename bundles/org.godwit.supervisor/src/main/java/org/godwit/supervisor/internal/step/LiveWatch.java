package org.godwit.supervisor.internal.step;

import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.spi.Endpoint;
import org.godwit.rm.repository.LiveRepository;
import org.godwit.rm.repository.LiveRow;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.Problems;
import org.godwit.supervisor.internal.run.StepContext;
import org.godwit.supervisor.service.Direction;

/** What sub-tasks ask about stores and Incr-Syncs. Without state. */
final class LiveWatch {
    private static final LiveRepository LIVE = new LiveRepository();

    private LiveWatch() {
    }

    /** The row of a component, which must be there and must not have failed for good. */
    static LiveRow healthy(StepContext context, String name) throws GodwitException {
        LiveRow row = row(context, name);
        if (row.status().equals("ABNORMAL")) {
            Problem problem = Problems.read(row.lastError()).orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_ITEM, context.project().name(), "running component", name));
            throw new GodwitException(problem, null);
        }
        return row;
    }

    static LiveRow row(StepContext context, String name) throws GodwitException {
        Optional<LiveRow> row = context.engine().rm().call(h -> LIVE.find(h, name));
        return row.orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_ITEM, context.project().name(), "component", name));
    }

    /** The side where changes of a direction are made. */
    static Endpoint origin(StepContext context, Direction direction) throws GodwitException {
        return direction == Direction.FORWARD ? context.source() : context.target();
    }

    /** What is told about trouble that is being tried again. */
    static String trouble(LiveRow row) {
        return Problems.read(row.lastError()).map(p -> ", last trouble: " + p.message()).orElse("");
    }
}
