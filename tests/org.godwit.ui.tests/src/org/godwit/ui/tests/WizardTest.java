package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.supervisor.project.ProjectFile;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.ui.FilePrompt;
import org.godwit.ui.Palette;
import org.godwit.ui.Studios;
import org.godwit.ui.tests.harness.Projects;
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

/** Each page of the project wizard with right and wrong input; files, clones and templates. */
@ExtendWith(StudioExtension.class)
@TestMethodOrder(OrderAnnotation.class)
class WizardTest {
    private static final Duration RUN = Duration.ofMinutes(1);
    private static final String PROJECT = "wiz_move";

    @TempDir
    private static Path folder;
    private static Twin source;
    private static Twin target;

    @BeforeAll
    static void startTwins() throws GodwitException, SQLException {
        CancelToken cancel = CancelToken.create();
        Twins twins = Twins.open(cancel);
        source = twins.start(TwinRequest.named("wizard-source", 5), cancel);
        target = twins.start(TwinRequest.named("wizard-target", 6), cancel);
        TwinSql.run(source, "CREATE DATABASE wiz", "CREATE TABLE wiz.orders_0 (id INT PRIMARY KEY, total INT)", "CREATE TABLE wiz.orders_1 (id INT PRIMARY KEY, total INT)", "CREATE TABLE wiz.customer (id INT PRIMARY KEY, name VARCHAR(40))",
                "CREATE TABLE wiz.log_2024 (text VARCHAR(100))", "CREATE TABLE wiz._customer_gho (id INT PRIMARY KEY)", "CREATE VIEW wiz.v_customer AS SELECT id FROM wiz.customer");
        Studios.get().dataSources().save(source.dataSource().withId("").withName("wiz_source"));
        Studios.get().dataSources().save(target.dataSource().withId("").withName("wiz_target"));
    }

    @AfterAll
    static void stopTwins() throws GodwitException {
        for (Twin twin : Stream.of(source, target).filter(t -> t != null).toList()) {
            twin.close();
        }
        FilePrompt.answerBy(Optional.empty());
    }

    /** Answers the next questions for a file. */
    private static void answer(Studio studio, Path file) {
        studio.run(() -> FilePrompt.answerBy(Optional.of((shell, kind, extensions, name) -> Optional.of(file))));
    }

    private static Shell open(Studio studio) {
        studio.openPerspective("org.godwit.ui.projects.perspective");
        studio.command("org.godwit.ui.projects.new");
        return studio.shell("New Migration Project");
    }

    private static void chooseEnds(Studio studio, Shell wizard, String from) {
        Fields fields = new Fields(studio);
        fields.choose(studio.byText(wizard, Group.class, "Source"), from);
        fields.choose(studio.byText(wizard, Group.class, "Target"), "wiz_target");
    }

    private static void says(Studio studio, Shell wizard, String text) {
        studio.find(wizard, Widget.class, "that says " + text, w -> Widgets.text(w).contains(text));
    }

    private static void cancel(Studio studio, Shell wizard) {
        studio.press(wizard, "Cancel");
        studio.await("the wizard closes", wizard::isDisposed);
    }

    private static boolean isOn(Studio studio, Shell wizard, String button) {
        Button found = studio.byText(wizard, Button.class, button);
        return studio.call(found::isEnabled);
    }

