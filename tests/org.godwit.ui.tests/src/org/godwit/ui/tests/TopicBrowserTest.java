package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IWorkbenchPage;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.ui.Palette;
import org.godwit.ui.Studios;
import org.godwit.ui.tests.harness.Broker;
import org.godwit.ui.tests.harness.Projects;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.godwit.ui.tests.harness.TwinSql;
import org.godwit.ui.tests.harness.Widgets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Message queues as data sources: the fields of Kafka, the connection test at a real broker, its topics in the explorer, and their messages decoded. */
@ExtendWith(StudioExtension.class)
@TestMethodOrder(OrderAnnotation.class)
class TopicBrowserTest {
    private static final String QUEUE = "kafka_topics";
    private static final String SOURCE = "kafka_source";
    private static final String PROJECT = "kafka_project";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static Broker broker;
    private static Twin server;

    @AfterAll
    static void stop() throws Exception {
        for (String name : List.of(QUEUE, SOURCE)) {
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

    private static Shell wizard(Studio studio) {
        studio.openPerspective("org.godwit.ui.datasources.perspective");
        studio.command("org.godwit.ui.datasources.new");
        return studio.shell("New Data Source");
    }

    private static void says(Studio studio, Widget root, String text) {
        studio.find(root, Widget.class, "that says " + text, w -> Widgets.text(w).contains(text));
    }

    private static void field(Studio studio, Shell wizard, String value) {
        studio.find(wizard, Text.class, "with " + value, t -> t.isVisible() && t.getText().equals(value));
    }

    @Test
    @Order(1)
    void hasTheFieldsOfAQueue(Studio studio) {
        Shell wizard = wizard(studio);
        Fields fields = new Fields(studio);
        fields.choose(wizard, "Kafka");
        field(studio, wizard, "9092");
        says(studio, wizard, "Leave the user empty");
        studio.find(wizard, Text.class, "that proposes a name without a user", t -> t.getText().equals("kafka_127.0.0.1_9092"));
        Combo mechanism = studio.find(wizard, Combo.class, "for the mechanism", c -> Arrays.asList(c.getItems()).contains("SCRAM-SHA-512"));
        assertThat(studio.call(mechanism::isEnabled)).as("nobody logs in").isFalse();
        Text url = studio.find(wizard, Text.class, "for the URL", t -> t.getText().startsWith("kafka://127.0.0.1:9092"));
        studio.run(() -> {
            url.setFocus();
            url.setText("kafka://me:p%40ss@b1,b2:9093/orders?saslMechanism=SCRAM-SHA-512&tls=required");
            url.notifyListeners(SWT.Modify, new Event());
        });
        field(studio, wizard, "b1");
        field(studio, wizard, "b2:9093");
        field(studio, wizard, "p@ss");
        studio.await("the mechanism", () -> mechanism.isEnabled() && mechanism.getText().equals("SCRAM-SHA-512"));
        fields.type(wizard, "More brokers", "b2:9093, b3 b4:1");
        studio.await("all brokers in the URL", () -> url.getText().startsWith("kafka://me@b1:9092,b2:9093,b3:9092,b4:1/orders?") && url.getText().contains("saslMechanism=SCRAM-SHA-512"));
        studio.screenshot("datasource-kafka");
        fields.type(wizard, "More brokers", "b2:port");
        says(studio, wizard, "More brokers are named as host:port");
        studio.press(wizard, "Cancel");
        studio.await("the wizard closes", wizard::isDisposed);
    }

    @Test
    @Order(2)
    void showsTheMessagesOfATopic(Studio studio) throws Exception {
        assumeTrue(Broker.isThere(), "the tests of the engine were not built, so there is no broker to start");
        broker = Broker.start();
        startSource();
        studio.await("the broker", PATIENCE, () -> broker.answers());
        saveQueue(studio);
        synchronize(studio);
        studio.openView("org.godwit.ui.datasources.explorer");
        Tree tree = studio.find(studio.window().getShell(), Tree.class, "with data sources", t -> t.isVisible() && t.getItemCount() >= 2);
        Fields fields = new Fields(studio);
        refresh(studio, tree);
        fields.open(tree, QUEUE);
        studio.await("the topic", PATIENCE, () -> Fields.line(tree, QUEUE, "Topic_shop_item  partitions: 2").isPresent());
        fields.select(tree, studio.call(() -> Fields.line(tree, QUEUE).orElseThrow()), "Topic_shop_item");
        studio.command("org.godwit.ui.datasources.browse");
        Table messages = table(studio, "Partition");
        studio.await("all messages", PATIENCE, () -> messages.getItemCount() == 4);
        assertThat(studio.call(() -> Arrays.stream(messages.getItems()).map(i -> i.getText(3) + " " + i.getText(4) + " " + i.getText(5)).toList())).contains("1 INSERT shop.item", "1 UPDATE shop.item");
        Table cells = table(studio, "Column");
        selectUpdate(studio, messages);
        studio.await("the row before and after", () -> Arrays.stream(cells.getItems()).anyMatch(i -> i.getText(0).equals("name") && i.getText(1).equals("one") && i.getText(2).equals("uno")));
        maximize(studio, true);
        studio.screenshot("topic-browser");
        onlyFrom(studio, messages);
        inTheDark(studio);
        maximize(studio, false);
    }

    private static void startSource() throws Exception {
        CancelToken cancel = CancelToken.create();
        server = Twins.open(cancel).start(TwinRequest.named(SOURCE, 9), cancel);
        TwinSql.run(server, "CREATE DATABASE shop", "CREATE TABLE shop.item (id INT PRIMARY KEY, name VARCHAR(20), price DECIMAL(8,2))", "INSERT INTO shop.item VALUES (1, 'one', 1.50), (2, '二', NULL), (3, 'three', 3)");
    }

    /** By the wizard, with its test. */
    private static void saveQueue(Studio studio) {
        Shell wizard = wizard(studio);
        Fields fields = new Fields(studio);
        fields.choose(wizard, "Kafka");
        fields.type(wizard, "Port", Integer.toString(broker.port()));
        fields.type(wizard, "Name", QUEUE);
        studio.press(wizard, "Test Connection");
        studio.await("what was found", PATIENCE, () -> Widgets.below(wizard).anyMatch(w -> w instanceof Label l && l.isVisible() && l.getText().startsWith("Kafka ") && l.getText().contains("Connected in ")));
        studio.screenshot("datasource-kafka-test");
        studio.press(wizard, "Finish");
        studio.await("the wizard closes", wizard::isDisposed);
    }

    /** Rows are sent, and then a change. */
    private static void synchronize(Studio studio) throws Exception {
        ObjectName item = new ObjectName("shop", "item");
        String source = Studios.get().dataSources().save(server.dataSource().withId("").withName(SOURCE)).id();
        String queue = Studios.get().dataSources().find(QUEUE).orElseThrow().id();
        String project = Studios.get().projects().create(new ProjectSpec(PROJECT, source, queue, Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.INCREMENTAL),
                new ObjectSelection.Specific(List.of(TableMapping.same(item)), List.of()), Map.of("sink.topicPartitions", "2")));
        Studios.get().projects().start(project);
        studio.await("changes flow", PATIENCE, () -> {
            ProjectSummary now = summary(project);
            assertThat(now.status()).isNotEqualTo(ProjectStatus.FAILED);
            return now.step().filter(s -> s == org.godwit.core.model.StepName.INCR_TRANSFER).isPresent();
        });
        TwinSql.run(server, "UPDATE shop.item SET name = 'uno' WHERE id = 1");
    }

    private static ProjectSummary summary(String project) throws GodwitException {
        return Studios.get().projects().list().stream().filter(p -> p.id().equals(project)).findFirst().orElseThrow();
    }

    /** The queue may have been looked into before it had topics: a tree that grows keeps open what stood at that line before. */
    private static void refresh(Studio studio, Tree tree) {
        studio.await("the queue", () -> Fields.line(tree, QUEUE).isPresent());
        studio.run(() -> {
            TreeItem line = Fields.line(tree, QUEUE).orElseThrow();
            tree.setSelection(line);
            Event event = new Event();
            event.item = line;
            tree.notifyListeners(SWT.Selection, event);
        });
        studio.command("org.eclipse.ui.file.refresh");
    }

    private static Table table(Studio studio, String firstColumn) {
        return studio.find(studio.window().getShell(), Table.class, "of " + firstColumn, t -> t.isVisible() && t.getColumnCount() > 0 && t.getColumn(0).getText().equals(firstColumn));
    }

    private static void maximize(Studio studio, boolean large) {
        studio.run(() -> studio.page().setPartState(studio.page().findViewReference("org.godwit.ui.datasources.topic"), large ? IWorkbenchPage.STATE_MAXIMIZED : IWorkbenchPage.STATE_RESTORED));
    }

    /** Also after a failure: a maximised view would hide the others from the tests that follow. */
    @AfterEach
    void restore(Studio studio) throws GodwitException {
        for (ProjectSummary project : Studios.get().projects().list().stream().filter(p -> p.name().equals(PROJECT)).toList()) {
            Projects.remove(studio, project.id());
        }
        if (studio.call(() -> studio.page().findViewReference("org.godwit.ui.datasources.topic") != null)) {
            maximize(studio, false);
            studio.run(() -> studio.page().hideView(studio.page().findViewReference("org.godwit.ui.datasources.topic")));
        }
    }

    private static void selectUpdate(Studio studio, Table messages) {
        studio.run(() -> {
            int row = Arrays.stream(messages.getItems()).map(i -> i.getText(4)).toList().indexOf("UPDATE");
            messages.setSelection(row);
            messages.notifyListeners(SWT.Selection, new Event());
        });
    }

    private static void onlyFrom(Studio studio, Table messages) {
        Text offset = studio.find(studio.window().getShell(), Text.class, "for the offset", t -> t.isVisible() && t.getMessage().equals("beginning"));
        studio.type(offset, "nine");
        studio.press(studio.window().getShell(), "Read");
        says(studio, studio.window().getShell(), "An offset is a number");
        studio.type(offset, "1000");
        studio.press(studio.window().getShell(), "Read");
        studio.await("nothing from there on", PATIENCE, () -> messages.getItemCount() == 0);
        studio.await("the end", PATIENCE, () -> Widgets.below(studio.window().getShell()).anyMatch(w -> Widgets.text(w).contains("0 messages, then the end")));
        studio.type(offset, "");
        studio.press(studio.window().getShell(), "Read");
        studio.await("all again", PATIENCE, () -> messages.getItemCount() == 4);
        selectUpdate(studio, messages);
    }

    private static void inTheDark(Studio studio) {
        studio.command("org.godwit.ui.app.switchTheme");
        try {
            studio.await("dark ground", () -> Palette.isDark(studio.window().getShell()));
            studio.screenshot("topic-browser-dark");
        } finally {
            studio.command("org.godwit.ui.app.switchTheme");
            studio.await("light ground", () -> !Palette.isDark(studio.window().getShell()));
        }
    }
}
