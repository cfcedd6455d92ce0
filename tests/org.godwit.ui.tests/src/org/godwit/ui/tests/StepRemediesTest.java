package org.godwit.ui.tests;

import static org.godwit.ui.tests.PairExtension.SOURCE;
import static org.godwit.ui.tests.PairExtension.TARGET;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.service.TaskView;
import org.godwit.ui.Studios;
import org.godwit.ui.tests.PairExtension.Pair;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.godwit.ui.tests.harness.Widgets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A verification that cannot begin, because a parameter is no pattern: the step and its sub-task are tried again and left out, beside the cause and above it. */
@ExtendWith({StudioExtension.class, PairExtension.class})
class StepRemediesTest {
    private static final String SUB_TASK = "RUN_FULL_VERIFICATION";
    /** As it is called in the window. */
    private static final String SHOWN = "Full verification";
    private static final long AGAIN_NANOS = 5_000_000_000L;

    private BrokenProjects broken;

    @BeforeEach
    void begin(Studio studio) {
        broken = new BrokenProjects(studio);
    }

    @AfterEach
    void close() throws GodwitException {
        broken.close();
    }

    /** A project whose verification fails, whatever the tables hold. */
    private String start(Pair pair, String database) throws GodwitException, SQLException {
        pair.both("CREATE DATABASE " + database, "CREATE TABLE " + database + ".t (id INT PRIMARY KEY)", "INSERT INTO " + database + ".t VALUES (1), (2)");
        String id = broken.start(database, SOURCE, TARGET, Set.of(TransferType.VERIFICATION), Map.of("task.sourceMasterSection.excludeColumn", "[;t;id"));
        broken.await(id, StepName.FULL_VERIFIER, StepStatus.FAILED);
        return id;
    }

    private static TaskView task(String id) throws GodwitException {
        return Studios.get().projects().get(id).steps().stream().flatMap(s -> s.tasks().stream()).filter(t -> t.type().equals(SUB_TASK)).findFirst().orElseThrow();
    }

    @Test
    void skipsTheStepBesideItsCause(Studio studio, Pair pair) throws Exception {
        String id = start(pair, "parted");
        broken.press("Skip the step");
        studio.screenshot("remedy-skip-step");
        broken.answer("Skip the step", "Run");
        broken.await(id, StepName.FULL_VERIFIER, StepStatus.FINISHED);
    }

    @Test
    void resetsAndSkipsTheSubTaskBesideItsCause(Pair pair) throws Exception {
        String id = start(pair, "reset_sub");
        Instant before = task(id).modified();
        broken.apply("Reset sub-task “" + SHOWN + "”");
        awaitFailure(id, before);
        broken.apply("Skip sub-task “" + SHOWN + "”");
        broken.eventually("it is skipped", () -> task(id).status() == TaskStatus.SKIPPED);
        broken.await(id, StepName.FULL_VERIFIER, StepStatus.FINISHED);
    }

    @Test
    void triesAndSkipsAboveTheStory(Studio studio, Pair pair) throws Exception {
        String id = start(pair, "above");
        Instant before = task(id).modified();
        pressForTask(studio, "Retry Task", () -> task(id).modified().isAfter(before));
        awaitFailure(id, before);
        pressForTask(studio, "Skip Task", () -> Stream.of(broken.window().getDisplay().getShells()).anyMatch(s -> s.isVisible() && s.getText().equals("Skip Task")));
        studio.screenshot("remedy-skip-task");
        broken.answer("Skip Task", "No");
        Instant after = task(id).modified();
        broken.press("Retry Step");
        awaitFailure(id, after);
        broken.press("Skip Step");
        broken.answer("Skip Step", "Yes");
        broken.await(id, StepName.FULL_VERIFIER, StepStatus.FINISHED);
    }

    private void awaitFailure(String id, Instant before) {
        broken.eventually("it is tried again and fails again", () -> task(id).modified().isAfter(before) && task(id).status() == TaskStatus.FAILED && BrokenProjects.status(id, StepName.FULL_VERIFIER) == StepStatus.FAILED);
    }

    /**
     * Turns to the sub-tasks, selects the one and presses, all in one event, because a state that is just seen shows other rows and turns to the diagnosis. Presses again when nothing came of it.
     *
     * @param done what comes of it
     */
    private void pressForTask(Studio studio, String label, Callable<Boolean> done) {
        AtomicLong next = new AtomicLong(System.nanoTime());
        broken.eventually(label, () -> {
            if (done.call()) {
                return true;
            }
            if (System.nanoTime() >= next.get()) {
                next.set(System.nanoTime() + AGAIN_NANOS);
                // posted, since a question that comes of it would keep the test waiting
                studio.post(() -> selectAndPress(label));
            }
            return false;
        });
    }

    private void selectAndPress(String label) {
        Widgets.below(broken.window()).filter(w -> w instanceof CTabFolder f && f.isVisible() && f.getItemCount() > 0 && f.getItem(0).getText().equals("Sub-tasks")).map(CTabFolder.class::cast).findFirst().ifPresent(story -> {
            story.setSelection(0);
            Widgets.below(story).filter(w -> w instanceof Table t && t.isVisible() && t.getItemCount() == 1 && t.getItem(0).getText(0).equals(SHOWN)).map(Table.class::cast).findFirst().ifPresent(tasks -> {
                tasks.setSelection(0);
                tasks.notifyListeners(SWT.Selection, new Event());
            });
            Widgets.below(story).filter(w -> w instanceof Button b && b.isVisible() && b.isEnabled() && b.getText().equals(label)).findFirst().ifPresent(b -> b.notifyListeners(SWT.Selection, new Event()));
        });
    }
}
