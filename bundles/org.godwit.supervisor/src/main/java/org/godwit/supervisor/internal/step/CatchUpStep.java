package org.godwit.supervisor.internal.step;

import org.godwit.core.error.GodwitException;
import org.godwit.rm.repository.LiveRow;
import org.godwit.rm.repository.ProjectRepository;
import org.godwit.rm.repository.TaskRow;
import org.godwit.supervisor.internal.SystemParameters;
import org.godwit.supervisor.internal.live.LiveNames;
import org.godwit.supervisor.internal.run.StepContext;
import org.godwit.supervisor.internal.run.TaskWork;
import org.godwit.supervisor.service.Direction;

/** Waits until the delay of a direction is within the threshold of the project's alert level; once it was, the step stays in its steady state (OMS: incremental state rule). Thread-safe. */
public final class CatchUpStep implements TaskWork {
    private final Direction direction;

    public CatchUpStep(Direction direction) {
        this.direction = direction;
    }

    @Override
    public String run(StepContext context, TaskRow task) throws GodwitException {
        String name = LiveNames.sync(context.projectId(), direction);
        String level = context.engine().rm().call(h -> new ProjectRepository().importance(h, context.projectId()));
        long threshold = context.engine().parameters().json(SystemParameters.ALARMS).path(level).path("delayThreshold").asLong(Long.MAX_VALUE);
        Waiting.until(() -> {
            LiveRow row = LiveWatch.healthy(context, name);
            context.progress().note(row.runs() ? "Delay " + row.delay() + " s" : "Incr-Sync does not run" + LiveWatch.trouble(row));
            return row.runs() && row.checkpointSample() > 0 && context.engine().live().applied(name).isPresent() && row.delay() <= threshold;
        }, context.cancel());
        return "delay " + LiveWatch.row(context, name).delay() + " s";
    }
}
