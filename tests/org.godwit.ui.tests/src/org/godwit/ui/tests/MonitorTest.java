package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.core.commands.Command;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.Range;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.commands.ICommandService;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Component;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.supervisor.service.ComponentService.ComponentView;
import org.godwit.supervisor.service.ComponentService.State;
import org.godwit.supervisor.service.ComponentService.Ticket;
import org.godwit.supervisor.service.ComponentService.TicketStatus;
import org.godwit.ui.Studios;
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

/** The components of a live project are watched, told, stopped, repaired and removed in their perspective. */
@ExtendWith(StudioExtension.class)
@TestMethodOrder(OrderAnnotation.class)
class MonitorTest {
    private static final String PROJECT = "watched";
    private static final Duration RUN = Duration.ofMinutes(2);
    private static final String MONITOR = "org.godwit.ui.monitor.";
    private static final int ROWS = 1_600;
    private static final int LIMIT = 200;

    private static Twin source;
    private static Twin target;
    private static String id;

    @BeforeAll
    static void startProject() throws GodwitException, SQLException {
        CancelToken cancel = CancelToken.create();
        Twins twins = Twins.open(cancel);
        source = twins.start(TwinRequest.named("monitor-source", 7), cancel);
        target = twins.start(TwinRequest.named("monitor-target", 8), cancel);
        TwinSql.run(source, "CREATE DATABASE watch", "CREATE TABLE watch.event (id INT PRIMARY KEY, note VARCHAR(80))", "INSERT INTO watch.event SELECT seq, CONCAT('before ', seq) FROM watch.seq_1_to_2000");
        String from = Studios.get().dataSources().save(source.dataSource().withId("").withName("watch_source")).id();
        String to = Studios.get().dataSources().save(target.dataSource().withId("").withName("watch_target")).id();
        id = Studios.get().projects().create(new ProjectSpec(PROJECT, from, to, Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.INCREMENTAL),
                new ObjectSelection.Wildcard(List.of("watch.*"), List.of()), Map.of()));
        Studios.get().projects().start(id);
    }

    private static long count(String condition) throws SQLException {
        try (Connection connection = TwinSql.connect(target); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM watch.event WHERE " + condition)) {
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

    private static List<ComponentView> components() throws GodwitException {
        return Studios.get().components().list().stream().filter(c -> c.projectId().equals(id)).toList();
    }

    private static ComponentView component(Component.Kind kind) throws GodwitException {
        return components().stream().filter(c -> c.kind() == kind).findFirst().orElseThrow();
    }

    private static void awaitState(Studio studio, Component.Kind kind, State state) {
        studio.await(kind + " is " + state, RUN, () -> component(kind).state() == state);
    }

    private static StepStatus step() throws GodwitException {
        return Studios.get().projects().get(id).steps().stream().filter(s -> s.name() == StepName.INCR_TRANSFER).findFirst().orElseThrow().status();
    }

    private static Optional<Ticket> lastTask() throws GodwitException {
        return Studios.get().components().tickets().stream().filter(t -> t.component().contains(id)).findFirst();
    }

    private static void awaitTask(Studio studio, String what, String type, TicketStatus status) {
        studio.await(what, RUN, () -> lastTask().filter(t -> t.type().equals(type) && t.status() == status).isPresent());
    }

    private static Table table(Studio studio) {
        return studio.find(studio.window().getShell(), Table.class, "of components", t -> t.isVisible() && t.getColumnCount() > 0 && t.getColumn(0).getText().equals("Component"));
    }

    private static Stream<TableItem> rows(Table table) {
        return Arrays.stream(table.getItems());
    }

    /** Components of the watched project; other tests leave theirs behind. */
    private static Stream<TableItem> ours(Table table, String... parts) {
        return rows(table).filter(i -> i.getText(0).contains(id) && Stream.of(parts).anyMatch(i.getText(0)::contains));
    }

    /** Selects the components whose names hold one of the texts and tells the table's listeners, as a click does. */
    private static void select(Studio studio, String... parts) {
        Table table = table(studio);
        studio.await("the components " + String.join(", ", parts), () -> ours(table, parts).count() >= parts.length);
        studio.run(() -> {
            table.setSelection(ours(table, parts).toArray(TableItem[]::new));
            table.setFocus();
            table.notifyListeners(SWT.Selection, new Event());
        });
    }

    /** Runs an operation on the components as soon as the table shows that all of them allow it. */
    private static void run(Studio studio, String operation, String... parts) {
        IWorkbenchWindow window = studio.window();
        studio.run(() -> window.getActivePage().activate(window.getActivePage().findView(MONITOR + "components")));
        select(studio, parts);
        Table table = table(studio);
        List<String> states = switch (operation) {
            case "pause" -> List.of("Running");
            case "start", "migrate" -> List.of("Stopped", "Abnormal");
            case "rerun", "delete" -> List.of("Stopped", "Abnormal", "Completed");
            default -> List.of("Running", "Stopped");
        };
        Command command = window.getService(ICommandService.class).getCommand(MONITOR + operation);
        studio.await(operation + " of " + String.join(", ", parts) + " is possible", RUN,
                () -> command.isEnabled() && table.getSelectionCount() == parts.length && Arrays.stream(table.getSelection()).allMatch(i -> states.contains(i.getText(3))));
        studio.command(MONITOR + operation);
    }

    /** A picture of a view with all the room of the window, light and dark. */
    private static void picture(Studio studio, String view, String name) {
        IWorkbenchPage page = studio.page();
        studio.openView(MONITOR + view);
        IWorkbenchPartReference part = studio.call(() -> page.findViewReference(MONITOR + view));
        studio.run(() -> page.toggleZoom(part));
        inBoth(studio, name);
        studio.run(() -> page.toggleZoom(part));
        studio.settle();
    }

    private static void inBoth(Studio studio, String name) {
        studio.screenshot(name);
        studio.command("org.godwit.ui.app.switchTheme");
        studio.settle();
        studio.screenshot(name + "-dark");
        studio.command("org.godwit.ui.app.switchTheme");
        studio.settle();
    }

    private static void choose(Studio studio, Combo combo, String item) {
        studio.run(() -> {
            combo.select(combo.indexOf(item));
            combo.notifyListeners(SWT.Selection, new Event());
        });
    }

    private static Combo combo(Studio studio, String item) {
        return studio.find(studio.window().getShell(), Combo.class, "with " + item, c -> c.isVisible() && Arrays.asList(c.getItems()).contains(item));
    }

    private static Text field(Studio studio, String hint) {
        return studio.find(studio.window().getShell(), Text.class, hint, t -> t.isVisible() && hint.equals(t.getMessage()));
    }

    @Test
    @Order(1)
    void filtersTheComponents(Studio studio) throws SQLException {
        studio.openPerspective(MONITOR + "perspective");
        studio.await("changes are followed", RUN, () -> step() == StepStatus.MONITORING);
        TwinSql.run(source, "INSERT INTO watch.event SELECT seq, CONCAT('first ', seq) FROM watch.seq_10001_to_10400");
        Table table = table(studio);
        studio.type(field(studio, "Filter components"), id);
        studio.await("three components with a delay and a position", () -> table.getItemCount() == 3 && rows(table).anyMatch(i -> i.getText(10).matches("\\S+\\.\\d+:\\d+") && !i.getText(5).isEmpty()));
        studio.find(studio.window().getShell(), Label.class, "with the counts", l -> l.isVisible() && l.getText().matches("\\d+ components, \\d+ running.*"));
        studio.type(field(studio, "Filter components"), id + "-incr_trans");
        studio.await("the Incr-Sync alone", () -> table.getItemCount() == 1 && table.getItem(0).getText(1).equals("Incr-Sync"));
        studio.type(field(studio, "Filter components"), id);
        choose(studio, combo(studio, "Full-Import"), "Full-Import");
        studio.await("the Full-Import alone", () -> table.getItemCount() == 1 && table.getItem(0).getText(3).equals("Completed"));
        choose(studio, combo(studio, "All kinds"), "All kinds");
        choose(studio, combo(studio, "Abnormal"), "Abnormal");
        studio.await("nothing is abnormal", () -> table.getItemCount() == 0);
        choose(studio, combo(studio, "All states"), "All states");
        studio.await("all are back", () -> table.getItemCount() == 3);
    }

    @Test
    @Order(2)
    void holdsBackAnIncrSyncByItsParameters(Studio studio) throws Exception {
        select(studio, "incr_trans");
        studio.openView(MONITOR + "parameters");
        Table parameters = studio.find(studio.window().getShell(), Table.class, "of parameters", t -> t.isVisible() && t.getColumnCount() > 0 && t.getColumn(0).getText().equals("Parameter") && t.getItemCount() > 10);
        edit(studio, parameters, "sink.workerNum", "257", false);
        edit(studio, parameters, "sink.workerNum", "2", true);
        edit(studio, parameters, "throttleRps", String.valueOf(LIMIT), true);
        picture(studio, "parameters", "monitor-parameters");
        studio.press(studio.window().getShell(), "Apply and Restart");
        Shell question = studio.shell("Update Parameters");
        studio.screenshot("monitor-parameters-confirm");
        studio.press(question, "Yes");
        awaitTask(studio, "it was restarted", "UPDATE_COMPONENT", TicketStatus.SUCCESSFUL);
        assertThat(lastTask().orElseThrow().parts()).hasSize(3);
        studio.await("the view tells it", () -> rows(parameters).anyMatch(i -> i.getText(0).equals("throttleRps") && i.getText(1).equals("200") && i.getText(3).equals("Changed here")));

        long begin = System.nanoTime();
        TwinSql.run(source, "INSERT INTO watch.event SELECT seq, CONCAT('slow ', seq) FROM watch.seq_20001_to_" + (20_000 + ROWS));
        studio.await("the rows arrive", RUN, () -> count("note LIKE 'slow %'") == ROWS);
        double seconds = (System.nanoTime() - begin) / 1e9;
        // a batch may pass at once before the limit is felt
        assertThat(ROWS / seconds).as("rows a second").isLessThan(LIMIT * 2.5);

        edit(studio, parameters, "throttleRps", "0", true);
        studio.press(studio.window().getShell(), "Apply");
        studio.press(studio.shell("Update Parameters"), "Yes");
        studio.await("the limit goes without a restart", RUN, () -> lastTask().filter(t -> t.parts().size() == 1 && t.status() == TicketStatus.SUCCESSFUL).isPresent());
    }

    /** Opens the dialog of a parameter by Enter, types a value and confirms it, or finds that it cannot be confirmed. */
    private static void edit(Studio studio, Table parameters, String key, String value, boolean isAllowed) {
        studio.await("the parameter " + key, () -> rows(parameters).anyMatch(i -> i.getText(0).equals(key)));
        studio.run(() -> {
            parameters.setSelection(rows(parameters).filter(i -> i.getText(0).equals(key)).findFirst().orElseThrow());
            parameters.notifyListeners(SWT.Selection, new Event());
        });
        studio.post(() -> parameters.notifyListeners(SWT.DefaultSelection, new Event()));
        Shell dialog = studio.shell("Edit Parameter");
        Text field = studio.find(dialog, Text.class, "for the value", t -> (t.getStyle() & SWT.READ_ONLY) == 0);
        studio.type(field, value);
        if (isAllowed) {
            studio.press(dialog, "OK");
        } else {
            Button ok = studio.byText(dialog, Button.class, "OK");
            studio.await("it is refused", () -> !ok.isEnabled());
            studio.screenshot("monitor-parameter-refused");
            studio.press(dialog, "Cancel");
        }
        studio.await("the dialog closes", dialog::isDisposed);
    }

    @Test
    @Order(3)
    void drawsAndZoomsItsFigures(Studio studio) {
        studio.openView(MONITOR + "charts");
        Chart rows = studio.byId(studio.window().getShell(), Chart.class, "chart.Rows a second");
        studio.await("the throttled rows are drawn", () -> rows.isVisible() && rows.getSeriesSet().getSeries().length == 1 && rows.getSeriesSet().getSeries()[0].getYSeries().length > 5);
        inBoth(studio, "components");
        choose(studio, combo(studio, "Last hour"), "Last hour");
        picture(studio, "charts", "monitor-charts");
        studio.press(studio.window().getShell(), "Pause");
        Range still = studio.call(() -> rows.getAxisSet().getXAxis(0).getRange());
        Duration later = Duration.ofSeconds(3);
        long from = System.nanoTime();
        studio.await("time passes", () -> System.nanoTime() - from > later.toNanos());
        assertThat(studio.call(() -> rows.getAxisSet().getXAxis(0).getRange().upper)).isEqualTo(still.upper);
        studio.press(studio.window().getShell(), "+");
        studio.await("half of the time", () -> length(rows) < (still.upper - still.lower) * 0.6);
        Button reset = studio.byText(studio.window().getShell(), Button.class, "Reset Zoom");
        assertThat(studio.call(reset::isEnabled)).isTrue();
        drag(studio, rows);
        studio.await("a part of that", () -> length(rows) < (still.upper - still.lower) * 0.35);
        studio.press(studio.window().getShell(), "Reset Zoom");
        studio.await("all of it again", () -> length(rows) > (still.upper - still.lower) * 0.9);
        studio.press(studio.window().getShell(), "Pause");
        studio.await("it goes on", () -> rows.getAxisSet().getXAxis(0).getRange().upper > still.upper);
    }

    private static double length(Chart chart) {
        Range range = chart.getAxisSet().getXAxis(0).getRange();
        return range.upper - range.lower;
    }

    private static void drag(Studio studio, Chart chart) {
        studio.run(() -> {
            Control plot = chart.getPlotArea().getControl();
            int width = plot.getSize().x;
            mouse(plot, SWT.MouseDown, width / 4, 20);
            mouse(plot, SWT.MouseMove, width / 2, 20);
            mouse(plot, SWT.MouseUp, width / 2, 20);
        });
    }

    private static void mouse(Control control, int type, int x, int y) {
        Event event = new Event();
        event.button = type == SWT.MouseMove ? 0 : 1;
        event.count = 1;
        event.x = x;
        event.y = y;
        control.notifyListeners(type, event);
    }

    @Test
    @Order(4)
    void searchesItsLog(Studio studio) {
        select(studio, "incr_trans");
        studio.openView(MONITOR + "log");
        StyledText log = studio.byId(studio.window().getShell(), StyledText.class, "log");
        studio.await("the log is there", () -> log.getText().contains(" INFO "));
        studio.type(field(studio, "Search the log"), "applies changes");
        studio.find(studio.window().getShell(), Label.class, "with the places", l -> l.isVisible() && l.getText().matches("(\\d+) of \\1"));
        assertThat(studio.call(log::getSelectionText)).isEqualToIgnoringCase("applies changes");
        picture(studio, "log", "monitor-log");
        choose(studio, combo(studio, "Errors only"), "Errors only");
        studio.await("nothing failed", () -> log.getText().isEmpty());
        choose(studio, combo(studio, "All levels"), "All levels");
        studio.type(field(studio, "Search the log"), "");
    }

    @Test
    @Order(5)
    void pausesTwoAndRetriesWhatFailed(Studio studio) throws GodwitException {
        run(studio, "pause", "incr_trans", "_source-1-0");
        awaitState(studio, Component.Kind.STORE, State.STOPPED);
        // it may have met the end of its store before its own
        studio.await("the Incr-Sync stands", RUN, () -> component(Component.Kind.INCR_SYNC).state() != State.RUNNING);
        startSync(studio);
        awaitTask(studio, "it misses its store", "START_COMPONENT", TicketStatus.FAILED);
        studio.openView(MONITOR + "tasks");
        Table parts = studio.find(studio.window().getShell(), Table.class, "with the failed sub-task",
                t -> t.isVisible() && t.getColumnCount() > 0 && t.getColumn(0).getText().equals("Sub-task") && t.getItemCount() == 1 && t.getItem(0).getText(1).equals("Failed") && t.getItem(0).getText(2).contains("no active store under"));
        assertThat(studio.call(parts::getSelectionCount)).isEqualTo(1);
        picture(studio, "tasks", "monitor-tasks");
        long failed = lastTask().orElseThrow().id();
        studio.press(studio.window().getShell(), "Skip Sub-Task");
        studio.press(studio.shell("Skip Sub-Task"), "Yes");
        studio.await("it is skipped", RUN, () -> task(failed).parts().getFirst().status() == TicketStatus.SKIPPED && task(failed).status() == TicketStatus.SUCCESSFUL);

        startSync(studio);
        studio.await("it misses its store again", RUN, () -> lastTask().filter(t -> t.id() > failed && t.status() == TicketStatus.FAILED).isPresent());
        long again = lastTask().orElseThrow().id();
        run(studio, "start", "_source-1-0");
        awaitState(studio, Component.Kind.STORE, State.RUNNING);
        studio.openView(MONITOR + "tasks");
        Table tasks = studio.find(studio.window().getShell(), Table.class, "of tasks", t -> t.isVisible() && t.getColumnCount() > 0 && t.getColumn(0).getText().equals("Task") && t.getItemCount() > 1);
        studio.await("the failed task", () -> rows(tasks).anyMatch(i -> i.getText(0).equals(String.valueOf(again))));
        studio.run(() -> {
            tasks.setSelection(rows(tasks).filter(i -> i.getText(0).equals(String.valueOf(again))).findFirst().orElseThrow());
            tasks.notifyListeners(SWT.Selection, new Event());
        });
        studio.press(studio.window().getShell(), "Retry Sub-Task");
        studio.await("now it starts", RUN, () -> task(again).status() == TicketStatus.SUCCESSFUL);
        awaitState(studio, Component.Kind.INCR_SYNC, State.RUNNING);
    }

    private static void startSync(Studio studio) {
        run(studio, "start", "incr_trans");
        studio.press(studio.shell("Start Incr-Sync"), "OK");
    }

    private static Ticket task(long number) throws GodwitException {
        return Studios.get().components().tickets().stream().filter(t -> t.id() == number).findFirst().orElseThrow();
    }

    @Test
    @Order(6)
    void rerunsFromTheBeginning(Studio studio) throws SQLException {
        run(studio, "pause", "incr_trans");
        awaitState(studio, Component.Kind.INCR_SYNC, State.STOPPED);
        run(studio, "rerun", "incr_trans");
        Shell question = studio.shell("Rerun Component");
        studio.screenshot("monitor-rerun");
        studio.press(question, "Yes");
        awaitTask(studio, "it runs again", "RERUN_COMPONENT", TicketStatus.SUCCESSFUL);
        TwinSql.run(source, "INSERT INTO watch.event VALUES (90001, 'after rerun')");
        studio.await("and goes on", RUN, () -> count("note = 'after rerun'") == 1 && count("note LIKE 'slow %'") == ROWS);
    }

    @Test
    @Order(7)
    void goesOnWithAnotherStore(Studio studio) throws Exception {
        run(studio, "createStore", "_source-1-0");
        Shell dialog = studio.shell("Create Store");
        studio.press(dialog, "OK");
        studio.await("a second store runs", RUN, () -> components().stream().filter(c -> c.kind() == Component.Kind.STORE && c.state() == State.RUNNING).count() == 2);
        run(studio, "pause", "incr_trans");
        awaitState(studio, Component.Kind.INCR_SYNC, State.STOPPED);
        String sync = component(Component.Kind.INCR_SYNC).name();
        studio.await("migrating is possible", () -> Studios.get().components().live().stream().anyMatch(l -> l.name().equals(sync) && l.operations().contains(org.godwit.supervisor.service.ComponentService.Operation.MIGRATE)));
        Table table = table(studio);
        studio.await("the table knows it", () -> rows(table).anyMatch(i -> i.getText(0).equals(sync) && i.getText(3).equals("Stopped")));
        run(studio, "migrate", "incr_trans");
        Shell stores = studio.shell("Migrate to Another Store");
        Table list = studio.find(stores, Table.class, "of stores", t -> t.getItemCount() == 2);
        studio.run(() -> {
            list.setSelection(1);
            list.notifyListeners(SWT.Selection, new Event());
        });
        studio.screenshot("monitor-migrate");
        studio.press(stores, "OK");
        awaitTask(studio, "it reads from there", "MIGRATE_COMPONENT", TicketStatus.SUCCESSFUL);
        TwinSql.run(source, "INSERT INTO watch.event VALUES (90002, 'from the second')");
        studio.await("and applies", RUN, () -> count("note = 'from the second'") == 1);
    }

    @Test
    @Order(8)
    void repairsByTheConsole(Studio studio) throws GodwitException {
        studio.openView(MONITOR + "rm");
        Text sql = studio.byId(studio.window().getShell(), Text.class, "rm.sql");
        studio.type(sql, "SELECT id, name, owner, status FROM oms_project WHERE id = '" + id + "'");
        studio.press(studio.window().getShell(), "Run");
        NatTable result = studio.byId(studio.window().getShell(), NatTable.class, "rm.result");
        studio.run(() -> {
            Rectangle cell = result.getBoundsByPosition(2, 1);
            mouse(result, SWT.MouseDown, cell.x + cell.width / 2, cell.y + cell.height / 2);
            mouse(result, SWT.MouseUp, cell.x + cell.width / 2, cell.y + cell.height / 2);
        });
        studio.post(() -> {
            Event key = new Event();
            key.keyCode = SWT.F2;
            result.notifyListeners(SWT.KeyDown, key);
        });
        Shell dialog = studio.shell("Edit Cell");
        studio.type(studio.byId(dialog, Text.class, "cell.value"), "night shift");
        Text statement = studio.byId(dialog, Text.class, "cell.statement");
        studio.await("the statement", () -> statement.getText().equals("UPDATE oms_project SET owner = 'night shift' WHERE id = '" + id + "' AND owner = ''"));
        studio.screenshot("monitor-cell");
        studio.press(dialog, "Run UPDATE");
        studio.await("the row has it", () -> Studios.get().rm().execute("SELECT owner FROM oms_project WHERE id = '" + id + "'", 1, CancelToken.create()).rows().getFirst().getFirst().orElse("").equals("night shift"));

        choose(studio, studio.byId(studio.window().getShell(), Combo.class, "rm.project"), PROJECT);
        choose(studio, studio.byId(studio.window().getShell(), Combo.class, "rm.snippets"), "Steps of the project");
        studio.await("the query is about the project", () -> sql.getText().contains("'" + id + "'"));
        studio.press(studio.window().getShell(), "Run");
        studio.find(studio.window().getShell(), Label.class, "with the number of rows", l -> l.isVisible() && l.getText().matches("Rows: [4-9].*"));
        NatTable steps = studio.byId(studio.window().getShell(), NatTable.class, "rm.result");
        studio.await("the cells are painted", () -> colors(steps) > 8);
        picture(studio, "rm", "monitor-console");
        choose(studio, studio.byId(studio.window().getShell(), Combo.class, "rm.snippets"), "Repair: Incr-Sync was not started, run the step again");
        studio.press(studio.window().getShell(), "Run");
        Shell question = studio.shell("Change the rm Database");
        studio.screenshot("monitor-repair");
        studio.press(question, "Yes");
        studio.find(studio.window().getShell(), Label.class, "that a row changed", l -> l.isVisible() && l.getText().equals("Rows changed: 1"));
        studio.await("the step is in its steady state again", RUN, () -> step() == StepStatus.MONITORING);
        studio.type(sql, "SELECT id FROM oms_project");
    }

    /** How many colours it shows; text has many, an empty area one. */
    private static long colors(Control control) {
        Image image = new Image(control.getDisplay(), control.getSize().x, control.getSize().y);
        GC gc = new GC(control);
        try {
            gc.copyArea(image, 0, 0);
            ImageData data = image.getImageData();
            return IntStream.range(0, data.height).flatMap(y -> IntStream.range(0, data.width).map(x -> data.getPixel(x, y))).distinct().count();
        } finally {
            gc.dispose();
            image.dispose();
        }
    }

    @Test
    @Order(9)
    void deletesWithAConfirmation(Studio studio) throws SQLException {
        run(studio, "delete", "full_trans");
        Shell question = studio.shell("Delete Component");
        Text word = studio.find(question, Text.class, "for the word", t -> (t.getStyle() & SWT.READ_ONLY) == 0);
        Button ok = studio.byText(question, Button.class, "OK");
        studio.type(word, "yes");
        assertThat(studio.call(ok::isEnabled)).isFalse();
        studio.screenshot("monitor-delete");
        studio.type(word, "delete");
        studio.press(question, "OK");
        studio.await("it is gone", RUN, () -> components().stream().noneMatch(c -> c.kind() == Component.Kind.FULL_IMPORT));
        assertThat(count("note LIKE 'before %'")).as("what it copied stays").isEqualTo(2000);
    }

    @Test
    @Order(10)
    void clearsUp(Studio studio) throws GodwitException {
        studio.openPerspective(MONITOR + "perspective");
        studio.type(field(studio, "Filter components"), "");
        Projects.remove(studio, id);
        for (String dataSource : List.of("watch_source", "watch_target")) {
            Studios.get().dataSources().delete(Studios.get().dataSources().find(dataSource).orElseThrow().id());
        }
    }
}
