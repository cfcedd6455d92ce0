package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.supervisor.service.ComponentService.State;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.IncrementalView;
import org.godwit.supervisor.service.ProjectService;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.ui.Studios;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.godwit.ui.tests.harness.TwinSql;
import org.godwit.ui.tests.harness.Widgets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** A database that is written while it moves: followed in the window, switched over by its check list, and carried back. */
@ExtendWith(StudioExtension.class)
@TestMethodOrder(OrderAnnotation.class)
class LiveMigrationTest {
    private static final String PROJECT = "bank_move";
    private static final Duration RUN = Duration.ofMinutes(1);

    private static Twin source;
    private static Twin target;

    @BeforeAll
    static void startTwins() throws GodwitException, SQLException {
        CancelToken cancel = CancelToken.create();
        Twins twins = Twins.open(cancel);
        source = twins.start(TwinRequest.named("live-source", 5), cancel);
        target = twins.start(TwinRequest.named("live-target", 6), cancel);
        TwinSql.run(source, "CREATE DATABASE bank", "CREATE TABLE bank.account (id INT PRIMARY KEY, owner VARCHAR(40), balance DECIMAL(12,2))",
                "INSERT INTO bank.account SELECT seq, CONCAT('owner ', seq), seq * 10 FROM bank.seq_1_to_500", "CREATE TABLE bank.entry (id INT AUTO_INCREMENT PRIMARY KEY, account INT, amount DECIMAL(12,2))");
        Studios.get().dataSources().save(source.dataSource().withId("").withName("bank_source"));
        Studios.get().dataSources().save(target.dataSource().withId("").withName("bank_target"));
    }

