package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.supervisor.project.ProjectFile;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.supervisor.service.StructObject;
import org.godwit.supervisor.service.VerifyTable.ResultType;
import org.godwit.ui.FilePrompt;
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
import org.junit.jupiter.api.io.TempDir;

/** What a DBA does when not everything is smooth: chooses in detail, skips a check, mends objects that fail, looks at rows that differ, and clears up at the end. */
@ExtendWith(StudioExtension.class)
@TestMethodOrder(OrderAnnotation.class)
class RepairTest {
    private static final String PROJECT = "tools_move";
    private static final Duration RUN = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;
    private static Twin source;
    private static Twin target;

    @BeforeAll
    static void startTwins() throws GodwitException, SQLException {
        CancelToken cancel = CancelToken.create();
        Twins twins = Twins.open(cancel);
        source = twins.start(TwinRequest.named("repair-source", 3), cancel);
        target = twins.start(TwinRequest.named("repair-target", 4), cancel);
        TwinSql.run(source, "CREATE DATABASE tools", "CREATE TABLE tools.region (id INT PRIMARY KEY, name VARCHAR(40))", "INSERT INTO tools.region VALUES (1, 'north'), (2, 'south')",
                "CREATE TABLE tools.item (id INT PRIMARY KEY, name VARCHAR(40), price DECIMAL(10,2), note VARCHAR(100))",
                "INSERT INTO tools.item SELECT seq, CONCAT('item ', seq), seq / 7, 'a note' FROM tools.seq_1_to_3000", "CREATE TABLE tools.part (id INT PRIMARY KEY, a INT, b INT)",
                "INSERT INTO tools.part VALUES (1, 10, 100), (2, 20, 200)", "CREATE VIEW tools.v_region AS SELECT id, name FROM tools.region");
        for (String name : List.of("gone", "tax", "twice")) {
            TwinSql.run(source, "CREATE FUNCTION tools." + name + "(p DECIMAL(10,2)) RETURNS DECIMAL(10,2) DETERMINISTIC RETURN p * 2", "CREATE VIEW tools.v_" + name + " AS SELECT id, tools." + name + "(price) AS n FROM tools.item");
        }
        TwinSql.run(target, "CREATE DATABASE tools", "CREATE TABLE tools.region (id INT PRIMARY KEY, name VARCHAR(40))");
        Studios.get().dataSources().save(source.dataSource().withId("").withName("tools_source"));
        Studios.get().dataSources().save(target.dataSource().withId("").withName("tools_target"));
    }

    @AfterAll
    static void stopTwins() throws GodwitException {
        for (Twin twin : Stream.of(source, target).filter(t -> t != null).toList()) {
            twin.close();
        }
    }

    private static String id() throws GodwitException {
        return Studios.get().projects().list().stream().filter(p -> p.name().equals(PROJECT)).map(ProjectSummary::id).findFirst().orElseThrow();
    }

    private static ProjectStatus status() throws GodwitException {
        return Studios.get().projects().get(id()).summary().status();
    }

    private static StepStatus step(StepName name) throws GodwitException {
        return Studios.get().projects().get(id()).steps().stream().filter(s -> s.name() == name).findFirst().orElseThrow().status();
    }

    /** Answers the next questions for a file. */
    private static void answer(Studio studio, Path file) {
        studio.run(() -> FilePrompt.answerBy(Optional.of((shell, kind, extensions, name) -> Optional.of(file))));
    }

    @Test
    @Order(1)
    void choosesRowsColumnsAndNames(Studio studio) throws IOException {
        studio.openPerspective("org.godwit.ui.projects.perspective");
        Fields fields = new Fields(studio);
        Shell wizard = openWizardAtObjects(studio, fields);
        Tree tree = studio.find(wizard, Tree.class, "with databases", t -> t.isVisible() && t.getItemCount() > 0);
        TreeItem tools = fields.check(tree, "tools");
        studio.await("the objects of the database", () -> tools.getItemCount() == 7);
        fields.check(tree, Optional.of(tools), "region", false);

        fields.select(tree, tools, "item");
        fields.type(wizard, "Only rows for which", "id <= = 2500");
        studio.press(wizard, "Check Condition");
        studio.find(wizard, Label.class, "that names the error", l -> l.getText().contains("SQL syntax"));
        studio.screenshot("project-wizard-filter");
        fields.type(wizard, "Only rows for which", "id <= 2500");
        studio.press(wizard, "Check Condition");
        studio.byText(wizard, Label.class, "The source accepts the condition.");

        fields.select(tree, tools, "part");
        fields.type(wizard, "Name at the target", "part_moved");
        studio.press(wizard, "Columns");
        Shell columns = studio.shell("Columns of tools.part");
        Table table = studio.find(columns, Table.class, "of columns", t -> t.getItemCount() == 3);
        assertThat(studio.call(() -> uncheck(table, "id"))).as("a key column stays").isTrue();
        assertThat(studio.call(() -> uncheck(table, "b"))).isFalse();
        studio.screenshot("project-wizard-columns");
        studio.press(columns, "OK");
        studio.await("the line tells", () -> Stream.of(tools.getItems()).anyMatch(i -> i.getText(3).equals("tools.part_moved (part)")));

        exportAndImport(studio, fields, wizard, tree);
        rules(studio, fields, wizard);
        skipInPrecheck(studio, fields, wizard);
    }

