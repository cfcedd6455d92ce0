package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.Secret;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.ui.Palette;
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

/** The Data Sources perspective: fields of each type, what the connection test finds and offers, what using projects mean for changing and deleting, and dragging. */
@ExtendWith(StudioExtension.class)
@TestMethodOrder(OrderAnnotation.class)
class DataSourcesTest {
    private static final String SECRET = "not-guessed-1";

    private static Twin server;

    @BeforeAll
    static void startTwin() throws GodwitException, SQLException {
        CancelToken cancel = CancelToken.create();
        server = Twins.open(cancel).start(TwinRequest.named("sources-server", 7), cancel);
        TwinSql.run(server, "CREATE DATABASE store", "CREATE TABLE store.item (id INT PRIMARY KEY, name VARCHAR(200), UNIQUE KEY by_name (name))", "CREATE TABLE store.note (text VARCHAR(100))",
                "INSERT INTO store.item SELECT seq, CONCAT('item ', seq) FROM store.seq_1_to_2000", "ANALYZE TABLE store.item", "CREATE USER reader@'%' IDENTIFIED BY '" + SECRET + "'", "GRANT SELECT ON store.* TO reader@'%'",
                "SET GLOBAL binlog_row_image = 'MINIMAL'");
        Studios.get().dataSources().save(server.dataSource().withId("").withName("ds_main"));
    }

    @AfterAll
    static void stopTwin() throws GodwitException {
        for (ProjectSummary project : Studios.get().projects().list().stream().filter(p -> p.name().equals("ds_project")).toList()) {
            Studios.get().projects().delete(project.id());
        }
        if (server != null) {
            server.close();
        }
    }

    private static Shell open(Studio studio) {
        studio.openPerspective("org.godwit.ui.datasources.perspective");
        studio.command("org.godwit.ui.datasources.new");
        return studio.shell("New Data Source");
    }

    private static void says(Studio studio, Shell wizard, String text) {
        studio.find(wizard, Widget.class, "that says " + text, w -> Widgets.text(w).contains(text));
    }

    private static String clipboard() {
        Clipboard clipboard = new Clipboard(Display.getCurrent());
        try {
            return Optional.ofNullable((String) clipboard.getContents(TextTransfer.getInstance())).orElse("");
        } finally {
            clipboard.dispose();
        }
    }

    private static Text field(Studio studio, Shell wizard, String value) {
        return studio.find(wizard, Text.class, "with " + value, t -> t.isVisible() && t.getText().equals(value));
    }

    @Test
    @Order(1)
    void hasTheFieldsOfEachType(Studio studio) {
        Shell wizard = open(studio);
        Fields fields = new Fields(studio);
        assertThat(studio.call(() -> visible(wizard, "Tenant:"))).isFalse();
        fields.choose(wizard, "TiDB");
        says(studio, wizard, "Its changes cannot be followed");
        field(studio, wizard, "4000");
        fields.choose(wizard, "OceanBase (MySQL mode)");
        says(studio, wizard, "Name the address of OBProxy.");
        field(studio, wizard, "2881");
        studio.await("tenant and cluster", () -> visible(wizard, "Tenant:") && visible(wizard, "Cluster:"));

        Text url = studio.find(wizard, Text.class, "for the URL", t -> t.getMessage().startsWith("mysql://"));
        studio.run(() -> {
            url.setFocus();
            url.setText("obclient -h10.1.2.3 -P2883 -uapp@sales#obc -p'se cret' -Dshop");
            url.notifyListeners(SWT.Modify, new Event());
        });
        field(studio, wizard, "10.1.2.3");
        field(studio, wizard, "2883");
        field(studio, wizard, "shop");
        field(studio, wizard, "se cret");
        studio.screenshot("datasource-oceanbase");
        fields.type(wizard, "Port", "70000");
        says(studio, wizard, "The port is a number from 1 to 65535.");
        fields.type(wizard, "Port", "2883");
        fields.type(wizard, "Name", "ds_main");
        says(studio, wizard, "There is a data source named ds_main already.");
        fields.type(wizard, "Name", "ds main");
        says(studio, wizard, "A name has 1 to 32 characters and no blanks.");
        studio.press(wizard, "Cancel");
        studio.await("the wizard closes", wizard::isDisposed);
    }

    private static boolean visible(Shell wizard, String label) {
        return Widgets.below(wizard).anyMatch(w -> w instanceof Label l && l.isVisible() && Widgets.plain(l.getText()).equals(label));
    }