    private static long number(Twin server, String query) throws SQLException {
        try (Connection connection = TwinSql.connect(server); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @AfterAll
    static void stopTwins() throws GodwitException {
        for (Twin twin : Stream.of(source, target).filter(t -> t != null).toList()) {
            twin.close();
        }
    }

    private static ProjectService projects() throws GodwitException {
        return Studios.get().projects();
    }

    private static String id() throws GodwitException {
        return projects().list().stream().filter(p -> p.name().equals(PROJECT)).map(ProjectSummary::id).findFirst().orElseThrow();
    }

    private static StepStatus step(StepName name) throws GodwitException {
        var step = projects().get(id()).steps().stream().filter(s -> s.name() == name).findFirst().orElseThrow();
        assertThat(step.problem()).as("failure of " + name.label()).isEmpty();
        return step.status();
    }

    private static TaskStatus subStep(String type) throws GodwitException {
        return projects().switchover(id()).orElseThrow().subSteps().stream().filter(s -> s.type().equals(type)).findFirst().orElseThrow().status();
    }

    @Test
    @Order(1)
    void choosesAllPartsInTheWizard(Studio studio) throws GodwitException {
        studio.openPerspective("org.godwit.ui.projects.perspective");
        Fields fields = new Fields(studio);
        studio.command("org.godwit.ui.projects.new");
        Shell wizard = studio.shell("New Migration Project");
        fields.choose(studio.byText(wizard, Group.class, "Source"), "bank_source");
        fields.choose(studio.byText(wizard, Group.class, "Target"), "bank_target");
        fields.type(wizard, "Project name", PROJECT);
        studio.press(wizard, "Next");
        Button incremental = studio.byText(wizard, Button.class, "Incremental synchronization");
        Button reverse = studio.byText(wizard, Button.class, "Reverse incremental migration");
        studio.press(wizard, "Reverse incremental migration");
        studio.await("what it needs is chosen too", incremental::getSelection);
        studio.press(wizard, "Incremental synchronization");
        studio.await("nothing goes back without it", () -> !incremental.getSelection() && !reverse.getSelection());
        studio.press(wizard, "Reverse incremental migration");
        studio.await("both are chosen", () -> incremental.getSelection() && reverse.getSelection());
        studio.screenshot("project-wizard-live");
        studio.press(wizard, "Next");
        Tree tree = studio.find(wizard, Tree.class, "with databases", t -> t.isVisible() && t.getItemCount() > 0);
        fields.check(tree, "bank");
        studio.find(wizard, Widget.class, "what is chosen", w -> Widgets.text(w).contains("2 tables and 0 views chosen"));
        studio.press(wizard, "Next");
        studio.press(wizard, "Next");
        studio.find(wizard, Label.class, "that nothing failed", l -> l.getText().contains("failed: 0"));
        studio.press(wizard, "Finish");
        studio.await("the wizard closes", RUN, wizard::isDisposed);

        assertThat(projects().get(id()).spec().types()).containsExactlyInAnyOrder(TransferType.values());
    }

    @Test
    @Order(2)
    void followsTheWritesOfTheSource(Studio studio) throws GodwitException, SQLException {
        CTabFolder pages = turnTo(studio, "Switchover");
        studio.find(pages, Label.class, "that it is not its turn", l -> l.isVisible() && l.getText().equals("It is not the turn of the switchover yet"));
        turnTo(studio, "Incremental");
        studio.await("incremental synchronization is monitored", RUN, () -> step(StepName.INCR_TRANSFER) == StepStatus.MONITORING);
        TwinSql.run(source, "INSERT INTO bank.entry (account, amount) SELECT seq, seq FROM bank.seq_1_to_300", "UPDATE bank.account SET balance = balance + 1 WHERE id <= 200", "DELETE FROM bank.account WHERE id > 490",
                "ALTER TABLE bank.account ADD COLUMN note VARCHAR(30)", "UPDATE bank.account SET note = 'seen' WHERE id <= 100");
        studio.await("they are at the target", RUN, () -> number(target, "SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = 'bank' AND column_name = 'note'") == 1
                && number(target, "SELECT COUNT(*) FROM bank.account WHERE note = 'seen'") == 100);
        assertThat(number(target, "SELECT COUNT(*) FROM bank.entry")).isEqualTo(300);
        Table tables = studio.find(pages, Table.class, "with the counts", t -> t.isVisible() && rows(t).anyMatch(r -> r.startsWith("bank.entry 300 ")) && rows(t).anyMatch(r -> r.startsWith("bank.account 0 300 10 ")));
        assertThat(studio.call(() -> tables.getItemCount())).isEqualTo(2);
        enlarge(studio, "incremental");
        turnWithin(studio, pages, "DDL Statements");
        studio.find(pages, Table.class, "with the statement", t -> t.isVisible() && rows(t).anyMatch(r -> r.contains("note")));
        enlarge(studio, "incremental-ddl");
    }

    private static Stream<String> rows(Table table) {
        return Arrays.stream(table.getItems()).map(i -> {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < table.getColumnCount(); column++) {
                text.append(i.getText(column)).append(' ');
            }
            return text.toString();
        });
    }

    @Test
    @Order(3)
    void showsDelaysInListGraphAndMonitor(Studio studio) throws GodwitException {
        studio.find(studio.window().getShell(), Table.class, "of projects with a delay", t -> t.isVisible() && rows(t).anyMatch(r -> r.startsWith(PROJECT) && r.matches(".* -?\\d+ s .*")));
        turnTo(studio, "Steps");
        studio.screenshot("project-live");
        studio.openPerspective("org.godwit.ui.monitor.perspective");
        Table components = studio.find(studio.window().getShell(), Table.class, "with store and Incr-Sync",
                t -> t.isVisible() && rows(t).anyMatch(r -> r.contains("Store " + PROJECT)) && rows(t).anyMatch(r -> r.contains("Incr-Sync " + PROJECT)));
        new Fields(studio).select(components, store());
        studio.screenshot("components-live");
        studio.openPerspective("org.godwit.ui.projects.perspective");
    }

    private static String store() throws GodwitException {
        return projects().incremental(id()).stream().filter(v -> v.direction() == Direction.FORWARD).flatMap(v -> v.store().stream()).findFirst().orElseThrow();
    }

    @Test
    @Order(4)
    void switchesOverByTheCheckList(Studio studio) throws GodwitException, SQLException {
        CTabFolder pages = turnTo(studio, "Switchover");
        studio.await("the switchover waits", RUN, () -> step(StepName.TRANSFER_APP_SWITCH) == StepStatus.RUNNING && subStep("START_SWITCH") == TaskStatus.WAIT_CONFIRM);
        confirm(studio, pages, "Start switchover");
        studio.await("writing may stop", RUN, () -> subStep("CONFIRM_SOURCE_STOP_WRITE") == TaskStatus.WAIT_CONFIRM);
        confirm(studio, pages, "Confirm that writing stopped");
        studio.await("it is the turn of the objects", RUN, () -> subStep("HANDLE_DB_OBJECTS") == TaskStatus.WAIT_CONFIRM);
        studio.find(pages, Label.class, "with the time without writing", l -> l.isVisible() && l.getText().contains("writing has stood still"));
        Table items = studio.find(pages, Table.class, "with what is to be done", t -> t.isVisible() && t.getItemCount() == 2 && t.getColumn(1).getText().equals("Who"));
        enlarge(studio, "switchover");
        studio.run(() -> {
            items.selectAll();
            items.notifyListeners(SWT.Selection, new Event());
        });
        studio.press(pages, "Mark as Complete");
        studio.await("both are complete", () -> projects().switchover(id()).orElseThrow().items().stream().allMatch(i -> i.state().name().equals("FINISHED")));
        confirm(studio, pages, "Process database objects");
        studio.await("the way back may begin", RUN, () -> subStep("CREATE_REVERSE_SYNC") == TaskStatus.WAIT_CONFIRM);
        confirm(studio, pages, "Start reverse incremental migration");
        studio.await("changes flow back", RUN, () -> step(StepName.TRANSFER_APP_SWITCH) == StepStatus.FINISHED && step(StepName.REVERSE_INCR_TRANSFER) == StepStatus.MONITORING);
        assertThat(step(StepName.INCR_TRANSFER)).isEqualTo(StepStatus.FINISHED);
    }

    /** Presses Confirm in the line of the sub-step that waits and says Yes to its question. */
    private static void confirm(Studio studio, CTabFolder pages, String label) {
        Button button = studio.find(pages, Button.class, "to confirm " + label,
                b -> b.isVisible() && b.getText().equals("Confirm") && Arrays.stream(b.getParent().getChildren()).anyMatch(c -> c instanceof Label l && l.getText().endsWith(label)));
        studio.post(() -> button.notifyListeners(SWT.Selection, new Event()));
        Shell question = studio.shell("Confirm: " + label);
        studio.press(question, "Yes");
        studio.await("the question closes", question::isDisposed);
    }

    @Test
    @Order(5)
    void carriesChangesBack(Studio studio) throws GodwitException, SQLException {
        TwinSql.run(target, "INSERT INTO bank.entry (account, amount) VALUES (7, 77)", "UPDATE bank.account SET owner = 'moved' WHERE id = 7");
        studio.await("it is at the source", RUN, () -> number(source, "SELECT COUNT(*) FROM bank.account WHERE owner = 'moved'") == 1);
        CTabFolder pages = turnTo(studio, "Switchover");
        studio.find(pages, Button.class, "for the way back", b -> b.isVisible() && b.isEnabled() && b.getText().startsWith("Switch Back"));
        studio.screenshot("switchover-done");
        turnTo(studio, "Incremental");
        Table directions = studio.find(pages, Table.class, "with both directions", t -> t.isVisible() && t.getItemCount() == 2 && rows(t).anyMatch(r -> r.startsWith("Target to source Running")));
        new Fields(studio).select(directions, "Target to source");
        turnWithin(studio, pages, "Tables");
        studio.find(pages, Table.class, "with the change", t -> t.isVisible() && rows(t).anyMatch(r -> r.startsWith("bank.account 0 1 0 ")));
        studio.screenshot("incremental-reverse");
        assertThat(projects().incremental(id())).extracting(IncrementalView::conflictCount).containsOnly(0L);
    }

    @Test
    @Order(6)
    void clearsUp(Studio studio) throws GodwitException {
        act(studio, "Pause");
        studio.await("the project pauses", RUN, () -> status() == ProjectStatus.SUSPEND);
        act(studio, "Release");
        studio.press(studio.shell("Release Project"), "Release");
        studio.await("the project is released", RUN, () -> status() == ProjectStatus.RELEASED);
        assertThat(Studios.get().components().live()).noneMatch(c -> c.state() == State.RUNNING);
        act(studio, "Delete");
        Shell question = studio.shell("Delete Project");
        studio.type(studio.find(question, Text.class, "for the name", t -> (t.getStyle() & SWT.READ_ONLY) == 0), PROJECT);
        studio.press(question, "OK");
        studio.await("the project is gone", RUN, () -> projects().list().stream().noneMatch(p -> p.name().equals(PROJECT)));
        for (String dataSource : List.of("bank_source", "bank_target")) {
            Studios.get().dataSources().delete(Studios.get().dataSources().find(dataSource).orElseThrow().id());
        }
    }

    private static ProjectStatus status() throws GodwitException {
        return projects().get(id()).summary().status();
    }

    private static void act(Studio studio, String action) {
        ToolItem item = studio.find(studio.window().getShell(), ToolItem.class, action, i -> i.getText().equals(action) && i.getParent().isVisible());
        studio.post(() -> item.notifyListeners(SWT.Selection, new Event()));
    }

    /** A picture of the editor with all the room of the window. */
    private static void enlarge(Studio studio, String screenshot) {
        IWorkbenchPage page = studio.page();
        IWorkbenchPartReference editor = studio.call(() -> page.getReference(page.getActiveEditor()));
        studio.run(() -> page.toggleZoom(editor));
        studio.screenshot(screenshot);
        studio.run(() -> page.toggleZoom(editor));
        studio.settle();
    }

    private static CTabFolder turnTo(Studio studio, String title) {
        CTabFolder pages = studio.find(studio.window().getShell(), CTabFolder.class, "with the pages of the project", f -> f.isVisible() && f.getItemCount() > 0 && f.getItem(0).getText().equals("Steps"));
        turn(studio, pages, title);
        return pages;
    }

    private static void turnWithin(Studio studio, CTabFolder pages, String title) {
        CTabFolder tabs = studio.find(pages, CTabFolder.class, "with " + title, f -> f != pages && f.isVisible() && Stream.of(f.getItems()).anyMatch(i -> i.getText().startsWith(title)));
        turn(studio, tabs, title);
    }

    private static void turn(Studio studio, CTabFolder folder, String title) {
        studio.run(() -> {
            CTabItem item = Stream.of(folder.getItems()).filter(i -> i.getText().startsWith(title)).findFirst().orElseThrow();
            folder.setSelection(item);
            Event event = new Event();
            event.item = item;
            folder.notifyListeners(SWT.Selection, event);
        });
    }
}