    @Test
    @Order(1)
    void wantsTwoEndsAndAFreeName(Studio studio) {
        Shell wizard = open(studio);
        says(studio, wizard, "Choose the data source to read from.");
        assertThat(isOn(studio, wizard, "Next")).isFalse();
        new Fields(studio).choose(studio.byText(wizard, Group.class, "Source"), "wiz_source");
        says(studio, wizard, "Choose the data source to write to.");
        new Fields(studio).choose(studio.byText(wizard, Group.class, "Target"), "wiz_source");
        says(studio, wizard, "Source and target are the same server");
        chooseEnds(studio, wizard, "wiz_source");
        studio.find(wizard, Text.class, "with the proposed name", t -> t.getText().equals("wiz_source_to_wiz_target") || t.getText().equals("wiz_source_to_wiz_source"));
        studio.find(wizard, Label.class, "with what the server is", l -> l.getText().contains("MariaDB 11.4"));
        new Fields(studio).type(wizard, "Project name", "two words");
        says(studio, wizard, "a name without blanks");
        assertThat(isOn(studio, wizard, "Next")).isFalse();
        new Fields(studio).type(wizard, "Project name", PROJECT);
        studio.await("the page is complete", () -> isOnNow(wizard, "Next"));
        studio.screenshot("wizard-ends");

        studio.press(wizard, "Active-active: the application writes at both sides, changes flow both ways and nothing is switched over");
        studio.press(wizard, "Next");
        studio.press(studio.shell("Tables With a Key"), "OK");
        studio.find(wizard, Button.class, "that is demanded", b -> b.isVisible() && Widgets.plain(b.getText()).equals("Reverse incremental migration") && b.getSelection() && !b.isEnabled());
        cancel(studio, wizard);
    }

    private static boolean isOnNow(Shell wizard, String button) {
        return Widgets.below(wizard).anyMatch(w -> w instanceof Button b && Widgets.plain(b.getText()).equals(button) && b.isEnabled());
    }

    @Test
    @Order(2)
    void keepsPartsApartThatDoNotGoTogether(Studio studio) {
        Shell wizard = open(studio);
        chooseEnds(studio, wizard, "wiz_source");
        studio.press(wizard, "Next");
        studio.press(wizard, "Incremental synchronization");
        says(studio, wizard, "Run no DDL at the source before");
        Button verification = studio.byText(wizard, Button.class, "Full verification");
        assertThat(studio.call(verification::getSelection)).isTrue();
        studio.screenshot("wizard-types");
        studio.press(wizard, "DELETE");
        studio.await("verification cannot be chosen", () -> !verification.isEnabled() && !verification.getSelection());
        says(studio, wizard, "Full verification needs INSERT, UPDATE and DELETE");
        studio.press(wizard, "DELETE");
        studio.await("verification can be chosen", verification::isEnabled);
        studio.press(wizard, "DDL statements");
        says(studio, wizard, "Without DDL, each change of a definition must be made at the target");
        cancel(studio, wizard);
    }

    private static Shell openAtObjects(Studio studio, String from) {
        Shell wizard = open(studio);
        chooseEnds(studio, wizard, from);
        studio.press(wizard, "Next");
        studio.press(wizard, "Next");
        return wizard;
    }

    @Test
    @Order(3)
    void showsWhatRulesTakeInAndLeaveOut(Studio studio) throws IOException {
        Shell wizard = openAtObjects(studio, "wiz_source");
        Fields fields = new Fields(studio);
        studio.press(wizard, "Match rules");
        says(studio, wizard, "Write at least one rule");
        fields.type(wizard, "Move", "wiz.*");
        TabFolder tabs = studio.find(wizard, TabFolder.class, "with the matches", TabFolder::isVisible);
        studio.await("everything is in", () -> titles(tabs).equals(List.of("In (6)", "New (0)", "Out (0)")));
        fields.type(wizard, "Move", "wiz.*\nwiz.orders_[0-9]=wiz.orders");
        fields.type(wizard, "Exclude", "wiz.log_*");
        studio.await("the log is out", () -> titles(tabs).equals(List.of("In (5)", "New (0)", "Out (1)")));
        studio.run(() -> tabs.setSelection(2));
        studio.find(tabs, TableItem.class, "with the rule that leaves it out", i -> i.getText(0).equals("wiz.log_2024") && i.getText(2).equals("wiz.log_*"));
        studio.screenshot("wizard-rules");
        studio.press(wizard, "Leave Out Ghost Tables");
        studio.await("the ghost is out", () -> titles(tabs).equals(List.of("In (4)", "New (0)", "Out (2)")));
        studio.press(wizard, "Compare From Here");
        studio.await("nothing is out since", () -> titles(tabs).equals(List.of("In (4)", "New (0)", "Out (0)")));
        fields.type(wizard, "Exclude", "");
        studio.await("two are new since", () -> titles(tabs).equals(List.of("In (6)", "New (2)", "Out (0)")));

        fields.type(wizard, "Move", "wiz*.a");
        studio.find(wizard, Label.class, "why the rule is wrong", l -> l.isVisible() && l.getText().contains("wildcards are possible in the table part only"));
        assertThat(isOn(studio, wizard, "Next")).isFalse();
        fields.type(wizard, "Move", "wiz.nothing_*");
        says(studio, wizard, "The rules match nothing at the source.");
        assertThat(isOn(studio, wizard, "Next")).isFalse();
        fields.type(wizard, "Move", "wiz.c*");
        studio.await("one matches", () -> isOnNow(wizard, "Next"));

        Path json = folder.resolve("rules.json");
        answer(studio, json);
        studio.press(wizard, "Export");
        studio.await("the file", () -> Files.exists(json) && Files.readString(json).contains("wiz.c*"));
        assertThat(Files.readString(json)).contains("\"mode\" : \"WILDCARD\"");
        cancel(studio, wizard);
    }

