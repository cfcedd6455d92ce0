package org.godwit.supervisor.internal.step;

import java.util.Optional;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TransferType;
import org.godwit.rm.repository.IncrRepository;
import org.godwit.rm.repository.IncrRow;
import org.godwit.rm.repository.LiveRow;
import org.godwit.rm.repository.StepRepository;
import org.godwit.rm.repository.StepRow;
import org.godwit.rm.repository.TaskRow;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.ProjectCommands;
import org.godwit.supervisor.internal.Switchovers;
import org.godwit.supervisor.internal.live.Definitions;
import org.godwit.supervisor.internal.live.LiveComponents;
import org.godwit.supervisor.internal.live.LiveNames;
import org.godwit.supervisor.internal.run.StepContext;
import org.godwit.supervisor.internal.run.TaskWork;
import org.godwit.supervisor.service.Direction;

/** Starts the Incr-Sync of a direction, or lets it go on where it stands; done when it runs. Thread-safe. */
public final class SyncStep implements TaskWork {
    private final Directions.Choice choice;
    private final IncrRepository incr = new IncrRepository();
    private final StepRepository steps = new StepRepository();

    /** @param choice which direction's Incr-Sync */
    public SyncStep(Directions.Choice choice) {
        this.choice = choice;
    }

    @Override
    public String run(StepContext context, TaskRow task) throws GodwitException {
        Direction direction = choice.of(context);
        String id = context.projectId();
        IncrRow begin = context.engine().rm().call(h -> incr.find(h, id, direction.name())).orElseThrow(() -> new GodwitException(SupervisorError.NO_ACTIVE_STORE, LiveNames.topic(id, direction)));
        if (direction == Direction.FORWARD && !context.spec().types().contains(TransferType.FULL) && begin.untilPosition().isEmpty()) {
            // Whoever brought the rows over did so before now; what he had already is applied idempotently.
            LogPosition now = Definitions.log(context.source()).current(context.cancel());
            context.engine().rm().run(h -> incr.setUntil(h, id, direction.name(), now.text(), now.seconds()));
        }
        String name = context.engine().rm().call(h -> LiveComponents.ensureSync(h, id, direction));
        context.rowsChanged();
        context.progress().note("Starting " + name);
        Waiting.until(() -> {
            LiveRow row = LiveWatch.healthy(context, name);
            context.progress().note("Starting " + name + LiveWatch.trouble(row));
            return row.runs() && context.engine().live().applied(name).isPresent();
        }, context.cancel());
        watchAgain(context, direction);
        return (direction == Direction.FORWARD ? "Incremental migration started: " : "Reverse incremental migration started: ") + name;
    }

    /** After a switchover the step of the direction that begins is in its steady state again, or reaches it. */
    private void watchAgain(StepContext context, Direction direction) throws GodwitException {
        if (context.step().stepName() != StepName.TRANSFER_APP_SWITCH) {
            return;
        }
        context.engine().rm().run(h -> {
            Optional<StepRow> step = steps.find(h, context.projectId(), Switchovers.monitoring(direction)).filter(s -> s.stepStatus() == StepStatus.FINISHED);
            step.ifPresent(s -> new ProjectCommands(context.engine().rm()).runAgain(h, s));
        });
    }
}