    @Test
    @Order(2)
    void findsWhatIsMissingAndSaysWhatToRun(Studio studio) {
        Shell wizard = open(studio);
        Fields fields = new Fields(studio);
        fields.choose(wizard, "MariaDB");
        fields.type(wizard, "Host", server.dataSource().host());
        fields.type(wizard, "Port", Integer.toString(server.dataSource().port()));
        fields.type(wizard, "User", "reader");
        fields.type(wizard, "Password", "wrong");
        fields.type(wizard, "Database", "store");
        fields.type(wizard, "Name", "ds_reader");
        studio.press(wizard, "Test Connection");
        studio.find(wizard, Label.class, "why it fails", l -> l.isVisible() && l.getText().contains("Access denied"));
        studio.press(wizard, "Back");
        fields.type(wizard, "Password", SECRET);
        studio.press(wizard, "Test Connection");
        says(studio, wizard, "Connected in ");
        TabFolder findings = studio.find(wizard, TabFolder.class, "with the findings", TabFolder::isVisible);
        studio.await("what is missing is counted", () -> findings.getItem(0).getText().endsWith("missing)") && findings.getItem(1).getText().equals("Log and Settings (1 to change)"));
        studio.screenshot("datasource-privileges");
        studio.press(wizard, "Copy Missing GRANTs");
        studio.await("the grants", () -> clipboard().contains("GRANT INSERT ON `store`.* TO 'reader'@'%';") && clipboard().contains("GRANT REPLICATION SLAVE ON *.* TO 'reader'@'%';"));
        assertThat(studio.call(DataSourcesTest::clipboard)).doesNotContain("GRANT SELECT ON `store`");
        studio.run(() -> findings.setSelection(1));
        Table settings = studio.find(wizard, Table.class, "with the settings", t -> t.isVisible() && t.getColumn(0).getText().equals("Setting"));
        assertThat(studio.call(() -> Arrays.stream(settings.getItems()).map(i -> i.getText(0) + " " + i.getText(1)).toList())).contains("log_bin ON", "binlog_format ROW", "binlog_row_image MINIMAL");
        studio.screenshot("datasource-settings");
        studio.press(wizard, "Copy Changes");
        studio.await("the changes", () -> clipboard().equals("SET GLOBAL binlog_row_image = 'FULL'; -- and in the option file"));
        studio.press(wizard, "Finish");
        studio.await("the wizard closes", wizard::isDisposed);
    }

    private static Tree tree(Studio studio) {
        return studio.find(studio.window().getShell(), Tree.class, "with data sources", t -> t.isVisible() && t.getItemCount() >= 2);
    }

    private static TreeItem select(Studio studio, String label) {
        Tree tree = tree(studio);
        studio.openView("org.godwit.ui.datasources.explorer");
        TreeItem item = studio.find(tree, TreeItem.class, label, i -> i.getText().startsWith(label));
        studio.run(() -> {
            tree.setSelection(item);
            Event event = new Event();
            event.item = item;
            tree.notifyListeners(SWT.Selection, event);
        });
        return item;
    }

    @Test
    @Order(3)
    void showsSizesAndKeys(Studio studio) {
        studio.openPerspective("org.godwit.ui.datasources.perspective");
        Fields fields = new Fields(studio);
        select(studio, "ds_reader");
        Tree tree = tree(studio);
        fields.open(tree, "ds_main", "store", "Tables");
        studio.find(tree, TreeItem.class, "with rows and size", i -> i.getText().matches("item  [\\d\u2009]+ rows, [\\d.]+.[KMG]?B"));
        studio.find(tree, TreeItem.class, "without a key", i -> i.getText().startsWith("note") && i.getText().endsWith("no key"));
        fields.open(tree, "ds_main", "store", "Tables", "item");
        studio.find(tree, TreeItem.class, "with the unique key", i -> i.getText().equals("by_name  unique index (name)"));
        studio.screenshot("datasources-tree");
    }