    private static Shell openWizardAtObjects(Studio studio, Fields fields) {
        studio.command("org.godwit.ui.projects.new");
        Shell wizard = studio.shell("New Migration Project");
        fields.choose(studio.byText(wizard, Group.class, "Source"), "tools_source");
        fields.choose(studio.byText(wizard, Group.class, "Target"), "tools_target");
        fields.type(wizard, "Project name", PROJECT);
        studio.press(wizard, "Next");
        studio.press(wizard, "Next");
        return wizard;
    }

    /** Unchecks the column and returns whether it is checked nevertheless. */
    private static boolean uncheck(Table table, String column) {
        TableItem item = Stream.of(table.getItems()).filter(i -> i.getText(0).equals(column)).findFirst().orElseThrow();
        item.setChecked(false);
        Event event = new Event();
        event.item = item;
        event.detail = SWT.CHECK;
        table.notifyListeners(SWT.Selection, event);
        return item.getChecked();
    }

    private static void exportAndImport(Studio studio, Fields fields, Shell wizard, Tree tree) throws IOException {
        Path csv = folder.resolve("objects.csv");
        answer(studio, csv);
        studio.press(wizard, "Export");
        studio.await("the file", () -> Files.exists(csv) && Files.readString(csv).contains("v_twice"));
        assertThat(Files.readString(csv)).contains("tools,item,tools,item,,id <= 2500", "tools,part,tools,part_moved,id;a,").doesNotContain("tools,region");

        studio.await("the wizard is free again", () -> tree.isEnabled());
        fields.check(tree, Optional.empty(), "tools", false);
        studio.find(wizard, Widget.class, "that nothing is chosen", w -> Widgets.text(w).contains("Choose at least one table or view."));
        studio.press(wizard, "Import");
        studio.press(studio.shell("Import Objects"), "Take Over");
        studio.find(wizard, Widget.class, "what is chosen", w -> Widgets.text(w).contains("2 tables and 4 views chosen"));
        studio.await("the lines of the file", () -> Widgets.below(tree).anyMatch(w -> w instanceof TreeItem i && i.getText(3).equals("tools.part_moved (part)")));
    }

    private static void rules(Studio studio, Fields fields, Shell wizard) {
        studio.press(wizard, "Match rules");
        fields.type(wizard, "Move", "tools.*\ntools.zzz*");
        fields.type(wizard, "Exclude", "tools.v_*");
        studio.find(wizard, Label.class, "of the matches", l -> l.getText().contains("3 tables and 0 views match now") && l.getText().contains("Matches nothing: tools.zzz*"));
        studio.screenshot("project-wizard-rules");
        fields.type(wizard, "Move", "tools.[");
        studio.find(wizard, Label.class, "of a rule that is wrong", l -> l.isVisible() && l.getText().contains("tools.["));
        studio.press(wizard, "Specify objects");
    }

    private static void skipInPrecheck(Studio studio, Fields fields, Shell wizard) {
        studio.press(wizard, "Next");
        Group more = studio.byText(wizard, Group.class, "Other component parameters, one a line: key = value");
        studio.type(studio.call(() -> (Text) more.getChildren()[0]), "throttleRps = 500");
        studio.press(wizard, "Next");
        studio.find(wizard, Label.class, "of one failure", l -> l.getText().contains("failed: 1"));
        studio.press(wizard, "Skip This Item");
        Shell question = studio.shell("Skip This Item");
        studio.press(question, "Yes");
        studio.find(wizard, Label.class, "of one skipped item", l -> l.getText().contains("failed: 0") && l.getText().contains("skipped: 1"));
        studio.screenshot("project-wizard-skipped");
        studio.press(wizard, "Finish");
        studio.await("the wizard closes", RUN, wizard::isDisposed);
    }

