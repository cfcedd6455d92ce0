package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IWorkbenchPage;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.supervisor.service.ProjectService;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.supervisor.service.VerifyTable.ResultType;
import org.godwit.ui.Studios;
import org.godwit.ui.tests.PairExtension.Pair;
import org.godwit.ui.tests.harness.Keys;
import org.godwit.ui.tests.harness.Projects;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.godwit.ui.tests.harness.Widgets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole life of a project with the keyboard alone, a view that cannot be created in its way: wizard, precheck, diagnosis, verification, switchover, release, deletion. */
@ExtendWith({StudioExtension.class, PairExtension.class})
class KeyboardTest {
    private static final String PROJECT = "keys_move";
    private static final Duration RUN = Duration.ofMinutes(3);

    private Studio studio;
    private Keys keys;

    @BeforeEach
    void begin(Studio given) {
        studio = given;
        keys = new Keys(studio);
        studio.openPerspective("org.godwit.ui.projects.perspective");
        studio.run(() -> {
            studio.page().closeAllEditors(false);
            window().forceActive();
        });
    }

    /** Also after a failure. */
    @AfterEach
    void close() throws GodwitException {
        studio.closeDialogs();
        studio.run(() -> studio.page().closeAllEditors(false));
        for (String left : id().stream().toList()) {
            Projects.remove(studio, left);
        }
    }

    private Shell window() {
        return studio.window().getShell();
    }

    private static ProjectService projects() throws GodwitException {
        return Studios.get().projects();
    }

    private static Optional<String> id() throws GodwitException {
        return projects().list().stream().filter(p -> p.name().equals(PROJECT)).map(ProjectSummary::id).findFirst();
    }

    private static ProjectStatus status() throws GodwitException {
        return projects().get(id().orElseThrow()).summary().status();
    }

    private static StepStatus step(StepName name) throws GodwitException {
        return projects().get(id().orElseThrow()).steps().stream().filter(s -> s.name() == name).findFirst().orElseThrow().status();
    }

    private static TaskStatus subStep(String type) throws GodwitException {
        return projects().switchover(id().orElseThrow()).orElseThrow().subSteps().stream().filter(s -> s.type().equals(type)).findFirst().orElseThrow().status();
    }

    @Test
    void livesAWholeLife(Pair pair) throws Exception {
        prepare(pair);
        wizard();
        mend();
        verification();
        switchover();
        end();
    }

    private static void prepare(Pair pair) throws SQLException {
        pair.source("CREATE DATABASE keyshop", "CREATE TABLE keyshop.item (id INT PRIMARY KEY, name VARCHAR(40))", "INSERT INTO keyshop.item SELECT seq, CONCAT('item ', seq) FROM keyshop.seq_1_to_200",
                "CREATE FUNCTION keyshop.tax(p INT) RETURNS INT DETERMINISTIC RETURN p * 2", "CREATE VIEW keyshop.v_tax AS SELECT id, keyshop.tax(id) AS n FROM keyshop.item");
    }

    private void wizard() throws GodwitException {
        keys.press('n', SWT.MOD1, SWT.MOD3);
        Shell wizard = keys.window("New Migration Project");
        choose("Source", PairExtension.SOURCE);
        choose("Target", PairExtension.TARGET);
        keys.to("the name", c -> c instanceof Text t && (t.getStyle() & SWT.READ_ONLY) == 0 && before(t).startsWith("Project name"));
        keys.press('a', SWT.MOD1);
        keys.type(PROJECT);
        studio.screenshot("keys-wizard-ends");
        keys.push(wizard, "Next");
        Button incremental = (Button) keys.to("incremental synchronization", c -> c instanceof Button b && Widgets.plain(b.getText()).equals("Incremental synchronization"));
        if (!studio.call(incremental::getSelection)) {
            keys.press(' ');
        }
        keys.push(wizard, "Next");
        studio.find(wizard, Tree.class, "with databases", t -> t.isVisible() && t.getItemCount() > 0);
        Tree tree = (Tree) keys.to("the tree", Tree.class::isInstance);
        keys.press(SWT.HOME);
        for (int i = 0; i < 60 && !studio.call(() -> tree.getSelectionCount() == 1 && tree.getSelection()[0].getText().startsWith("keyshop")); i++) {
            keys.press(SWT.ARROW_DOWN);
        }
        keys.press(' ');
        studio.await("it is checked", () -> Arrays.stream(tree.getItems()).anyMatch(i -> i.getText().startsWith("keyshop") && i.getChecked()));
        studio.screenshot("keys-wizard-objects");
        keys.push(wizard, "Next", RUN);
        keys.push(wizard, "Next", RUN);
        studio.find(wizard, Label.class, "that the precheck ended", RUN, l -> l.getText().contains("passed"));
        if (!studio.call(() -> Widgets.controls(wizard).anyMatch(w -> w instanceof Button b && Widgets.plain(b.getText()).equals("Finish") && b.isEnabled()))) {
            skipWhatFails(wizard);
        }
        studio.screenshot("keys-wizard-precheck");
        keys.push(wizard, "Finish", RUN);
        studio.await("the wizard closes", RUN, wizard::isDisposed);
    }

