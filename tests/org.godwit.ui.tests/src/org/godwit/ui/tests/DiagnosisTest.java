package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.supervisor.service.StructObject;
import org.godwit.ui.Palette;
import org.godwit.ui.Studios;
import org.godwit.ui.projects.ProjectEditor;
import org.godwit.ui.tests.harness.Projects;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.godwit.ui.tests.harness.TwinSql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** A step fails; its story names the cause with evidence, and the buttons beside it mend it. */
@ExtendWith(StudioExtension.class)
@TestMethodOrder(OrderAnnotation.class)
class DiagnosisTest {
    private static final Duration RUN = Duration.ofMinutes(2);

    private static Twin source;
    private static Twin target;

    @BeforeAll
    static void startTwins() throws GodwitException, SQLException {
        CancelToken cancel = CancelToken.create();
        Twins twins = Twins.open(cancel);
        source = twins.start(TwinRequest.named("diagnosis-source", 5), cancel);
        target = twins.start(TwinRequest.named("diagnosis-target", 6), cancel);
        for (String name : List.of("orders", "people")) {
            TwinSql.run(source, "CREATE DATABASE " + name, "CREATE TABLE " + name + ".item (id INT PRIMARY KEY, name VARCHAR(40), shelf INT)",
                    "INSERT INTO " + name + ".item SELECT seq, CONCAT('item number ', seq), seq MOD 9 FROM " + name + ".seq_1_to_400");
            TwinSql.run(target, "CREATE DATABASE " + name);
        }
        TwinSql.run(source, "CREATE DATABASE slow", "CREATE TABLE slow.item (id INT PRIMARY KEY, name VARCHAR(40))", "INSERT INTO slow.item SELECT seq, CONCAT('item number ', seq) FROM slow.seq_1_to_400");
        TwinSql.run(target, "CREATE DATABASE slow", "CREATE TABLE slow.item (id INT PRIMARY KEY, name VARCHAR(40))");
        TwinSql.run(target, "CREATE TABLE orders.item (id INT PRIMARY KEY, name VARCHAR(40), shelf INT, UNIQUE KEY one_per_shelf (shelf))", "CREATE TABLE people.item (id INT PRIMARY KEY, name VARCHAR(4), shelf INT)");
        TwinSql.run(source, "CREATE DATABASE stock", "CREATE TABLE stock.item (id INT PRIMARY KEY, price DECIMAL(10,2))");
        for (String name : List.of("tax", "twice")) {
            TwinSql.run(source, "CREATE FUNCTION stock." + name + "(p DECIMAL(10,2)) RETURNS DECIMAL(10,2) DETERMINISTIC RETURN p * 2", "CREATE VIEW stock.v_" + name + " AS SELECT id, stock." + name + "(price) AS n FROM stock.item");
        }
        Studios.get().dataSources().save(source.dataSource().withId("").withName("diag_source"));
        Studios.get().dataSources().save(target.dataSource().withId("").withName("diag_target"));
    }

    @AfterAll
    static void stopTwins() throws GodwitException {
        for (Twin twin : Stream.of(source, target).filter(t -> t != null).toList()) {
            twin.close();
        }
    }

    /** A project that runs until it fails, in its editor. */
    private static String failed(Studio studio, String database, Set<TransferType> types) throws GodwitException {
        String id = running(studio, database, types, Map.of("sink.maxRetryTimes", "0"));
        studio.await("the project fails", RUN, () -> Studios.get().projects().get(id).summary().status() == ProjectStatus.FAILED);
        return id;
    }

    private static String running(Studio studio, String database, Set<TransferType> types, Map<String, String> parameters) throws GodwitException {
        String id = Studios.get().projects().create(new ProjectSpec(database + "_move", "diag_source", "diag_target", types, new ObjectSelection.Wildcard(List.of(database + ".*"), List.of()), parameters));
        Studios.get().projects().start(id);
        studio.openPerspective("org.godwit.ui.projects.perspective");
        studio.run(() -> {
            PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().closeAllEditors(false);
            ProjectEditor.open(id, database + "_move");
            IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
            page.setPartState(page.getReference(page.getActiveEditor()), IWorkbenchPage.STATE_MAXIMIZED);
        });
        return id;
    }

    private static StepStatus step(String id, StepName name) throws GodwitException {
        return Studios.get().projects().get(id).steps().stream().filter(s -> s.name() == name).findFirst().orElseThrow().status();
    }

    private static Shell window(Studio studio) {
        return studio.window().getShell();
    }