    private static List<String> titles(TabFolder tabs) {
        return Arrays.stream(tabs.getItems()).map(TabItem::getText).toList();
    }

    @Test
    @Order(4)
    void triesAFileBeforeItTakesItOver(Studio studio) throws IOException {
        Shell wizard = openAtObjects(studio, "wiz_source");
        Path template = folder.resolve("template.csv");
        answer(studio, template);
        studio.press(wizard, "CSV Template");
        studio.await("the template", () -> Files.exists(template) && Files.readString(template).startsWith("source_database,"));

        Path csv = folder.resolve("objects.csv");
        Files.writeString(csv, Files.readString(template) + "wiz,customer,shop,client,,nothing > 1\r\nwiz,gone,,,,\r\nwiz,v_customer,,,,\r\n");
        answer(studio, csv);
        press(studio, wizard, "Import");
        Shell dialog = studio.shell("Import Objects");
        studio.find(dialog, Text.class, "with the refused condition", t -> t.getText().contains("Refused conditions:") && t.getText().contains("Not at the source:\nwiz.gone"));
        assertThat(isOn(studio, dialog, "Take Over")).as("a refused condition must be mended first").isFalse();
        studio.screenshot("wizard-import");
        studio.press(dialog, "Cancel");
        Files.writeString(csv, Files.readString(template) + "wiz,customer,shop,client,,id > 1\r\nwiz,gone,,,,\r\nwiz,v_customer,,,,\r\n");
        press(studio, wizard, "Import");
        studio.press(studio.shell("Import Objects"), "Take Over");
        says(studio, wizard, "1 table and 1 view chosen");

        Path json = folder.resolve("objects.json");
        answer(studio, json);
        press(studio, wizard, "Export");
        studio.await("the JSON file", () -> Files.exists(json) && Files.readString(json).contains("\"whereClause\" : \"id > 1\""));
        Tree tree = studio.find(wizard, Tree.class, "with databases", t -> t.isVisible() && t.getItemCount() > 0);
        studio.await("the wizard is free again", tree::isEnabled);
        new Fields(studio).check(tree, Optional.empty(), "wiz", false);
        says(studio, wizard, "Choose at least one table or view.");
        press(studio, wizard, "Import");
        studio.press(studio.shell("Import Objects"), "Take Over");
        says(studio, wizard, "1 table and 1 view chosen");
        studio.find(tree, TreeItem.class, "with the new name of the file", i -> i.getText(3).equals("shop.client (part)"));
        cancel(studio, wizard);
    }

    /** Presses it when the wizard has finished what it was doing. */
    private static void press(Studio studio, Shell wizard, String button) {
        studio.await("the wizard is free", () -> Widgets.below(wizard).anyMatch(w -> w instanceof Button b && Widgets.plain(b.getText()).equals(button) && b.isEnabled()));
        studio.press(wizard, button);
    }