    /** The view reads a function that is not moved, which the precheck says before; who skips that meets it again. */
    private void skipWhatFails(Shell wizard) {
        keys.push(wizard, "Skip This Item");
        Shell question = keys.window("Skip This Item");
        keys.push(question, "Yes");
        studio.await("the question closes", question::isDisposed);
        keys.window("New Migration Project");
    }

    private static String before(Control control) {
        Control[] siblings = control.getParent().getChildren();
        int at = Arrays.asList(siblings).indexOf(control);
        return at > 0 && siblings[at - 1] instanceof Label label ? Widgets.plain(label.getText()) : "";
    }

    /** Goes through the items of the combo in a group with the arrow key. */
    private void choose(String group, String item) {
        Combo combo = (Combo) keys.to("the combo of " + group, c -> c instanceof Combo b && Arrays.asList(b.getItems()).contains(item) && isIn(c, group));
        int count = studio.call(combo::getItemCount);
        int key = studio.call(() -> combo.getSelectionIndex() > combo.indexOf(item)) ? SWT.ARROW_UP : SWT.ARROW_DOWN;
        for (int i = 0; i <= count && !studio.call(() -> combo.getText().equals(item)); i++) {
            keys.press(key);
        }
        assertThat(studio.call(combo::getText)).isEqualTo(item);
    }

    private static boolean isIn(Control control, String group) {
        for (Control c = control; c != null; c = c.getParent()) {
            if (c instanceof Group g && Widgets.plain(g.getText()).equals(group)) {
                return true;
            }
        }
        return false;
    }

    /** The graph, its story and a remedy. */
    private void mend() throws GodwitException {
        studio.await("the project's editor", RUN, () -> studio.page().getActiveEditor() != null && studio.page().getActiveEditor().getTitle().equals(PROJECT));
        studio.await("the view cannot be created", RUN, () -> step(StepName.STRUCT_TRANSFER) == StepStatus.FAILED);
        keys.press(SWT.F12);
        Canvas graph = (Canvas) keys.to("the steps", c -> c instanceof Canvas && "CardGraph".equals(c.getData("org.eclipse.e4.ui.css.CssClassName")));
        keys.press(SWT.HOME);
        keys.press(SWT.ARROW_RIGHT);
        keys.press(SWT.CR);
        studio.await("Enter leads to the story", () -> Display.getCurrent().getFocusControl() != graph);
        studio.screenshot("keys-diagnosis");
        keys.push(window(), "Skip keyshop.v_tax", RUN);
        Shell question = keys.window("Skip keyshop.v_tax");
        keys.push(question, "Run");
        studio.await("changes are carried over", RUN, () -> step(StepName.INCR_TRANSFER) == StepStatus.MONITORING && step(StepName.FULL_VERIFIER) == StepStatus.FINISHED);
    }

    private CTabFolder pages() {
        return studio.find(window(), CTabFolder.class, "with the pages of the project", f -> f.isVisible() && f.getItemCount() > 0 && f.getItem(0).getText().equals("Steps"));
    }

    /** Alt+Page Down goes from page to page of the editor, Ctrl+Page Down through the tabs of a page. */
    private void turn(String title) {
        CTabFolder pages = pages();
        for (int i = 0; i < studio.call(pages::getItemCount) && !studio.call(() -> pages.getSelection().getText().equals(title)); i++) {
            keys.press(SWT.PAGE_DOWN, SWT.ALT);
        }
        assertThat(studio.call(() -> pages.getSelection().getText())).isEqualTo(title);
    }

