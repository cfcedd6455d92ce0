package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.service.ComponentService.State;
import org.godwit.supervisor.service.DdlView;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.ProjectService;
import org.godwit.supervisor.service.SwitchoverView;
import org.godwit.ui.Studios;
import org.godwit.ui.tests.PairExtension.Pair;
import org.godwit.ui.tests.harness.Projects;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes wrong in a live migration and its switchover, mended by the buttons of the pages: DDL that stops, conflicts, sub-steps that fail, a switchover that is called off, the way back. */
@ExtendWith({StudioExtension.class, PairExtension.class})
@TestMethodOrder(OrderAnnotation.class)
class SwitchoverPageTest {
    private static final String PROJECT = "switch_page";
    private static final Duration RUN = Duration.ofMinutes(1);

    private static String id;

    private static ProjectService projects() throws GodwitException {
        return Studios.get().projects();
    }

    private static StepStatus step(StepName name) throws GodwitException {
        return projects().get(id).steps().stream().filter(s -> s.name() == name).findFirst().orElseThrow().status();
    }

    private static SwitchoverView switchover() throws GodwitException {
        return projects().switchover(id).orElseThrow();
    }

    private static TaskStatus subStep(String type) throws GodwitException {
        return switchover().subSteps().stream().filter(s -> s.type().equals(type)).findFirst().orElseThrow().status();
    }

    private static String sync() throws GodwitException {
        return projects().incremental(id).stream().filter(v -> v.direction() == Direction.FORWARD).flatMap(v -> v.sync().stream()).findFirst().orElseThrow();
    }

    /** The page reads a moment later than the project stops. */
    private static void chosen(Studio studio, CTabFolder folder, String part) {
        studio.find(folder, Text.class, "with the statement that waits", t -> t.isVisible() && t.getText().contains(part));
    }

    /** Waits until a statement of the source waits for a person. */
    private static void stops(Studio studio, String text) {
        studio.await("the project stops at " + text, RUN, () -> projects().incremental(id).stream().flatMap(v -> v.ddls().stream()).anyMatch(d -> d.statement().contains(text) && d.needsAnswer()));
    }

    private static DdlView.State state(String text) throws GodwitException {
        return projects().incremental(id).stream().flatMap(v -> v.ddls().stream()).filter(d -> d.statement().contains(text)).findFirst().orElseThrow().state();
    }

    private static void answer(Studio studio, String title, String button) {
        Shell question = studio.shell(title);
        studio.press(question, button);
        studio.await("the question closes", question::isDisposed);
    }

    private static void eventually(Studio studio, String what, Callable<Boolean> condition) {
        studio.await(what, RUN, condition);
    }

    @Test
    @Order(1)
    void answersStatementsThatCannotBeCarriedOver(Studio studio, Pair pair) throws GodwitException, SQLException {
        pair.source("CREATE DATABASE swpage", "CREATE DATABASE swother", "CREATE TABLE swpage.account (id INT PRIMARY KEY, owner VARCHAR(40), balance INT)",
                "INSERT INTO swpage.account SELECT seq, CONCAT('owner ', seq), seq FROM swpage.seq_1_to_50", "CREATE TABLE swpage.leaves (id INT PRIMARY KEY)");
        id = pair.project(PROJECT, Set.of(TransferType.values()), Map.of("sink.onConflict", "SKIP"), "swpage.*");
        projects().start(id);
        eventually(studio, "changes are carried over", () -> step(StepName.INCR_TRANSFER) == StepStatus.MONITORING && step(StepName.FULL_VERIFIER) == StepStatus.FINISHED);
        ProjectPages pages = new ProjectPages(studio);
        CTabFolder folder = pages.open(id, PROJECT, "Incremental");
        pages.turnWithin(folder, "DDL");

        pair.source("RENAME TABLE swpage.leaves TO swother.leaves");
        stops(studio, "RENAME TABLE");
        chosen(studio, folder, "RENAME TABLE");
        pages.press(folder, "Skip");
        answer(studio, "Skip", "Yes");
        eventually(studio, "it is left out", () -> state("RENAME TABLE") == DdlView.State.SKIPPED);

        pair.target("UPDATE swpage.account SET owner = REPEAT('x', 40) WHERE id = 50");
        pair.source("ALTER TABLE swpage.account MODIFY owner VARCHAR(20)");
        stops(studio, "VARCHAR(20)");
        studio.find(folder, Table.class, "with the statement that failed", t -> t.isVisible() && ProjectPages.rows(t).anyMatch(r -> r.contains("VARCHAR(20)")));
        chosen(studio, folder, "VARCHAR(20)");
        pages.picture("incremental-ddl-stopped");
        pages.press(folder, "Edit and Run");
        Shell editor = studio.shell("Statements to run instead");
        studio.type(studio.find(editor, Text.class, "with the statement", t -> t.isVisible()), "ALTER TABLE swpage.account MODIFY owner VARCHAR(60)");
        studio.press(editor, "OK");
        eventually(studio, "the other statement was run",
                () -> state("VARCHAR(20)") == DdlView.State.DONE && pair.read("SELECT CHARACTER_MAXIMUM_LENGTH FROM information_schema.columns WHERE table_schema = 'swpage' AND column_name = 'owner'").equals("60"));

        pair.target("UPDATE swpage.account SET balance = 7 WHERE id IN (48, 49)");
        pair.source("ALTER TABLE swpage.account ADD UNIQUE by_balance (balance)");
        stops(studio, "by_balance");
        chosen(studio, folder, "by_balance");
        pair.target("UPDATE swpage.account SET balance = id WHERE id IN (48, 49)", "ALTER TABLE swpage.account ADD UNIQUE by_balance (balance)");
        pages.press(folder, "Done by Hand");
        answer(studio, "Done by Hand", "Yes");
        eventually(studio, "it goes on behind it", () -> state("by_balance") == DdlView.State.DONE || state("by_balance") == DdlView.State.SKIPPED);
        pair.source("INSERT INTO swpage.account VALUES (51, 'late', 51)");
        eventually(studio, "changes come again", () -> pair.read("SELECT owner FROM swpage.account WHERE id = 51").equals("late"));
    }