    @Test
    @Order(5)
    void saysWhatASpeedMeansAndWhatIsWrong(Studio studio) {
        Shell wizard = openAtObjects(studio, "wiz_source");
        Tree tree = studio.find(wizard, Tree.class, "with databases", t -> t.isVisible() && t.getItemCount() > 0);
        new Fields(studio).check(tree, "wiz");
        studio.press(wizard, "Back");
        studio.press(wizard, "Incremental synchronization");
        studio.press(wizard, "Full migration");
        studio.press(wizard, "Next");
        studio.press(wizard, "Next");
        Group incremental = studio.byText(wizard, Group.class, "Incremental synchronization");
        assertThat(studio.call(() -> Widgets.below(wizard).anyMatch(w -> w instanceof Group g && g.getText().equals("Full migration") && g.isVisible()))).as("what is not done has no options").isFalse();
        new Fields(studio).type(incremental, "Begin at", "tomorrow");
        says(studio, wizard, "Write the time as 2026-01-31 12:00:00");
        assertThat(isOn(studio, wizard, "Next")).isFalse();
        new Fields(studio).type(incremental, "Begin at", "2999-01-01 00:00:00");
        says(studio, wizard, "The start lies in the future.");
        new Fields(studio).type(incremental, "Begin at", "2026-01-01T00:00:00Z");
        new Fields(studio).type(incremental, "Hours for which", "9000");
        says(studio, wizard, "Changes are kept for 1 to 8760 hours.");
        new Fields(studio).type(incremental, "Hours for which", "48");
        new Fields(studio).choose(incremental, "Custom");
        new Fields(studio).type(incremental, "Lanes", "0");
        says(studio, wizard, "Write a whole number from 1 to 256.");
        new Fields(studio).type(incremental, "Lanes", "12");
        studio.await("all is right", () -> isOnNow(wizard, "Next"));
        Group verification = studio.byText(wizard, Group.class, "Full verification");
        new Fields(studio).choose(verification, "Fast");
        studio.find(verification, Label.class, "that says what it means", l -> l.getText().startsWith("32 threads"));
        studio.screenshot("wizard-options");
        studio.press(wizard, "Configuration Details");
        Shell details = studio.shell("Configuration Details");
        studio.find(details, Text.class, "with all of it",
                t -> Stream.of("\"incr.sink.workerNum\" : \"12\"", "\"storeLogKeptHour\" : \"48\"", "\"limitator.platform.threads.number\" : \"32\"", "\"startTimestamp\" : \"2026-01-01T00:00:00Z\"").allMatch(t.getText()::contains));
        studio.run(details::close);
        cancel(studio, wizard);
    }

    @Test
    @Order(6)
    void mendsWithTheSqlThatItOffers(Studio studio) throws SQLException, GodwitException {
        TwinSql.run(source, "SET GLOBAL binlog_row_image = 'MINIMAL'");
        Shell wizard = openAtObjects(studio, "wiz_source");
        Tree tree = studio.find(wizard, Tree.class, "with databases", t -> t.isVisible() && t.getItemCount() > 0);
        TreeItem database = new Fields(studio).check(tree, "wiz");
        studio.await("its objects", () -> database.getItemCount() == 6);
        new Fields(studio).check(tree, Optional.of(database), "log_2024", false);
        new Fields(studio).type(wizard, "Target database", "");
        studio.press(wizard, "Back");
        studio.press(wizard, "Incremental synchronization");
        studio.press(wizard, "Back");
        new Fields(studio).type(wizard, "Project name", PROJECT);
        studio.press(wizard, "Next");
        studio.press(wizard, "Next");
        studio.press(wizard, "Next");
        studio.press(wizard, "Next");
        says(studio, wizard, "failed: 1");
        Button start = studio.byText(wizard, Button.class, "Start the project now");
        assertThat(studio.call(start::isEnabled)).as("what fails cannot be started").isFalse();
        studio.find(wizard, Text.class, "that explains", t -> t.getText().contains("binlog_row_image is MINIMAL instead of FULL"));
        studio.screenshot("wizard-precheck");
        studio.press(wizard, "Copy SQL");
        studio.await("the clipboard", () -> clipboard().contains("SET GLOBAL binlog_row_image = 'FULL'"));
        studio.press(wizard, "Run SQL");
        Shell question = studio.shell("Run SQL");
        studio.find(question, Label.class, "with the statement", l -> l.getText().contains("SET GLOBAL binlog_row_image = 'FULL'"));
        studio.press(question, "Yes");
        says(studio, wizard, "failed: 0");
        studio.await("it can be started", start::isEnabled);

        Path file = folder.resolve("wiz.godwit.json");
        answer(studio, file);
        studio.press(wizard, "Save as Project File");
        studio.press(studio.shell("Save as Project File"), "OK");
        ProjectSpec saved = ProjectFile.read(file);
        assertThat(saved.source()).isEqualTo("wiz_source");
        assertThat(saved.types()).contains(TransferType.INCREMENTAL);
        assertThat(((ObjectSelection.Specific) saved.objects()).tables()).hasSize(4);
        press(studio, wizard, "Start the project now");
        studio.press(wizard, "Finish");
        studio.await("the wizard closes", RUN, wizard::isDisposed);
        assertThat(project(PROJECT).status()).isEqualTo(ProjectStatus.INIT);
    }

