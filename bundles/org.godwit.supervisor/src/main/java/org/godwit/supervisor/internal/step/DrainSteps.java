package org.godwit.supervisor.internal.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepStatus;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.Examiner;
import org.godwit.core.spi.Examiner.LockHolder;
import org.godwit.core.spi.LogReader;
import org.godwit.rm.repository.LiveRepository;
import org.godwit.rm.repository.LiveRow;
import org.godwit.rm.repository.StepRepository;
import org.godwit.rm.repository.TaskRepository;
import org.godwit.rm.repository.TaskRow;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.Json;
import org.godwit.supervisor.internal.Switchovers;
import org.godwit.supervisor.internal.live.Definitions;
import org.godwit.supervisor.internal.live.LiveComponents;
import org.godwit.supervisor.internal.live.LiveNames;
import org.godwit.supervisor.internal.run.StepContext;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.state.Lifecycles;
import org.godwit.supervisor.state.StepEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a direction (OMS: sub-steps 5 and 6 of forward switchover): everything that is in the log of its origin is applied, the log does not grow any more, and the Incr-Sync stops with nothing left
 * behind it. Thread-safe.
 */
public final class DrainSteps {
    private static final Logger LOG = LoggerFactory.getLogger(DrainSteps.class);
    /** So long the log must stand still when the server tells that no transaction which changes something is open, so that nothing is on its way. */
    private static final long SHORT_MILLIS = 300;
    /** So long where one is open, or where the account may not know. */
    private static final long LONG_MILLIS = 2000;
    /** After so long with writes coming in it is told that the source is still written. */
    private static final long PATIENCE_MILLIS = 60_000;

    /** Fields of {@code task_param} of STOP_FORWARD_SYNC. */
    private static final String POSITION = "position";
    private static final String SECONDS = "seconds";

    /** What is asked of the server where changes are made. */
    public record Origin(LogReader log, Optional<Examiner> examiner) {
        static Origin of(StepContext context, Direction direction) throws GodwitException {
            Endpoint server = LiveWatch.origin(context, direction);
            return new Origin(Definitions.log(server), server.examiner());
        }
    }

    /** Finds the server where a direction's changes are made. */
    @FunctionalInterface
    public interface Origins {
        Origin of(StepContext context, Direction direction) throws GodwitException;
    }

    private final Origins origins;
    private final LiveRepository live = new LiveRepository();
    private final StepRepository steps = new StepRepository();
    private final TaskRepository tasks = new TaskRepository();

    public DrainSteps(Origins origins) {
        this.origins = origins;
    }

    /** Compares the end of the log with what is applied until both are the same and stay so. */
    public String check(StepContext context, TaskRow task) throws GodwitException {
        Direction ending = Directions.ENDING.of(context);
        Origin origin = origins.of(context, ending);
        LogReader log = origin.log();
        String name = LiveNames.sync(context.projectId(), ending);
        long begin = System.currentTimeMillis();
        LogPosition end = log.current(context.cancel());
        passed(context, log, name, end);
        long rowsBefore = context.engine().live().rows(name);
        long rowsAtFirst = rowsBefore;
        while (true) {
            Optional<List<LockHolder>> open = open(origin, context.cancel());
            Waiting.pause(open.filter(List::isEmpty).isPresent() ? SHORT_MILLIS : LONG_MILLIS, context.cancel());
            LogPosition now = log.current(context.cancel());
            if (log.covers(end, now)) {
                return "applied up to " + end.text() + warning(ending, open.orElse(List.of()));
            }
            passed(context, log, name, now);
            long rows = context.engine().live().rows(name);
            if (rows == rowsBefore) {
                return "applied up to " + now.text() + "; only other tables of the " + side(ending) + " are written";
            }
            context.progress().note("The " + side(ending) + " is still being written: " + (rows - rowsAtFirst) + " rows since the check began");
            if (System.currentTimeMillis() - begin > PATIENCE_MILLIS) {
                throw new GodwitException(SupervisorError.STILL_WRITTEN, side(ending), rows - rowsAtFirst);
            }
            rowsBefore = rows;
            end = now;
        }
    }

    private static String side(Direction ending) {
        return ending == Direction.FORWARD ? "source" : "target";
    }