    @Test
    @Order(2)
    void listsConflictsWithBothImages(Studio studio, Pair pair) throws SQLException {
        pair.target("DELETE FROM swpage.account WHERE id = 10");
        pair.source("UPDATE swpage.account SET owner = 'nobody there' WHERE id = 10");
        ProjectPages pages = new ProjectPages(studio);
        CTabFolder folder = pages.open(id, PROJECT, "Incremental");
        pages.turnWithin(folder, "Conflicts");
        studio.await("the conflict is counted", RUN, () -> projects().incremental(id).stream().anyMatch(v -> v.conflictCount() == 1));
        studio.find(folder, Table.class, "with the conflict", t -> t.isVisible() && ProjectPages.rows(t).anyMatch(r -> r.startsWith("swpage.account") && r.contains("10")));
        studio.find(folder, Text.class, "with the row before", t -> t.isVisible() && t.getText().contains("owner 10"));
        studio.find(folder, Text.class, "with the row after", t -> t.isVisible() && t.getText().contains("nobody there"));
        pages.picture("incremental-conflicts");
        pair.target("INSERT INTO swpage.account VALUES (10, 'nobody there', 10)");
    }

    @Test
    @Order(3)
    void retriesAndSkipsSubStepsAndCallsItOff(Studio studio, Pair pair) throws GodwitException, SQLException {
        eventually(studio, "the switchover waits", () -> step(StepName.TRANSFER_APP_SWITCH) == StepStatus.RUNNING && subStep("START_SWITCH") == TaskStatus.WAIT_CONFIRM);
        ProjectPages pages = new ProjectPages(studio);
        CTabFolder folder = pages.open(id, PROJECT, "Switchover");
        Studios.get().components().pause(sync());
        eventually(studio, "Incr-Sync stands", () -> syncState() == State.STOPPED);
        confirm(studio, folder, "Start switchover");
        eventually(studio, "the precheck fails", () -> subStep("SWITCH_PRECHECK") == TaskStatus.FAILED);
        studio.find(folder, Label.class, "that says why", l -> l.isVisible() && l.getText().contains("does not run"));
        studio.screenshot("switchover-failed");
        Studios.get().components().start(sync());
        eventually(studio, "Incr-Sync runs", () -> syncState() == State.RUNNING);
        pressIn(studio, folder, "Switchover precheck", "Retry");
        eventually(studio, "it goes on to the next question", () -> subStep("CONFIRM_SOURCE_STOP_WRITE") == TaskStatus.WAIT_CONFIRM);

        pages.press(folder, "Abort Switchover");
        answer(studio, "Abort Switchover", "Yes");
        eventually(studio, "the check list begins anew", () -> subStep("START_SWITCH") == TaskStatus.WAIT_CONFIRM && subStep("CONFIRM_SOURCE_STOP_WRITE") == TaskStatus.INIT);
        pair.source("INSERT INTO swpage.account VALUES (52, 'after the abort', 52)");
        eventually(studio, "changes are carried over as before", () -> pair.read("SELECT owner FROM swpage.account WHERE id = 52").equals("after the abort"));

        confirm(studio, folder, "Start switchover");
        eventually(studio, "writing may stop", () -> subStep("CONFIRM_SOURCE_STOP_WRITE") == TaskStatus.WAIT_CONFIRM);
        confirm(studio, folder, "Confirm that writing stopped");
        eventually(studio, "it is the turn of the objects", () -> subStep("HANDLE_DB_OBJECTS") == TaskStatus.WAIT_CONFIRM);
        studio.find(folder, Label.class, "with the time without writing", l -> l.isVisible() && l.getText().equals("writing has stood still"));
        pages.picture("switchover-page");
        assertThat(step(StepName.INCR_TRANSFER)).isEqualTo(StepStatus.FINISHED);
        projects().abortSwitchover(id, CancelToken.create());
        eventually(studio, "the stopped Incr-Sync runs again", () -> step(StepName.INCR_TRANSFER) == StepStatus.MONITORING);
        pair.source("INSERT INTO swpage.account VALUES (53, 'once more', 53)");
        eventually(studio, "changes are carried over once more", () -> pair.read("SELECT owner FROM swpage.account WHERE id = 53").equals("once more"));
    }