    @Test
    @Order(2)
    void mendsObjectsThatFail(Studio studio) throws GodwitException, SQLException {
        studio.await("schema migration fails", RUN, () -> status() == ProjectStatus.FAILED);
        assertThat(Studios.get().projects().precheckItems(id())).filteredOn(i -> i.state() == PrecheckItem.State.SKIPPED).extracting(PrecheckItem::key).containsExactly("RDB_OBJECT_DEPENDENCY_INTEGRITY");
        Fields fields = new Fields(studio);
        CTabFolder pages = turnTo(studio, "Objects");
        Table objects = studio.find(pages, Table.class, "with the objects", t -> t.isVisible() && t.getItemCount() > 5);
        fields.select(objects, "v_gone");
        studio.screenshot("project-objects-failed");
        studio.press(pages, "Skip");
        studio.await("the view is skipped", () -> state("v_gone") == StructObject.State.SKIPPED);

        fields.select(objects, "v_twice");
        studio.press(pages, "Modify");
        Shell editor = studio.shell("DDL of tools.v_twice");
        Text ddl = studio.find(editor, Text.class, "with the statement", t -> (t.getStyle() & SWT.READ_ONLY) == 0 && t.getText().contains("twice"));
        studio.type(ddl, "CREATE VIEW tools.v_twice AS SELECT id, price * 2 AS n FROM tools.item");
        studio.press(editor, "Save and Retry");
        studio.await("the changed view is created", RUN, () -> state("v_twice").label().startsWith("Completed") && step(StepName.STRUCT_TRANSFER) == StepStatus.FAILED);

        TwinSql.run(target, "CREATE FUNCTION tools.tax(p DECIMAL(10,2)) RETURNS DECIMAL(10,2) DETERMINISTIC RETURN p * 2");
        fields.select(objects, "v_tax");
        studio.press(pages, "Retry");
        studio.await("schema migration goes on", RUN, () -> step(StepName.STRUCT_TRANSFER) == StepStatus.FINISHED);
        assertThat(state("v_tax").label()).startsWith("Completed");
    }

    private static StructObject.State state(String view) throws GodwitException {
        return Studios.get().projects().objects(id()).stream().filter(o -> o.source().name().equals(view)).findFirst().orElseThrow().state();
    }

    /** Turns the project's editor to the page of this title and returns its pages. */
    private static CTabFolder turnTo(Studio studio, String title) {
        CTabFolder pages = studio.find(studio.window().getShell(), CTabFolder.class, "with the pages of the project", f -> f.isVisible() && f.getItemCount() > 0 && f.getItem(0).getText().equals("Steps"));
        studio.run(() -> {
            CTabItem item = Stream.of(pages.getItems()).filter(i -> i.getText().equals(title)).findFirst().orElseThrow();
            pages.setSelection(item);
            Event event = new Event();
            event.item = item;
            pages.notifyListeners(SWT.Selection, event);
        });
        return pages;
    }

    @Test
    @Order(3)
    void asksBeforeItClosesOverWork(Studio studio) throws GodwitException {
        String id = id();
        studio.await("rows are copied", RUN, () -> step(StepName.FULL_TRANSFER) == StepStatus.RUNNING && Studios.get().components().list().stream().anyMatch(c -> c.projectId().equals(id)));
        studio.command("org.eclipse.ui.file.exit");
        Shell question = studio.shell("Work Is Running");
        studio.screenshot("close-question");
        studio.press(question, "Stay");
        studio.await("the question closes", question::isDisposed);
        assertThat(studio.call(() -> studio.window().getShell().isVisible())).isTrue();
        studio.await("the project ends", RUN, () -> status() == ProjectStatus.FINISHED);
    }

