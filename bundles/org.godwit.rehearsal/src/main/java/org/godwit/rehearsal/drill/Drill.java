package org.godwit.rehearsal.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.RehearsalError;
import org.godwit.rehearsal.drill.DrillResult.Move;
import org.godwit.rehearsal.run.CountedParts;
import org.godwit.rehearsal.run.ProjectRun;
import org.godwit.rehearsal.run.RunListener;
import org.godwit.rehearsal.run.Stage;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.supervisor.service.ProjectService.ReverifyScope;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.Studio;
import org.godwit.supervisor.service.VerifyTable;

/**
 * Exercises the switchover of a live project: an application writes at the source, is stopped, the project drains and switches over, both sides are verified in full, the application goes on at the
 * target, and back the same way. A write stop over the limit is taken back, and the application goes on where it was. Used by one thread.
 */
public final class Drill {
    private static final long LOOK_NANOS = 50_000_000;
    /** What is drained after a taken back switchover comes within this time, or is lost. */
    private static final Duration DRAIN = Duration.ofMinutes(2);
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private final Studio studio;
    private final RunListener listener;
    private final DrillSettings settings;
    private final String project;
    private final DataSource source;
    private final DataSource target;
    private final Application.Plan plan;

    /**
     * @param project a started project with incremental and reverse synchronization and verification, whose selection has the tables of {@link Ledger}
     * @param plan which tables, by the same names on both sides
     */
    Drill(Studio studio, RunListener listener, DrillSettings settings, String project, DataSource source, DataSource target, Application.Plan plan) {
        this.studio = studio;
        this.listener = listener;
        this.settings = settings;
        this.project = project;
        this.source = source;
        this.target = target;
        this.plan = plan;
    }

    /** @throws GodwitException when a side is not equal, a change is lost or doubled, or a step fails; a write stop over the limit is no failure but a result */
    DrillResult run(CancelToken cancel) throws GodwitException {
        List<Move> moves = new ArrayList<>();
        CountedParts parts = new CountedParts(Stage.DRILL, 2 * settings.cycles(), listener);
        parts.begins(0, "");
        new ProjectRun(studio, RunListener.SILENT, true).follow(project, cancel);
        for (int cycle = 1; cycle <= settings.cycles(); cycle++) {
            for (boolean forward : new boolean[] {true, false}) {
                parts.begins(moves.size(), (forward ? "to the target" : "back to the source") + ", " + cycle + " of " + settings.cycles());
                Switch over = new Switch(studio, project, settings.mostStop());
                moves.add(move(cycle, forward, over, cancel));
                if (over.isLate()) {
                    return new DrillResult(settings, moves, over.verdict());
                }
            }
        }
        return new DrillResult(settings, moves, "");
    }

    private Move move(int cycle, boolean forward, Switch over, CancelToken cancel) throws GodwitException {
        await(sync(forward), StepStatus.MONITORING, cancel);
        DataSource from = forward ? source : target;
        DataSource to = forward ? target : source;
        Ledger.Count before = Ledger.count(from, plan.database());
        DrillSettings seeded = settings.withSeed(settings.seed() + 2L * cycle + (forward ? 0 : 1));
        try (Application application = new Application(from, plan, seeded, before.writers())) {
            write(application, cancel);
            boolean moved = over.run(application, cancel);
            long written = application.committed();
            if (!moved) {
                written += goOn(sync(forward), from, to, seeded, before.transactions() + written, cancel);
            }
            Ledger.require(to, plan.database(), before.transactions() + written);
            return new Move(cycle, forward, moved, over.subSteps(), over.stopSeconds(), verify(cancel), written, application.refused());
        }
    }

    private void write(Application application, CancelToken cancel) throws GodwitException {
        long until = System.nanoTime() + settings.writing().toNanos();
        while (System.nanoTime() < until || application.committed() == 0) {
            LockSupport.parkNanos(LOOK_NANOS);
            cancel.check();
            application.check();
        }
    }

    /** After a switchover that was taken back: the application writes where it wrote before, and the other side follows as before. */
    private long goOn(StepName sync, DataSource from, DataSource to, DrillSettings seeded, long committed, CancelToken cancel) throws GodwitException {
        Ledger.require(from, plan.database(), committed);
        try (Application again = new Application(from, plan, seeded, Ledger.count(from, plan.database()).writers())) {
            write(again, cancel);
            again.stop();
            long until = System.nanoTime() + DRAIN.toNanos();
            while (Ledger.count(to, plan.database()).raised() < committed + again.committed() && System.nanoTime() < until) {
                status(sync);
                LockSupport.parkNanos(LOOK_NANOS);
                cancel.check();
            }
            return again.committed();
        }
    }

    private double verify(CancelToken cancel) throws GodwitException {
        long begin = System.nanoTime();
        studio.projects().reverify(project, ReverifyScope.ALL);
        await(StepName.FULL_VERIFIER, StepStatus.FINISHED, cancel);
        double seconds = (System.nanoTime() - begin) / SECOND;
        for (VerifyTable table : studio.projects().verification(project)) {
            if (table.result() != VerifyTable.ResultType.CONSISTENT && table.result() != VerifyTable.ResultType.BOTH_EMPTY) {
                throw new GodwitException(RehearsalError.DRILL_UNEQUAL, table.source(), table.sourceOnly(), table.destOnly(), table.mismatched());
            }
        }
        return seconds;
    }

    private void await(StepName name, StepStatus wanted, CancelToken cancel) throws GodwitException {
        while (status(name) != wanted) {
            LockSupport.parkNanos(LOOK_NANOS);
            cancel.check();
        }
    }

    /** @throws GodwitException when it failed */
    private StepStatus status(StepName name) throws GodwitException {
        ProjectDetail detail = studio.projects().get(project);
        StepView step = detail.steps().stream().filter(s -> s.name() == name).findFirst().orElseThrow();
        // a step that is to run again stands in FAILED without a cause until the scheduler takes it up
        if (step.status() == StepStatus.FAILED && (step.problem().isPresent() || detail.summary().status() == ProjectStatus.FAILED)) {
            throw new GodwitException(RehearsalError.STEP_FAILED, name.label(), step.problem().map(p -> p.code() + " " + p.message()).orElse(detail.summary().problem()), "Look at the steps of the project.");
        }
        return step.status();
    }

    private static StepName sync(boolean forward) {
        return forward ? StepName.INCR_TRANSFER : StepName.REVERSE_INCR_TRANSFER;
    }
}
