package org.godwit.supervisor.internal.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.TransferType;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.Precheck;
import org.godwit.core.spi.Side;
import org.godwit.rm.repository.LiveRow;
import org.godwit.rm.repository.TaskRow;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.Texts;
import org.godwit.supervisor.internal.live.Directed;
import org.godwit.supervisor.internal.live.LiveNames;
import org.godwit.supervisor.internal.run.StepContext;
import org.godwit.supervisor.internal.run.TaskType;
import org.godwit.supervisor.internal.run.TaskWork;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.ResolvedObjects;

/** The automatic sub-steps of a switchover besides starting components (OMS: sub-steps of forward switchover). Thread-safe. */
public final class SwitchSteps {
    /** Most seconds of delay with which a switchover may begin. */
    private static final long MOST_DELAY = 15;
    /** So long an Incr-Sync may take to start and to catch up before the precheck fails. */
    private static final long SETTLE_NANOS = 30_000_000_000L;
    private static final long SETTLE_LOOK_MILLIS = 500;
    private static final Set<String> LOG_KEYS = Set.of("DB_INCR_LOG", "DB_ACCOUNT_INCR_READ_PRIVILEGE");
    private static final Set<String> WRITE_KEYS = Set.of("DB_ACCOUNT_WRITER_PRIVILEGE");

    private final PrecheckRunner prechecks;

    public SwitchSteps(PrecheckRunner prechecks) {
        this.prechecks = prechecks;
    }

    /** All of them by their sub-task. */
    public Map<TaskType, TaskWork> works() {
        DrainSteps drain = new DrainSteps(DrainSteps.Origin::of);
        return Map.of(TaskType.START_SWITCH, (context, task) -> "confirmed", TaskType.CONFIRM_SOURCE_STOP_WRITE, (context, task) -> "confirmed", TaskType.SWITCH_PRECHECK, this::precheck,
                TaskType.CHECK_SYNC_POSITION, drain::check, TaskType.STOP_FORWARD_SYNC, drain::stop, TaskType.HANDLE_DB_OBJECTS, new SwitchObjects());
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
}