    @Test
    @Order(4)
    void showsTheRowsThatDiffer(Studio studio) throws GodwitException, SQLException {
        assertThat(Studios.get().projects().verification(id())).allSatisfy(t -> assertThat(t.result()).isEqualTo(ResultType.CONSISTENT));
        TwinSql.run(target, "UPDATE tools.item SET name = 'wrong' WHERE id = 7", "DELETE FROM tools.item WHERE id = 9", "INSERT INTO tools.part_moved (id, a) VALUES (99, 1)");
        CTabFolder pages = turnTo(studio, "Verification");
        studio.press(pages, "Verify All Again");
        studio.await("the differences are found", RUN,
                () -> status() == ProjectStatus.FINISHED && Studios.get().projects().verification(id()).stream().filter(t -> t.result() == ResultType.INCONSISTENT).count() == 2);
        Fields fields = new Fields(studio);
        Table tables = studio.find(pages, Table.class, "with the tables", t -> t.isVisible() && t.getItemCount() == 2 && t.getItem(0).getText(1).equals("Inconsistent"));
        fields.select(tables, "tools.item");
        Table rows = studio.find(pages, Table.class, "with the rows", t -> t.isVisible() && t.getColumn(0).getText().equals("Key") && t.getItemCount() == 2);
        fields.select(rows, "7");
        assertThat(studio.call(() -> Stream.of(rows.getItems()).map(i -> i.getText(0) + " " + i.getText(1) + " " + i.getText(2)).toList())).containsExactlyInAnyOrder("7 Different values name", "9 Only in the source ");
        studio.find(pages, Text.class, "with the correction", t -> t.getText().contains("item 7"));
        studio.find(pages, TableItem.class, "with both values", i -> i.getText(0).equals("name") && i.getText(1).equals("item 7") && i.getText(2).equals("wrong"));
        studio.screenshot("verification-differences");
        assertThat(Studios.get().projects().verificationFiles(id(), new ObjectName("tools", "item"))).hasSize(2);
    }

    @Test
    @Order(5)
    void savesAndOpensAProjectFile(Studio studio) throws GodwitException {
        Path file = folder.resolve("tools.godwit.json");
        answer(studio, file);
        CTabFolder pages = turnTo(studio, "Settings");
        studio.press(pages, "Save as Project File");
        Shell saved = studio.shell("Save as Project File");
        studio.press(saved, "OK");
        ProjectSpec spec = ProjectFile.read(file);
        assertThat(spec.source()).isEqualTo("tools_source");
        assertThat(spec.parameters()).containsEntry("throttleRps", "500");
        assertThat(((ObjectSelection.Specific) spec.objects()).tables()).hasSize(2);

        studio.command("org.godwit.ui.projects.openFile");
        Shell wizard = studio.shell("New Migration Project");
        studio.find(wizard, Text.class, "with a name that is free", t -> t.getText().equals(PROJECT + "_2"));
        new Fields(studio).type(wizard, "Project name", PROJECT);
        studio.find(wizard, Widget.class, "that the name is taken", w -> Widgets.text(w).contains("There is a project of this name already."));
        new Fields(studio).type(wizard, "Project name", "tools_again");
        studio.press(wizard, "Next");
        studio.press(wizard, "Next");
        studio.find(wizard, Widget.class, "what the file chooses", w -> Widgets.text(w).contains("2 tables and 4 views chosen"));
        studio.press(wizard, "Cancel");
        studio.await("the wizard closes", wizard::isDisposed);
        studio.run(() -> FilePrompt.answerBy(Optional.empty()));
    }

    @Test
    @Order(6)
    void deletesOnlyWhatWasNamed(Studio studio) throws GodwitException {
        act(studio, "Release");
        studio.press(studio.shell("Release Project"), "Release");
        studio.await("the project is released", RUN, () -> status() == ProjectStatus.RELEASED);
        act(studio, "Delete");
        Shell question = studio.shell("Delete Project");
        Button ok = studio.byText(question, Button.class, "OK");
        Text name = studio.find(question, Text.class, "for the name", t -> (t.getStyle() & SWT.READ_ONLY) == 0);
        studio.type(name, "tools");
        assertThat(studio.call(ok::isEnabled)).isFalse();
        studio.screenshot("delete-question");
        studio.type(name, PROJECT);
        studio.press(question, "OK");
        studio.await("the project is gone", () -> Studios.get().projects().list().stream().noneMatch(p -> p.name().equals(PROJECT)));
        studio.await("its editor is closed", () -> Stream.of(studio.page().getEditorReferences()).noneMatch(e -> e.getName().equals(PROJECT)));
        for (String dataSource : List.of("tools_source", "tools_target")) {
            Studios.get().dataSources().delete(Studios.get().dataSources().find(dataSource).orElseThrow().id());
        }
    }

    /** Presses the button in the project's header, which is there when the state allows it. */
    private static void act(Studio studio, String action) {
        ToolItem item = studio.find(studio.window().getShell(), ToolItem.class, action, i -> i.getText().equals(action) && i.getParent().isVisible());
        studio.post(() -> item.notifyListeners(SWT.Selection, new Event()));
    }
}
