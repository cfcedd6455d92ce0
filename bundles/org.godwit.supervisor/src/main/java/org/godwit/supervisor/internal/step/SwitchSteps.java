package org.godwit.supervisor.internal.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TransferType;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.LogReader;
import org.godwit.core.spi.Precheck;
import org.godwit.core.spi.Side;
import org.godwit.rm.repository.LiveRepository;
import org.godwit.rm.repository.LiveRow;
import org.godwit.rm.repository.StepRepository;
import org.godwit.rm.repository.TaskRow;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.Switchovers;
import org.godwit.supervisor.internal.Texts;
import org.godwit.supervisor.internal.live.Definitions;
import org.godwit.supervisor.internal.live.Directed;
import org.godwit.supervisor.internal.live.LiveNames;
import org.godwit.supervisor.internal.run.StepContext;
import org.godwit.supervisor.internal.run.TaskType;
import org.godwit.supervisor.internal.run.TaskWork;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.ResolvedObjects;
import org.godwit.supervisor.state.Lifecycles;
import org.godwit.supervisor.state.StepEvent;

/** The automatic sub-steps of a switchover besides starting components (OMS: sub-steps of forward switchover). Thread-safe. */
public final class SwitchSteps {
    /** Most seconds of delay with which a switchover may begin. */
    private static final long MOST_DELAY = 15;
    /** So long an Incr-Sync may take to start and to catch up before the precheck fails. */
    private static final long SETTLE_NANOS = 30_000_000_000L;
    private static final long SETTLE_LOOK_MILLIS = 500;
    /** Writes that came while the check ran may still be on their way; so long is waited for the next. */
    private static final long QUIET_MILLIS = 2000;
    /** After so long with writes coming in it is told that the source is still written. */
    private static final long PATIENCE_MILLIS = 60_000;
    private static final Set<String> LOG_KEYS = Set.of("DB_INCR_LOG", "DB_ACCOUNT_INCR_READ_PRIVILEGE");
    private static final Set<String> WRITE_KEYS = Set.of("DB_ACCOUNT_WRITER_PRIVILEGE");

    private final PrecheckRunner prechecks;
    private final LiveRepository live = new LiveRepository();
    private final StepRepository steps = new StepRepository();

    public SwitchSteps(PrecheckRunner prechecks) {
        this.prechecks = prechecks;
    }

    /** All of them by their sub-task. */
    public Map<TaskType, TaskWork> works() {
        return Map.of(TaskType.START_SWITCH, (context, task) -> "confirmed", TaskType.CONFIRM_SOURCE_STOP_WRITE, (context, task) -> "confirmed", TaskType.SWITCH_PRECHECK, this::precheck,
                TaskType.CHECK_SYNC_POSITION, SwitchSteps::check, TaskType.STOP_FORWARD_SYNC, this::stop, TaskType.HANDLE_DB_OBJECTS, new SwitchObjects());
    }

    private String precheck(StepContext context, TaskRow task) throws GodwitException {
        Direction ending = Directions.ENDING.of(context);
        LiveRow sync = ready(context, LiveNames.sync(context.projectId(), ending));
        List<String> failed = ending == Direction.FORWARD && context.spec().types().contains(TransferType.REVERSE) ? back(context) : List.of();
        if (!failed.isEmpty()) {
            throw new GodwitException(SupervisorError.PRECHECK_FAILED, failed.size(), Texts.some(failed));
        }
        return "delay " + sync.delay() + " s";
    }

    /** The Incr-Sync, once it runs and is near the end of the log. Right after a start, or when a server comes back, both take a moment; one that was stopped is not waited for. */
    private static LiveRow ready(StepContext context, String name) throws GodwitException {
        long begin = System.nanoTime();
        while (true) {
            LiveRow sync = LiveWatch.healthy(context, name);
            if (sync.runs() && sync.delay() <= MOST_DELAY) {
                return sync;
            }
            if (!sync.isWanted() || System.nanoTime() - begin > SETTLE_NANOS) {
                throw sync.runs()
                        ? new GodwitException(SupervisorError.NOT_CAUGHT_UP, "the delay is " + sync.delay() + " s, more than " + MOST_DELAY + " s",
                                "Wait until changes are carried over faster, then run the sub-step again.")
                        : new GodwitException(SupervisorError.NOT_CAUGHT_UP, "the Incr-Sync " + sync.name() + " does not run" + LiveWatch.trouble(sync), "Start it, then run the sub-step again.");
            }
            context.progress().note(sync.runs() ? "Delay " + sync.delay() + " s, waiting until it is at most " + MOST_DELAY + " s" : "Waiting until the Incr-Sync runs" + LiveWatch.trouble(sync));
            Waiting.pause(SETTLE_LOOK_MILLIS, context.cancel());
        }
    }