    @Test
    @Order(4)
    void namesTheProjectsThatAChangeTouches(Studio studio) throws GodwitException {
        DataSource main = Studios.get().dataSources().find("ds_main").orElseThrow();
        DataSource reader = Studios.get().dataSources().find("ds_reader").orElseThrow();
        ObjectName item = new ObjectName("store", "item");
        TableMapping mapping = new TableMapping(item, new ObjectName("store_copy", "item"), Optional.empty(), List.of());
        Studios.get().projects().create(new ProjectSpec("ds_project", main.id(), reader.id(), Set.of(TransferType.SCHEMA), new ObjectSelection.Specific(List.of(mapping), List.of()), Map.of()));
        studio.openPerspective("org.godwit.ui.datasources.perspective");
        select(studio, "ds_reader");
        studio.command("org.godwit.ui.datasources.edit");
        Shell wizard = studio.shell("Edit Data Source ds_reader");
        says(studio, wizard, "Used by: ds_project");
        new Fields(studio).type(wizard, "Remarks", "changed");
        studio.press(wizard, "Finish");
        Shell asked = question(studio, wizard);
        studio.find(asked, Label.class, "that names the project", l -> l.getText().contains("ds_project"));
        studio.screenshot("datasource-touches");
        studio.press(asked, "No");
        assertThat(studio.call(wizard::isDisposed)).as("the wizard stays").isFalse();
        studio.press(wizard, "Finish");
        studio.press(question(studio, wizard), "Yes");
        studio.await("the wizard closes", wizard::isDisposed);
        assertThat(Studios.get().dataSources().find("ds_reader").orElseThrow().remarks()).isEqualTo("changed");
        assertThat(Studios.get().dataSources().find("ds_reader").orElseThrow().password()).isEqualTo(new Secret(SECRET));

        select(studio, "ds_reader");
        studio.command("org.godwit.ui.datasources.delete");
        Shell refused = studio.shell("Delete Data Source");
        studio.find(refused, Label.class, "that names the project", l -> l.getText().contains("ds_project"));
        studio.press(refused, "OK");
        assertThat(Studios.get().dataSources().find("ds_reader")).isPresent();
    }

    /** The question in front of the wizard, which has the same title. */
    private static Shell question(Studio studio, Shell wizard) {
        studio.await("a question", () -> Arrays.stream(wizard.getShells()).anyMatch(Shell::isVisible));
        return studio.call(() -> Arrays.stream(wizard.getShells()).filter(Shell::isVisible).findFirst().orElseThrow());
    }

    @Test
    @Order(5)
    void isCopiedAndDeleted(Studio studio) throws GodwitException {
        studio.openPerspective("org.godwit.ui.datasources.perspective");
        select(studio, "ds_main");
        studio.command("org.godwit.ui.datasources.copy");
        Shell wizard = studio.shell("New Data Source");
        field(studio, wizard, "ds_main_copy");
        studio.press(wizard, "Finish");
        studio.await("the wizard closes", wizard::isDisposed);
        assertThat(Studios.get().dataSources().find("ds_main_copy").orElseThrow().password()).isEqualTo(server.dataSource().password());
        select(studio, "ds_main_copy");
        studio.command("org.godwit.ui.datasources.delete");
        studio.press(studio.shell("Delete Data Source"), "Delete");
        studio.await("it is gone", () -> Studios.get().dataSources().find("ds_main_copy").isEmpty());
    }

    @Test
    @Order(6)
    void isDraggedIntoTheProjectWizard(Studio studio) {
        studio.openPerspective("org.godwit.ui.datasources.perspective");
        select(studio, "ds_main");
        studio.command("org.godwit.ui.projects.new");
        Shell wizard = studio.shell("New Migration Project");
        Group from = studio.byText(wizard, Group.class, "Source");
        Group to = studio.byText(wizard, Group.class, "Target");
        studio.find(from, Combo.class, "with what was selected", c -> c.getText().equals("ds_main"));
        assertThat(studio.call(() -> (wizard.getStyle() & (SWT.APPLICATION_MODAL | SWT.PRIMARY_MODAL)) == 0)).as("the explorer can be used beside the wizard").isTrue();
        select(studio, "ds_reader");
        Tree tree = tree(studio);
        assertThat(studio.call(() -> Drags.drag(tree, to))).isTrue();
        studio.find(to, Combo.class, "with what was dropped", c -> c.getText().equals("ds_reader"));
        studio.find(wizard, Button.class, "that is enabled", b -> Widgets.plain(b.getText()).equals("Next") && b.isEnabled());
        studio.screenshot("datasource-dragged");
        studio.press(wizard, "Cancel");
        studio.await("the wizard closes", wizard::isDisposed);
    }

    @Test
    @Order(7)
    void isReadableInTheDark(Studio studio) {
        studio.command("org.godwit.ui.app.switchTheme");
        studio.await("dark ground", () -> Palette.isDark(studio.window().getShell()));
        try {
            studio.openPerspective("org.godwit.ui.datasources.perspective");
            select(studio, "ds_reader");
            studio.command("org.godwit.ui.datasources.test");
            Shell wizard = studio.shell("Edit Data Source ds_reader");
            says(studio, wizard, "Connected in ");
            studio.screenshot("datasource-privileges-dark");
            studio.press(wizard, "Back");
            studio.screenshot("datasource-wizard-dark");
            studio.press(wizard, "Cancel");
            studio.await("the wizard closes", wizard::isDisposed);
        } finally {
            studio.command("org.godwit.ui.app.switchTheme");
            studio.await("light ground", () -> !Palette.isDark(studio.window().getShell()));
        }
    }
}
