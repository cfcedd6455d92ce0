package org.godwit.supervisor.internal.step;

import org.godwit.core.error.GodwitException;
import org.godwit.rm.repository.TaskRepository;
import org.godwit.supervisor.internal.Switchovers;
import org.godwit.supervisor.internal.run.StepContext;
import org.godwit.supervisor.service.Direction;

/** Which direction a sub-task is about. Without state. */
public final class Directions {
    /** Tells the direction when the sub-task runs. */
    @FunctionalInterface
    public interface Choice {
        Direction of(StepContext context) throws GodwitException;
    }

    /** The direction that ends with the switchover. */
    public static final Choice ENDING = context -> context.engine().rm().call(h -> Switchovers.from(new TaskRepository().ofGroup(h, context.step().id())));
    /** The direction that begins with it. */
    public static final Choice BEGINNING = context -> ENDING.of(context).other();

    private Directions() {
    }

    public static Choice always(Direction direction) {
        return context -> direction;
    }
}