    /** Transactions that have locked or changed something, none of which may be the project's business; empty where the account may not see them. */
    private static Optional<List<LockHolder>> open(Origin origin, CancelToken cancel) throws GodwitException {
        try {
            return origin.examiner().isPresent() ? Optional.of(origin.examiner().get().lockHolders(cancel)) : Optional.empty();
        } catch (GodwitException e) {
            cancel.check();
            LOG.debug("open transactions are not known", e);
            return Optional.empty();
        }
    }

    /** A transaction that is committed after the switchover comes too late, and may be of another database of the server; a person can tell. */
    private static String warning(Direction ending, List<LockHolder> open) {
        if (open.isEmpty()) {
            return "";
        }
        LockHolder first = open.getFirst();
        return "; at the " + side(ending) + " " + (open.size() == 1 ? "a transaction is" : open.size() + " transactions are") + " still open, the oldest of " + first.account() + " for " + first.seconds() + " s ("
                + first.end() + "): if it writes to the project's tables, abort the switchover, end it, and begin again";
    }

    private static void passed(StepContext context, LogReader log, String name, LogPosition goal) throws GodwitException {
        Waiting.until(() -> {
            LiveRow row = LiveWatch.healthy(context, name);
            context.progress().note("Delay " + row.delay() + " s, waiting until " + goal.text() + " is applied" + LiveWatch.trouble(row));
            Optional<LogPosition> applied = context.engine().live().applied(name);
            return applied.isPresent() && log.covers(applied.get(), goal);
        }, context.cancel());
    }

    /** The Incr-Sync ends, and with it the steady state of its step; but not with changes that came at the last moment left behind. */
    public String stop(StepContext context, TaskRow task) throws GodwitException {
        Direction ending = Directions.ENDING.of(context);
        String name = LiveNames.sync(context.projectId(), ending);
        Optional<LogPosition> applied = applied(context, task, name);
        halt(context, name);
        if (applied.isPresent()) {
            requireNothingLeft(context, ending, name, applied.get());
        }
        context.engine().rm().run(h -> steps.find(h, context.projectId(), Switchovers.monitoring(ending)).filter(s -> s.stepStatus() == StepStatus.MONITORING || s.stepStatus() == StepStatus.RUNNING)
                .ifPresent(s -> steps.move(h, s.id(), s.stepStatus(), Lifecycles.STEP.next(s.stepStatus(), StepEvent.FINISH).orElseThrow())));
        return name + " stopped";
    }

    /** Up to where it has applied the log, which is kept for the case that this sub-step is interrupted when it has stopped already. */
    private Optional<LogPosition> applied(StepContext context, TaskRow task, String name) throws GodwitException {
        Optional<LogPosition> now = context.engine().live().applied(name);
        if (now.isPresent()) {
            String kept = Json.object().put(POSITION, now.get().text()).put(SECONDS, now.get().seconds()).toString();
            context.engine().rm().run(h -> tasks.setParam(h, task.id(), kept));
            return now;
        }
        JsonNode before = Json.lenient(task.taskParam());
        return before.has(POSITION) ? Optional.of(new LogPosition(Json.text(before, POSITION), before.path(SECONDS).asLong())) : Optional.empty();
    }

    private void halt(StepContext context, String name) throws GodwitException {
        context.engine().rm().run(h -> live.want(h, name, LiveRow.STOPPED));
        context.rowsChanged();
        Waiting.until(() -> !LiveWatch.row(context, name).runs(), context.cancel());
    }

    /** What came between the last look and the stop is applied, and then told; unless it was for other tables. The Incr-Sync runs on in the first case, so that nothing is lost until writing has stopped. */
    private void requireNothingLeft(StepContext context, Direction ending, String name, LogPosition applied) throws GodwitException {
        LogReader log = origins.of(context, ending).log();
        LogPosition now = log.current(context.cancel());
        if (log.covers(applied, now)) {
            return;
        }
        context.progress().note("The log of the " + side(ending) + " has grown; looking whether the project's tables were written");
        context.engine().rm().call(h -> LiveComponents.ensureSync(h, context.projectId(), ending));
        context.rowsChanged();
        passed(context, log, name, now);
        long rows = context.engine().live().rows(name);
        if (rows > 0) {
            throw new GodwitException(SupervisorError.STILL_WRITTEN, side(ending), rows);
        }
        halt(context, name);
    }
}