    private static void cause(Studio studio, String words) {
        studio.find(window(studio), Label.class, "of the first cause", l -> l.isVisible() && l.getText().startsWith("1. ") && l.getText().contains(words));
        studio.find(window(studio), Label.class, "that says how sure it is", l -> l.isVisible() && l.getText().equals("Certain"));
    }

    /** The tabs of the story of the editor in front. */
    private static CTabFolder tabs(Studio studio) {
        return studio.find(window(studio), CTabFolder.class, "of the story", f -> f.isVisible() && Stream.of(f.getItems()).anyMatch(i -> i.getText().equals("Timeline")));
    }

    private static void turnTo(Studio studio, String title) {
        CTabFolder tabs = tabs(studio);
        studio.run(() -> {
            CTabItem item = Stream.of(tabs.getItems()).filter(i -> i.getText().equals(title)).findFirst().orElseThrow();
            tabs.setSelection(item);
            Event event = new Event();
            event.item = item;
            tabs.notifyListeners(SWT.Selection, event);
        });
    }

    /** Edits nothing, and answers the question with Run. */
    private static void runSql(Studio studio, String label) {
        studio.press(window(studio), label);
        studio.press(studio.shell(label + " — diag_target"), "OK");
        studio.await("the editor of the statement is closed", () -> Stream.of(window(studio).getDisplay().getShells()).noneMatch(s -> s.isVisible() && s.getText().contains("diag_target")));
        studio.press(studio.shell(label), "Run");
    }

    @Test
    @Order(1)
    void namesAKeyThatOnlyTheTargetHasAndDropsIt(Studio studio) throws Exception {
        String id = failed(studio, "orders", Set.of(TransferType.FULL));
        cause(studio, "one_per_shelf");
        studio.find(window(studio), Label.class, "of the evidence", l -> l.isVisible() && l.getText().contains("only at the target: one_per_shelf (shelf)"));
        studio.screenshot("diagnosis");
        turnTo(studio, "Timeline");
        Table timeline = studio.find(window(studio), Table.class, "of events", t -> t.isVisible() && t.getItemCount() >= 4);
        String kind = studio.call(() -> timeline.getItem(0).getText(1));
        assertThat(kind).isNotEmpty();
        studio.screenshot("diagnosis-timeline");
        turnTo(studio, "Statement and Error");
        Text failure = studio.find(window(studio), Text.class, "of the failure", t -> t.isVisible() && t.getText().contains("GODWIT-MYSQL-0102"));
        String words = studio.call(failure::getText);
        assertThat(words).contains("1062", "`orders`.`item`").doesNotContain("item number 1");
        studio.screenshot("diagnosis-statement");
        turnTo(studio, "Diagnosis");
        runSql(studio, "Drop one_per_shelf");
        studio.await("the key is gone", RUN, () -> !hasKey());
        studio.press(window(studio), "Retry the step");
        studio.await("the step ends", RUN, () -> step(id, StepName.FULL_TRANSFER) == StepStatus.FINISHED);
    }