    private static State syncState() throws GodwitException {
        return projects().incremental(id).stream().filter(v -> v.direction() == Direction.FORWARD).findFirst().orElseThrow().state();
    }

    @Test
    @Order(4)
    void leavesObjectsOutAndGoesBack(Studio studio, Pair pair) throws GodwitException, SQLException {
        ProjectPages pages = new ProjectPages(studio);
        CTabFolder folder = pages.open(id, PROJECT, "Switchover");
        confirm(studio, folder, "Start switchover");
        eventually(studio, "writing may stop", () -> subStep("CONFIRM_SOURCE_STOP_WRITE") == TaskStatus.WAIT_CONFIRM);
        confirm(studio, folder, "Confirm that writing stopped");
        eventually(studio, "it is the turn of the objects", () -> subStep("HANDLE_DB_OBJECTS") == TaskStatus.WAIT_CONFIRM);
        pressIn(studio, folder, "Process database objects", "Skip");
        answer(studio, "Skip: Process database objects", "Yes");
        eventually(studio, "the way back may begin", () -> subStep("CREATE_REVERSE_SYNC") == TaskStatus.WAIT_CONFIRM);
        confirm(studio, folder, "Start reverse incremental migration");
        eventually(studio, "changes flow back", () -> step(StepName.TRANSFER_APP_SWITCH) == StepStatus.FINISHED && step(StepName.REVERSE_INCR_TRANSFER) == StepStatus.MONITORING);
        pair.target("INSERT INTO swpage.account VALUES (60, 'from the target', 60)");
        eventually(studio, "it is at the source", () -> pair.readSource("SELECT owner FROM swpage.account WHERE id = 60").equals("from the target"));

        pages.press(folder, "Switch Back");
        answer(studio, "Switch Back", "Yes");
        eventually(studio, "the list begins in the other direction", () -> switchover().from() == Direction.REVERSE && subStep("START_SWITCH") == TaskStatus.WAIT_CONFIRM);
        studio.screenshot("switchover-back");
    }

    @Test
    @Order(5)
    void keepsRunningInTheBackground(Studio studio) {
        Shell window = studio.call(() -> studio.window().getShell());
        studio.command("org.eclipse.ui.file.exit");
        Shell question = studio.shell("Work Is Running");
        studio.screenshot("close-question-background");
        studio.press(question, "Keep Running in Background");
        studio.await("the window is out of the way", window::getMinimized);
        assertThat(studio.call(window::isDisposed)).isFalse();
        studio.run(() -> {
            window.setMinimized(false);
            window.notifyListeners(SWT.Deiconify, new Event());
            window.forceActive();
        });
        studio.await("the window is back", () -> window.isVisible() && !window.getMinimized());
    }

    @Test
    @Order(6)
    void clearsUp(Studio studio) throws GodwitException {
        Projects.remove(studio, id);
    }

    /** Presses Confirm in the line of the sub-step that waits and says Yes to its question. */
    private static void confirm(Studio studio, CTabFolder folder, String label) {
        pressIn(studio, folder, label, "Confirm");
        answer(studio, "Confirm: " + label, "Yes");
    }

    private static void pressIn(Studio studio, CTabFolder folder, String label, String text) {
        Button button = studio.find(folder, Button.class, text + " of " + label,
                b -> b.isVisible() && b.getText().equals(text) && Arrays.stream(b.getParent().getChildren()).anyMatch(c -> c instanceof Label l && l.getText().endsWith(label)));
        studio.post(() -> button.notifyListeners(SWT.Selection, new Event()));
    }
}