    private void verification() throws GodwitException {
        turn("Verification");
        Table tables = (Table) keys.to("the tables", c -> c instanceof Table t && t.isVisible() && t.getItemCount() == 1 && t.getItem(0).getText(0).endsWith("keyshop.item"));
        keys.press(SWT.HOME);
        studio.await("the table is chosen", () -> tables.getSelectionCount() == 1);
        assertThat(projects().verification(id().orElseThrow())).allSatisfy(t -> assertThat(t.result()).isEqualTo(ResultType.CONSISTENT));
        studio.screenshot("keys-verification");
    }

    private void switchover() {
        turn("Switchover");
        confirm("START_SWITCH", "Start switchover");
        confirm("CONFIRM_SOURCE_STOP_WRITE", "Confirm that writing stopped");
        studio.await("the objects follow", RUN, () -> step(StepName.TRANSFER_APP_SWITCH) == StepStatus.FINISHED || subStep("HANDLE_DB_OBJECTS") == TaskStatus.WAIT_CONFIRM);
        studio.screenshot("keys-switchover");
        if (studio.call(() -> step(StepName.TRANSFER_APP_SWITCH)) != StepStatus.FINISHED) {
            completeObjects();
            confirm("HANDLE_DB_OBJECTS", "Process database objects");
        }
        studio.await("the switchover is done", RUN, () -> step(StepName.TRANSFER_APP_SWITCH) == StepStatus.FINISHED);
    }

    private void confirm(String type, String label) {
        studio.await(label + " waits", RUN, () -> subStep(type) == TaskStatus.WAIT_CONFIRM);
        keys.push(window(), "Confirm", RUN);
        Shell question = keys.window("Confirm: " + label);
        keys.push(question, "Yes");
        studio.await("the question closes", question::isDisposed);
        keys.window("Godwit");
    }

    /** What only a person can do is marked as complete, all lines at once. */
    private void completeObjects() {
        boolean manual = studio.call(() -> projects().switchover(id().orElseThrow()).orElseThrow().items().stream().anyMatch(i -> i.manual() && i.state().name().equals("INIT")));
        if (manual) {
            keys.to("what is to be done", c -> c instanceof Table t && t.isVisible() && t.getColumnCount() > 1 && t.getColumn(1).getText().equals("Who"));
            keys.press('a', SWT.MOD1);
            keys.push(window(), "Mark as Complete");
            studio.await("all is complete", RUN, () -> projects().switchover(id().orElseThrow()).orElseThrow().items().stream().noneMatch(i -> i.manual() && i.state().name().equals("INIT")));
        }
    }

    private void end() throws GodwitException {
        studio.await("the project ends after its last step", RUN, () -> status() == ProjectStatus.FINISHED);
        byName("Release Project");
        Shell release = keys.window("Release Project");
        keys.push(release, "Release");
        studio.await("the project is released", RUN, () -> status() == ProjectStatus.RELEASED);
        keys.window("Godwit");
        byName("Delete Project");
        Shell delete = keys.window("Delete Project");
        keys.to("the name", c -> c instanceof Text t && (t.getStyle() & SWT.READ_ONLY) == 0);
        keys.type(PROJECT);
        keys.press(SWT.CR);
        studio.await("the project is gone", RUN, () -> id().isEmpty());
        studio.await("the question closes", delete::isDisposed);
    }

    /** Ctrl+3, a few letters, Enter. */
    private void byName(String command) {
        IWorkbenchPage page = studio.page();
        studio.await("the editor", () -> page.getActiveEditor() != null);
        keys.press('3', SWT.MOD1);
        studio.await("the field of quick access", () -> Display.getCurrent().getFocusControl() instanceof Text && Display.getCurrent().getFocusControl().getShell() != window());
        keys.type(command);
        Shell access = studio.call(() -> Display.getCurrent().getFocusControl().getShell());
        studio.await("the command is found", () -> Widgets.below(access).anyMatch(w -> w instanceof Table t && t.getSelectionCount() == 1 && t.getSelection()[0].getText(1).contains(command)));
        studio.screenshot("keys-quick-access");
        keys.press(SWT.CR);
    }
}
