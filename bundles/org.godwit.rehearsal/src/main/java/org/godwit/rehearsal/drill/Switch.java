package org.godwit.rehearsal.drill;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.RehearsalError;
import org.godwit.supervisor.service.Studio;
import org.godwit.supervisor.service.SwitchoverView;
import org.godwit.supervisor.service.SwitchoverView.Item;
import org.godwit.supervisor.service.SwitchoverView.SubStep;

/** One switchover with somebody who confirms at once, and the clock at each sub-step from the last write on. Used by one thread, once. */
final class Switch {
    private static final long LOOK_NANOS = 20_000_000;
    private static final String BEGIN = "START_SWITCH";
    private static final String STOP = "CONFIRM_SOURCE_STOP_WRITE";
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private final Studio studio;
    private final String project;
    private final Duration most;
    private final Map<String, Double> subSteps = new LinkedHashMap<>();
    private long stopped;
    private long entered;
    private String current = "";
    private double stopSeconds;
    private String verdict = "";

    Switch(Studio studio, String project, Duration most) {
        this.studio = studio;
        this.project = project;
        this.most = most;
    }

    Map<String, Double> subSteps() {
        return subSteps;
    }

    /** From the last write on the one side until the other side, or after a switchover that was taken back the same, may be written. */
    double stopSeconds() {
        return stopSeconds;
    }

    /** Whether the limit was reached. */
    boolean isLate() {
        return !verdict.isEmpty();
    }

    /** Why it is late, and what was done about it. */
    String verdict() {
        return verdict;
    }

    /** @return whether it went to its end; else it was taken back, since the limit was reached while that was possible */
    boolean run(Application application, CancelToken cancel) throws GodwitException {
        if (studio.projects().switchover(project).orElseThrow().mayBegin()) {
            studio.projects().switchBack(project);
        }
        while (true) {
            cancel.check();
            SwitchoverView view = studio.projects().switchover(project).orElseThrow();
            Optional<SubStep> now = view.current();
            tell(now.map(SubStep::label).orElse(""));
            if (stopped == 0) {
                application.check();
            } else if (view.step() == StepStatus.FINISHED) {
                end();
                return true;
            } else if (isOver() && view.mayAbort()) {
                takeBack(cancel);
                return false;
            }
            if (now.isPresent() && now.get().status() == TaskStatus.FAILED) {
                throw new GodwitException(RehearsalError.STEP_FAILED, now.get().label(), now.get().errorCode() + " " + now.get().errorMessage(), "Look at the switchover of the project.");
            }
            if (now.isEmpty() || now.get().status() != TaskStatus.WAIT_CONFIRM || !answer(view, now.get(), application)) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    private boolean isOver() {
        return !most.isZero() && System.nanoTime() - stopped > most.toNanos();
    }

    private void takeBack(CancelToken cancel) throws GodwitException {
        String where = current;
        studio.projects().abortSwitchover(project, cancel);
        end();
        verdict = limit() + ", in \"" + where + "\"; it was taken back, and the application went on where it was";
    }

    private void end() {
        boolean late = isOver();
        stopSeconds = (System.nanoTime() - stopped) / SECOND;
        if (late) {
            verdict = limit() + " when it could no longer be taken back, so it went to its end";
        }
    }

    private String limit() {
        return String.format(Locale.ROOT, "the write stop reached the limit of %.1f s", most.toMillis() / 1000.0);
    }

    /** Does what a person would; false when it is not yet time to. */
    private boolean answer(SwitchoverView view, SubStep step, Application application) throws GodwitException {
        if (stopped == 0 && !step.type().equals(BEGIN) && !step.type().equals(STOP)) {
            return false;
        }
        if (step.type().equals(STOP)) {
            application.stop();
            stopped = System.nanoTime();
            entered = stopped;
            current = step.label();
        }
        for (Item item : view.items()) {
            if (item.state() == Item.State.INIT && item.manual()) {
                studio.projects().skipItem(project, item.id());
            }
        }
        studio.projects().confirm(project, step.taskId());
        return true;
    }

    private void tell(String label) {
        if (stopped == 0 || label.equals(current)) {
            return;
        }
        long now = System.nanoTime();
        subSteps.merge(current, (now - entered) / SECOND, Double::sum);
        entered = now;
        current = label;
    }
}
