package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IWorkbenchPage;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ConnectionUrl;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.ui.Palette;
import org.godwit.ui.Studios;
import org.godwit.ui.tests.harness.Broker;
import org.godwit.ui.tests.harness.RocketMq;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.godwit.ui.tests.harness.TwinSql;
import org.godwit.ui.tests.harness.Widgets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Projects from a database to a message queue, by the wizard: what it offers for them, and one to a real RocketMQ whose messages are then looked at. */
@ExtendWith(StudioExtension.class)
@TestMethodOrder(OrderAnnotation.class)
class SynchronizationTest {
    private static final String SOURCE = "sync_source";
    private static final String KAFKA = "sync_kafka";
    private static final String ROCKETMQ = "sync_rocketmq";
    private static final String PROJECT = "sync_project";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static Twin server;
    private static RocketMq broker;

    @BeforeAll
    static void startSource() throws Exception {
        CancelToken cancel = CancelToken.create();
        server = Twins.open(cancel).start(TwinRequest.named("sync-source", 10), cancel);
        TwinSql.run(server, "CREATE DATABASE shop", "CREATE TABLE shop.item (id INT PRIMARY KEY, name VARCHAR(20), price DECIMAL(8,2))", "CREATE VIEW shop.names AS SELECT name FROM shop.item",
                "INSERT INTO shop.item VALUES (1, 'one', 1.50), (2, '二', NULL), (3, 'three', 3)");
        Studios.get().dataSources().save(server.dataSource().withId("").withName(SOURCE));
        // nobody answers there, which is not needed for choosing
        Studios.get().dataSources().save(ConnectionUrl.parse("kafka://127.0.0.1:1").withId("").withName(KAFKA));
    }