    private static boolean hasKey() {
        try {
            TwinSql.run(target, "SELECT COUNT(*) FROM orders.item FORCE INDEX (one_per_shelf)");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    @Order(2)
    void widensAColumnAndResetsTheSubTask(Studio studio) throws Exception {
        String id = failed(studio, "people", Set.of(TransferType.FULL));
        cause(studio, "varchar(4)");
        runSql(studio, "Give name the source's type");
        studio.await("the column is wide", RUN, DiagnosisTest::isWide);
        studio.press(window(studio), "Reset sub-task “Full migration”");
        studio.press(studio.shell("Reset sub-task “Full migration”"), "Run");
        studio.await("the step ends", RUN, () -> step(id, StepName.FULL_TRANSFER) == StepStatus.FINISHED);
    }

    private static boolean isWide() {
        try {
            TwinSql.run(target, "SET STATEMENT sql_mode = 'STRICT_ALL_TABLES' FOR INSERT INTO people.item VALUES (-1, 'longer than four', 0)", "DELETE FROM people.item WHERE id = -1");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    @Order(3)
    void editsAndSkipsStatementsThatTheTargetRefuses(Studio studio) throws Exception {
        String id = failed(studio, "stock", Set.of(TransferType.SCHEMA));
        cause(studio, "cannot be created");
        studio.screenshot("diagnosis-ddl");
        studio.press(window(studio), "Edit DDL of stock.v_tax");
        Shell editor = studio.shell("Edit DDL of stock.v_tax");
        studio.type(studio.find(editor, Text.class, "of the statement", t -> t.getText().contains("v_tax")), "CREATE VIEW stock.v_tax AS SELECT id, price * 2 AS n FROM stock.item");
        studio.press(editor, "OK");
        studio.await("the question follows", () -> editor.isDisposed());
        studio.press(studio.shell("Edit DDL of stock.v_tax"), "Run");
        studio.await("the view is there", RUN, () -> state(id, "v_tax") == StructObject.State.COMPLETED_WITH_CONVERSION && step(id, StepName.STRUCT_TRANSFER) == StepStatus.FAILED);
        cause(studio, "stock.v_twice");
        studio.press(window(studio), "Skip stock.v_twice");
        studio.press(studio.shell("Skip stock.v_twice"), "Run");
        studio.await("the step ends", RUN, () -> step(id, StepName.STRUCT_TRANSFER) == StepStatus.FINISHED);
    }

    private static StructObject.State state(String id, String view) throws GodwitException {
        return Studios.get().projects().objects(id).stream().filter(o -> o.target().name().equals(view)).findFirst().orElseThrow().state();
    }

    @Test
    @Order(5)
    void namesTheLimitThatMakesACopySlow(Studio studio) throws Exception {
        String id = running(studio, "slow", Set.of(TransferType.FULL), Map.of("throttleRps", "2"));
        try {
            // The story follows to the step that runs, and begins with its sub-tasks there.
            studio.find(window(studio), Table.class, "of the copy's sub-task", RUN, t -> t.isVisible() && t.getItemCount() == 1 && t.getItem(0).getText(0).equals("Full migration"));
            turnTo(studio, "Speed");
            studio.find(window(studio), Label.class, "of the verdict", RUN, l -> l.isVisible() && l.getText().startsWith("Limit holds it up"));
            Table levers = studio.find(window(studio), Table.class, "of levers", t -> t.isVisible() && t.getItemCount() > 0 && t.getItem(0).getText(0).equals("throttleRps"));
            assertThat(studio.call(() -> levers.getItem(0).getText(1))).isEqualTo("2");
            studio.screenshot("diagnosis-speed");
        } finally {
            closeEditor(studio);
            Projects.remove(studio, id);
        }
    }

    @Test
    @Order(4)
    void theGraphIsWorkedByKeyboardAndReadableInTheDark(Studio studio) {
        Canvas graph = studio.find(window(studio), Canvas.class, "of the steps", c -> c.isVisible() && "CardGraph".equals(c.getData("org.eclipse.e4.ui.css.CssClassName")));
        int before = studio.call(() -> graph.getSize().y);
        for (int i = 0; i < 6; i++) {
            key(studio, graph, '+', SWT.MOD1);
        }
        studio.await("the cards are larger", () -> graph.getSize().y > before);
        studio.screenshot("diagnosis-zoomed");
        key(studio, graph, '0', SWT.MOD1);
        studio.await("the cards are as before", () -> graph.getSize().y == before);
        key(studio, graph, SWT.HOME, 0);
        key(studio, graph, SWT.ARROW_RIGHT, 0);
        key(studio, graph, SWT.CR, 0);
        CTabFolder tabs = tabs(studio);
        studio.await("Enter opens the story", () -> tabs.getSelection().getText().equals("Diagnosis"));
        studio.press(window(studio), "Diagnose");
        studio.find(window(studio), Label.class, "that says what was found", l -> l.isVisible() && l.getText().matches("\\d+ causes? found in .*"));
        studio.command("org.godwit.ui.app.switchTheme");
        studio.await("dark ground", () -> Palette.isDark(window(studio)));
        studio.screenshot("diagnosis-dark");
        studio.command("org.godwit.ui.app.switchTheme");
        studio.await("light ground", () -> !Palette.isDark(window(studio)));
        closeEditor(studio);
    }

    private static void closeEditor(Studio studio) {
        studio.run(() -> {
            IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
            page.setPartState(page.getReference(page.getActiveEditor()), IWorkbenchPage.STATE_RESTORED);
            page.closeAllEditors(false);
        });
    }

    private static void key(Studio studio, Canvas graph, int code, int mask) {
        studio.run(() -> {
            Event event = new Event();
            event.keyCode = code;
            event.stateMask = mask;
            graph.setFocus();
            graph.notifyListeners(SWT.KeyDown, event);
        });
    }
}