    private static String clipboard() {
        Clipboard clipboard = new Clipboard(Display.getCurrent());
        try {
            return Optional.ofNullable((String) clipboard.getContents(TextTransfer.getInstance())).orElse("");
        } finally {
            clipboard.dispose();
        }
    }

    private static ProjectSummary project(String name) throws GodwitException {
        return Studios.get().projects().list().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    @Order(7)
    void loadsAProjectFileIntoTheOpenWizard(Studio studio) {
        answer(studio, folder.resolve("wiz.godwit.json"));
        Shell wizard = open(studio);
        studio.press(wizard, "From a File");
        studio.find(wizard, Text.class, "with a free name", t -> t.getText().equals(PROJECT + "_2"));
        studio.find(wizard, Combo.class, "with the source of the file", c -> c.getText().equals("wiz_source"));
        studio.press(wizard, "Next");
        studio.find(wizard, Button.class, "as in the file", b -> b.isVisible() && Widgets.plain(b.getText()).equals("Incremental synchronization") && b.getSelection());
        studio.press(wizard, "Next");
        says(studio, wizard, "4 tables and 1 view chosen");
        cancel(studio, wizard);
    }

    @Test
    @Order(8)
    void clonesAndStartsFromAReleasedProject(Studio studio) throws GodwitException {
        String id = project(PROJECT).id();
        Studios.get().projects().start(id);
        studio.await("it runs", RUN, () -> project(PROJECT).status() == ProjectStatus.RUNNING);
        release(studio, PROJECT);

        Shell wizard = open(studio);
        studio.press(wizard, "From a Project");
        Shell templates = studio.shell("Start From a Project");
        Table list = studio.find(templates, Table.class, "of projects", t -> t.getItemCount() > 0);
        studio.await("the released one is first", () -> list.getItem(0).getText(1).equals("Released"));
        new Fields(studio).select(list, PROJECT);
        studio.screenshot("wizard-template");
        studio.press(templates, "Start From It");
        studio.find(wizard, Text.class, "with a free name", t -> t.getText().equals(PROJECT + "_2"));
        studio.press(wizard, "Next");
        studio.press(wizard, "Next");
        says(studio, wizard, "4 tables and 1 view chosen");
        cancel(studio, wizard);

        Table projects = studio.find(studio.window().getShell(), Table.class, "of projects", t -> t.isVisible() && t.getColumnCount() > 5 && t.getItemCount() > 0);
        studio.openView("org.godwit.ui.projects.list");
        new Fields(studio).select(projects, PROJECT);
        studio.command("org.godwit.ui.projects.clone");
        Shell clone = studio.shell("New Migration Project");
        studio.find(clone, Text.class, "with a free name", t -> t.getText().equals(PROJECT + "_2"));
        studio.await("the ends are chosen", () -> isOnNow(clone, "Next"));
        press(studio, clone, "Finish");
        studio.await("the wizard closes", RUN, clone::isDisposed);
        assertThat(Studios.get().projects().get(project(PROJECT + "_2").id()).spec().types()).contains(TransferType.INCREMENTAL);
        retire(studio, PROJECT + "_2");
        Studios.get().projects().delete(id);
        studio.run(() -> studio.window().getActivePage().closeAllEditors(false));
    }

    private static void release(Studio studio, String name) throws GodwitException {
        String id = project(name).id();
        if (project(name).status() == ProjectStatus.RUNNING) {
            Studios.get().projects().pause(id);
        }
        studio.await("it stands", RUN, () -> List.of(ProjectStatus.SUSPEND, ProjectStatus.FAILED).contains(project(name).status()));
        Studios.get().projects().release(id);
        studio.await("it is released", RUN, () -> project(name).status() == ProjectStatus.RELEASED);
    }

    private static void retire(Studio studio, String name) throws GodwitException {
        studio.await("it runs", RUN, () -> project(name).status() != ProjectStatus.INIT);
        Projects.remove(studio, project(name).id());
    }

    /** The keys reach everything that the mouse reaches: Tab goes round all fields and buttons of each page. */
    @Test
    @Order(9)
    void isGoneThroughByTheKeyboard(Studio studio) {
        Shell wizard = open(studio);
        chooseEnds(studio, wizard, "wiz_source");
        for (String page : List.of("Source and Target", "Parts of the Migration", "Objects")) {
            if (!page.startsWith("Source")) {
                studio.press(wizard, "Next");
            }
            says(studio, wizard, page);
            Set<Control> reached = studio.call(() -> walk(wizard));
            List<String> missed = studio.call(() -> Widgets.below(wizard).filter(w -> w instanceof Control c && c.isVisible() && c.isEnabled() && takesFocus(c)).map(Control.class::cast).filter(c -> !reached.contains(c))
                    .map(c -> c.getClass().getSimpleName() + " " + Widgets.text(c)).toList());
            assertThat(missed).as("not reached by Tab on the page " + page).isEmpty();
        }
        cancel(studio, wizard);
    }

    private static boolean takesFocus(Control control) {
        boolean radio = (control.getStyle() & SWT.RADIO) != 0;
        return (control instanceof Button && !radio || control instanceof Text || control instanceof Combo || control instanceof Tree) && !(control.getParent() instanceof Combo);
    }

    private static Set<Control> walk(Shell wizard) {
        Set<Control> reached = new HashSet<>();
        wizard.forceActive();
        wizard.traverse(SWT.TRAVERSE_TAB_NEXT);
        Widgets.below(wizard).filter(w -> w instanceof Text t && t.isVisible()).map(Text.class::cast).findFirst().ifPresent(Text::setFocus);
        for (int i = 0; i < 80; i++) {
            Control focus = wizard.getDisplay().getFocusControl();
            if (focus == null) {
                return reached;
            }
            reached.add(focus);
            focus.traverse(SWT.TRAVERSE_TAB_NEXT);
        }
        return reached;
    }

    @Test
    @Order(10)
    void isReadableInTheDark(Studio studio) {
        studio.command("org.godwit.ui.app.switchTheme");
        studio.await("dark ground", () -> Palette.isDark(studio.window().getShell()));
        try {
            Shell wizard = open(studio);
            chooseEnds(studio, wizard, "wiz_source");
            studio.find(wizard, Label.class, "with what the server is", l -> l.getText().contains("MariaDB 11.4"));
            studio.screenshot("wizard-ends-dark");
            studio.press(wizard, "Next");
            studio.screenshot("wizard-types-dark");
            studio.press(wizard, "Next");
            Tree tree = studio.find(wizard, Tree.class, "with databases", t -> t.isVisible() && t.getItemCount() > 0);
            TreeItem database = new Fields(studio).check(tree, "wiz");
            studio.await("its objects", () -> database.getItemCount() == 6);
            studio.run(() -> database.setExpanded(true));
            studio.screenshot("wizard-objects-dark");
            studio.press(wizard, "Next");
            studio.screenshot("wizard-options-dark");
            studio.press(wizard, "Next");
            says(studio, wizard, "failed: ");
            studio.screenshot("wizard-precheck-dark");
            cancel(studio, wizard);
        } finally {
            studio.command("org.godwit.ui.app.switchTheme");
            studio.await("light ground", () -> !Palette.isDark(studio.window().getShell()));
        }
    }
}