    @AfterAll
    static void stop() throws Exception {
        for (ProjectSummary project : Studios.get().projects().list().stream().filter(p -> p.name().equals(PROJECT)).toList()) {
            Studios.get().projects().delete(project.id());
        }
        for (String name : List.of(SOURCE, KAFKA, ROCKETMQ)) {
            for (DataSource source : Studios.get().dataSources().find(name).stream().toList()) {
                Studios.get().dataSources().delete(source.id());
            }
        }
        if (server != null) {
            server.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    /** Also after a failure: what stays open or maximised would be in the way of the tests that follow. */
    @AfterEach
    void restore(Studio studio) {
        studio.closeDialogs();
        studio.run(() -> {
            IWorkbenchPage page = studio.page();
            page.closeAllEditors(false);
            Optional.ofNullable(page.findViewReference("org.godwit.ui.datasources.topic")).ifPresent(view -> {
                page.setPartState(view, IWorkbenchPage.STATE_RESTORED);
                page.hideView(view);
            });
        });
    }

    private static Shell open(Studio studio, String target) {
        studio.openPerspective("org.godwit.ui.projects.perspective");
        studio.command("org.godwit.ui.projects.new");
        Shell wizard = studio.shell("New Migration Project");
        Fields fields = new Fields(studio);
        fields.choose(studio.byText(wizard, Group.class, "Source"), SOURCE);
        fields.choose(studio.byText(wizard, Group.class, "Target"), target);
        return wizard;
    }

    private static void says(Studio studio, Widget root, String text) {
        studio.find(root, Widget.class, "that says " + text, w -> Widgets.text(w).contains(text));
    }

    private static void next(Studio studio, Shell wizard) {
        studio.await("the page is complete", PATIENCE, () -> Widgets.below(wizard).anyMatch(w -> w instanceof Button b && Widgets.plain(b.getText()).startsWith("Next") && b.isEnabled()));
        studio.press(wizard, "Next");
    }

    private static void chooseShop(Studio studio, Shell wizard) {
        Tree tree = studio.find(wizard, Tree.class, "with databases", t -> t.isVisible() && t.getItemCount() > 0);
        TreeItem shop = new Fields(studio).check(tree, "shop");
        studio.await("its objects", () -> shop.getItemCount() == 2);
        says(studio, wizard, "1 table chosen.  Views are left out");
    }

    @Test
    @Order(1)
    void offersWhatAQueueCanBe(Studio studio) {
        Shell wizard = open(studio, KAFKA);
        Group source = studio.byText(wizard, Group.class, "Source");
        assertThat(studio.call(() -> Widgets.below(source).filter(Combo.class::isInstance).map(Combo.class::cast).noneMatch(c -> Arrays.asList(c.getItems()).contains(KAFKA)))).as("a queue is no source").isTrue();
        studio.find(wizard, Button.class, "for synchronization", b -> b.getSelection() && b.getText().startsWith("Data synchronization"));
        studio.find(wizard, Button.class, "that has no meaning", b -> b.getText().startsWith("Active-active") && !b.isEnabled());
        studio.screenshot("sync-wizard-ends");
        next(studio, wizard);
        for (String part : List.of("Full verification", "Reverse incremental migration")) {
            studio.find(wizard, Button.class, "that cannot be chosen: " + part, b -> Widgets.plain(b.getText()).equals(part) && !b.isEnabled() && !b.getSelection());
        }
        studio.find(wizard, Button.class, "that is chosen", b -> Widgets.plain(b.getText()).equals("Incremental synchronization") && b.getSelection());
        says(studio, wizard, "Creates the topics that are missing");
        studio.screenshot("sync-wizard-types");
        next(studio, wizard);
        chooseShop(studio, wizard);
        next(studio, wizard);
        showsWhatItWillSend(studio, wizard);
        studio.press(wizard, "Cancel");
        studio.await("the wizard closes", wizard::isDisposed);
    }

    private static void showsWhatItWillSend(Studio studio, Shell wizard) {
        Fields fields = new Fields(studio);
        Text message = studio.find(wizard, Text.class, "with a message", t -> t.isVisible() && t.getText().contains("\"Bergen\""));
        says(studio, wizard, "Topic: Topic_shop_item");
        fields.choose(wizard, "Debezium");
        studio.await("the message in its layout", () -> message.getText().contains("\"before\"") && message.getText().contains("\"op\""));
        Combo block = studio.find(wizard, Combo.class, "for the schema block", c -> Arrays.asList(c.getItems()).contains("As OMS documents it") && c.isEnabled());
        fields.choose(wizard, "As Debezium does, for Kafka Connect");
        studio.await("the block", () -> message.getText().contains("\"schema\""));
        fields.choose(wizard, "Canal");
        studio.await("a block is Debezium's alone", () -> !block.isEnabled() && message.getText().contains("\"isDdl\""));
        fields.type(wizard, "Of certain tables", "shop.item");
        says(studio, wizard, "is no usable rule in sink.topicRules");
        fields.type(wizard, "Of certain tables", "shop.i*=things");
        says(studio, wizard, "Topic: things");
        studio.press(wizard, "By table");
        says(studio, wizard, "Key: shop.item");
        fields.type(wizard, "Partitions", "0");
        says(studio, wizard, "Write a whole number from 1 to");
        fields.type(wizard, "Partitions", "2");
        studio.press(wizard, "Everything");
        says(studio, wizard, "Partition: 0");
        studio.press(wizard, "By key");
        says(studio, wizard, "Partition: by the key");
        studio.screenshot("sync-wizard");
        inTheDark(studio, "sync-wizard-dark");
    }

    private static void inTheDark(Studio studio, String name) {
        studio.command("org.godwit.ui.app.switchTheme");
        try {
            studio.await("dark ground", () -> Palette.isDark(studio.window().getShell()));
            studio.screenshot(name);
        } finally {
            studio.command("org.godwit.ui.app.switchTheme");
            studio.await("light ground", () -> !Palette.isDark(studio.window().getShell()));
        }
    }

    @Test
    @Order(2)
    @Tag("slow")
    void leadsAProjectToRocketMq(Studio studio) throws Exception {
        assumeTrue(Broker.isThere(), "the tests of the engine were not built, so there is no broker to start");
        broker = RocketMq.start();
        studio.await("the broker", PATIENCE, () -> broker.answers());
        saveQueue(studio);
        Shell wizard = open(studio, ROCKETMQ);
        new Fields(studio).type(wizard, "Project name", PROJECT);
        next(studio, wizard);
        next(studio, wizard);
        chooseShop(studio, wizard);
        next(studio, wizard);
        new Fields(studio).choose(wizard, "Maxwell");
        new Fields(studio).type(wizard, "Partitions", "2");
        next(studio, wizard);
        studio.screenshot("sync-wizard-options");
        next(studio, wizard);
        studio.await("the precheck ends", PATIENCE, () -> Widgets.below(wizard).anyMatch(w -> w instanceof Label label && label.getText().contains("failed: 0")));
        studio.screenshot("sync-wizard-precheck");
        studio.press(wizard, "Finish");
        studio.await("the wizard closes", PATIENCE, wizard::isDisposed);
        String project = Studios.get().projects().list().stream().filter(p -> p.name().equals(PROJECT)).findFirst().orElseThrow().id();
        studio.await("changes flow", PATIENCE, () -> flows(project));
        TwinSql.run(server, "UPDATE shop.item SET name = 'uno' WHERE id = 1");
        studio.screenshot("sync-project");
        showsTheMessages(studio);
        Studios.get().projects().pause(project);
        studio.await("the project pauses", PATIENCE, () -> status(project) == ProjectStatus.SUSPEND);
        Studios.get().projects().release(project);
        studio.await("the project is released", PATIENCE, () -> status(project) == ProjectStatus.RELEASED);
    }

    private static void saveQueue(Studio studio) {
        studio.openPerspective("org.godwit.ui.datasources.perspective");
        studio.command("org.godwit.ui.datasources.new");
        Shell wizard = studio.shell("New Data Source");
        Fields fields = new Fields(studio);
        fields.choose(wizard, "RocketMQ");
        says(studio, wizard, "Name the name servers");
        fields.type(wizard, "Port", Integer.toString(broker.port()));
        fields.type(wizard, "Name", ROCKETMQ);
        studio.screenshot("datasource-rocketmq");
        studio.press(wizard, "Test Connection");
        studio.await("what was found", PATIENCE, () -> Widgets.below(wizard).anyMatch(w -> w instanceof Label l && l.isVisible() && l.getText().startsWith("RocketMQ ") && l.getText().contains("Connected in ")));
        studio.screenshot("datasource-rocketmq-test");
        studio.press(wizard, "Finish");
        studio.await("the wizard closes", wizard::isDisposed);
    }

    private static boolean flows(String project) throws GodwitException {
        ProjectSummary now = Studios.get().projects().get(project).summary();
        assertThat(now.status()).isNotEqualTo(ProjectStatus.FAILED);
        return now.step().filter(s -> s == StepName.INCR_TRANSFER).isPresent();
    }

    private static ProjectStatus status(String project) throws GodwitException {
        return Studios.get().projects().get(project).summary().status();
    }

    private static void showsTheMessages(Studio studio) {
        studio.openPerspective("org.godwit.ui.datasources.perspective");
        studio.openView("org.godwit.ui.datasources.explorer");
        Tree tree = studio.find(studio.window().getShell(), Tree.class, "with data sources", t -> t.isVisible() && t.getItemCount() >= 2);
        Fields fields = new Fields(studio);
        fields.open(tree, ROCKETMQ);
        studio.await("the topic", PATIENCE, () -> Fields.line(tree, ROCKETMQ, "Topic_shop_item  partitions: 2").isPresent());
        fields.select(tree, studio.call(() -> Fields.line(tree, ROCKETMQ).orElseThrow()), "Topic_shop_item");
        studio.command("org.godwit.ui.datasources.browse");
        Table messages = studio.find(studio.window().getShell(), Table.class, "of messages", t -> t.isVisible() && t.getColumnCount() > 0 && t.getColumn(0).getText().equals("Partition"));
        studio.await("all messages", PATIENCE, () -> {
            if (messages.getItemCount() < 4) {
                readAgain(studio);
            }
            return messages.getItemCount() == 4;
        });
        Table cells = studio.find(studio.window().getShell(), Table.class, "of columns", t -> t.isVisible() && t.getColumnCount() > 0 && t.getColumn(0).getText().equals("Column"));
        studio.run(() -> {
            messages.setSelection(Arrays.stream(messages.getItems()).map(i -> i.getText(4)).toList().indexOf("UPDATE"));
            messages.notifyListeners(SWT.Selection, new Event());
        });
        studio.await("the row before and after", () -> Arrays.stream(cells.getItems()).anyMatch(i -> i.getText(0).equals("name") && i.getText(1).equals("one") && i.getText(2).equals("uno")));
        studio.screenshot("topic-rocketmq");
        inTheDark(studio, "topic-rocketmq-dark");
    }

    /** As soon as the last reading has ended. */
    private static void readAgain(Studio studio) {
        Widgets.below(studio.window().getShell()).filter(w -> w instanceof Button b && b.isVisible() && b.isEnabled() && Widgets.plain(b.getText()).equals("Read")).findFirst()
                .ifPresent(b -> b.notifyListeners(SWT.Selection, new Event()));
    }
}