    /** What the way back needs: the log of the target, and writing at the source. */
    private List<String> back(StepContext context) throws GodwitException {
        Endpoint source = context.source();
        Endpoint target = context.target();
        ResolvedObjects turned = new ResolvedObjects(Directed.tables(context.objects(), Direction.REVERSE), List.of(), List.of());
        Precheck.Context swapped = new Precheck.Context(target, source, turned.tables(), List.of(), Set.of(TransferType.INCREMENTAL));
        List<String> failed = new ArrayList<>();
        for (Precheck check : prechecks.checks(target.dataSource(), source.dataSource(), Set.of(TransferType.INCREMENTAL))) {
            if ((check.side() == Side.SOURCE ? LOG_KEYS : WRITE_KEYS).contains(check.key())) {
                PrecheckItem item = prechecks.run(0, check, swapped, context.cancel());
                if (item.state() == PrecheckItem.State.FAILED) {
                    failed.add(item.key() + " at the " + (check.side() == Side.SOURCE ? "target" : "source") + " (" + item.cause() + ")");
                }
            }
        }
        return failed;
    }

    /** Compares the end of the log with what is applied until both are the same and stay so. */
    private static String check(StepContext context, TaskRow task) throws GodwitException {
        Direction ending = Directions.ENDING.of(context);
        LogReader log = Definitions.log(LiveWatch.origin(context, ending));
        String name = LiveNames.sync(context.projectId(), ending);
        String side = ending == Direction.FORWARD ? "source" : "target";
        long begin = System.currentTimeMillis();
        LogPosition end = log.current(context.cancel());
        passed(context, log, name, end);
        long rowsBefore = context.engine().live().rows(name);
        long rowsAtFirst = rowsBefore;
        while (true) {
            Waiting.pause(QUIET_MILLIS, context.cancel());
            LogPosition now = log.current(context.cancel());
            if (log.covers(end, now)) {
                return "applied up to " + end.text();
            }
            passed(context, log, name, now);
            long rows = context.engine().live().rows(name);
            if (rows == rowsBefore) {
                return "applied up to " + now.text() + "; only other tables of the " + side + " are written";
            }
            context.progress().note("The " + side + " is still being written: " + (rows - rowsAtFirst) + " rows since the check began");
            if (System.currentTimeMillis() - begin > PATIENCE_MILLIS) {
                throw new GodwitException(SupervisorError.STILL_WRITTEN, side, rows - rowsAtFirst);
            }
            rowsBefore = rows;
            end = now;
        }
    }

    private static void passed(StepContext context, LogReader log, String name, LogPosition goal) throws GodwitException {
        Waiting.until(() -> {
            LiveRow row = LiveWatch.healthy(context, name);
            context.progress().note("Delay " + row.delay() + " s, waiting until " + goal.text() + " is applied" + LiveWatch.trouble(row));
            Optional<LogPosition> applied = context.engine().live().applied(name);
            return applied.isPresent() && log.covers(applied.get(), goal);
        }, context.cancel());
    }

    /** The Incr-Sync ends, and with it the steady state of its step. */
    private String stop(StepContext context, TaskRow task) throws GodwitException {
        Direction ending = Directions.ENDING.of(context);
        String name = LiveNames.sync(context.projectId(), ending);
        context.engine().rm().run(h -> live.want(h, name, LiveRow.STOPPED));
        Waiting.until(() -> !LiveWatch.row(context, name).runs(), context.cancel());
        context.engine().rm().run(h -> steps.find(h, context.projectId(), Switchovers.monitoring(ending)).filter(s -> s.stepStatus() == StepStatus.MONITORING || s.stepStatus() == StepStatus.RUNNING)
                .ifPresent(s -> steps.move(h, s.id(), s.stepStatus(), Lifecycles.STEP.next(s.stepStatus(), StepEvent.FINISH).orElseThrow())));
        return name + " stopped";
    }
}
