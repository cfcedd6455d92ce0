package org.godwit.ui.tests;

import static org.godwit.ui.tests.PairExtension.SOURCE;
import static org.godwit.ui.tests.PairExtension.TARGET;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A verification that cannot begin, because a parameter is no pattern: the step and its sub-task are tried again and left out, beside the cause and above it. */
@ExtendWith({StudioExtension.class, PairExtension.class})
class StepRemediesTest {
    private static final String SUB_TASK = "RUN_FULL_VERIFICATION";

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
        broken.apply("Reset sub-task " + SUB_TASK);
        awaitFailure(id, before);
        broken.apply("Skip sub-task " + SUB_TASK);
        broken.eventually("it is skipped", () -> task(id).status() == TaskStatus.SKIPPED);
        broken.await(id, StepName.FULL_VERIFIER, StepStatus.FINISHED);
    }

    @Test
    @Tag("slow")
    void triesAndSkipsAboveTheStory(Studio studio, Pair pair) throws Exception {
        String id = start(pair, "above");
        Instant before = task(id).modified();
        pressForTask(studio, "Retry Task");
        awaitFailure(id, before);
        pressForTask(studio, "Skip Task");
        studio.shell("Skip Task");
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

    /** Turns to the sub-tasks, selects the one and presses in one event, because a failure that is just seen turns to the diagnosis. */
    private void pressForTask(Studio studio, String label) {
        broken.eventually(label, () -> {
            CTabFolder story = Widgets.below(broken.window()).filter(w -> w instanceof CTabFolder f && f.isVisible() && f.getItemCount() > 0 && f.getItem(0).getText().equals("Sub-tasks")).map(CTabFolder.class::cast).findFirst()
                    .orElseThrow();
            story.setSelection(0);
            Optional<Table> tasks = Widgets.below(story).filter(w -> w instanceof Table t && t.isVisible() && t.getItemCount() == 1 && t.getItem(0).getText(0).equals(SUB_TASK)).map(Table.class::cast).findFirst();
            tasks.ifPresent(t -> {
                t.setSelection(0);
                t.notifyListeners(SWT.Selection, new Event());
            });
            Optional<Button> button = Widgets.below(story).filter(w -> w instanceof Button b && b.isVisible() && b.isEnabled() && b.getText().equals(label)).map(Button.class::cast).findFirst();
            button.ifPresent(b -> studio.post(() -> b.notifyListeners(SWT.Selection, new Event())));
            return button.isPresent();
        });
    }
}
