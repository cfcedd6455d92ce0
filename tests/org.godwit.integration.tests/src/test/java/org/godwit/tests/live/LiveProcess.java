package org.godwit.tests.live;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.supervisor.HeadlessComponentHost;
import org.godwit.supervisor.StudioFactory;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.Studio;
import org.godwit.supervisor.service.SwitchoverView;

/**
 * A program of its own that works on the one live project of a workspace until it is killed, and prints each state that a step takes and when the project has come where it should.
 */
public final class LiveProcess {
    /** Printed when the project has come where the errand leads, and again by each further process. */
    static final String THERE = "THERE";
    /** Printed when a step had failed and was tried again, as a user would. */
    static final String RESUMED = "RESUMED";

    /** What a process is for. */
    enum Errand {
        /** Start the project, unless it has begun already, and let it follow the source, verified. */
        FOLLOW,
        /** Switch over; nobody writes meanwhile. */
        SWITCH,
        /** Switch back; nobody writes meanwhile. */
        BACK
    }

    private final Studio studio;
    private final String id;
    private final Errand errand;
    private final Map<StepName, StepStatus> seen = new HashMap<>();

    private LiveProcess(Studio studio, String id, Errand errand) {
        this.studio = studio;
        this.id = id;
        this.errand = errand;
    }

    /** Arguments: workspace, errand. */
    public static void main(String[] args) throws Exception {
        try (Studio studio = StudioFactory.open(Path.of(args[0]), new HeadlessComponentHost())) {
            new LiveProcess(studio, project(studio), Errand.valueOf(args[1])).work();
        }
    }

    private static String project(Studio studio) throws GodwitException {
        String id = studio.projects().list().getFirst().id();
        if (studio.projects().get(id).summary().status() == ProjectStatus.INIT) {
            studio.projects().start(id);
        }
        return id;
    }

    private void work() throws GodwitException {
        boolean told = false;
        while (true) {
            for (StepView step : studio.projects().get(id).steps()) {
                if (step.status() != seen.put(step.name(), step.status())) {
                    say(step.name() + " " + step.status() + step.problem().map(p -> " " + p).orElse(""));
                }
            }
            if (studio.projects().get(id).summary().status() == ProjectStatus.FAILED) {
                say(RESUMED);
                studio.projects().resume(id);
            }
            if (errand != Errand.FOLLOW) {
                switchOver();
            }
            if (!told && isThere()) {
                told = true;
                say(THERE);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private boolean is(StepName step, StepStatus status) {
        return seen.get(step) == status;
    }

    private boolean isThere() throws GodwitException {
        Direction from = studio.projects().switchover(id).map(SwitchoverView::from).orElse(Direction.FORWARD);
        return switch (errand) {
            case FOLLOW -> is(StepName.INCR_TRANSFER, StepStatus.MONITORING) && is(StepName.FULL_VERIFIER, StepStatus.FINISHED);
            case SWITCH -> from == Direction.FORWARD && is(StepName.TRANSFER_APP_SWITCH, StepStatus.FINISHED) && is(StepName.REVERSE_INCR_TRANSFER, StepStatus.MONITORING);
            case BACK -> from == Direction.REVERSE && is(StepName.TRANSFER_APP_SWITCH, StepStatus.FINISHED) && is(StepName.INCR_TRANSFER, StepStatus.MONITORING);
        };
    }

    /** Answers whatever the switchover asks. */
    private void switchOver() throws GodwitException {
        SwitchoverView view = studio.projects().switchover(id).orElseThrow();
        if (errand == Errand.BACK && view.from() == Direction.FORWARD && view.mayBegin()) {
            studio.projects().switchBack(id);
            return;
        }
        for (SwitchoverView.SubStep step : view.subSteps()) {
            if (step.status() == TaskStatus.WAIT_CONFIRM && step.mayConfirm()) {
                for (SwitchoverView.Item item : view.items()) {
                    if (item.manual() && item.state() == SwitchoverView.Item.State.INIT) {
                        studio.projects().completeItem(id, item.id());
                    }
                }
                studio.projects().confirm(id, step.taskId());
            }
        }
    }
}
