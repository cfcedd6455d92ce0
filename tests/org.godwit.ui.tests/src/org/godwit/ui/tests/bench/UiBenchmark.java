package org.godwit.ui.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.ui.Commands;
import org.godwit.ui.Studios;
import org.godwit.ui.tests.bench.StallDetector.Result;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.godwit.ui.tests.harness.Widgets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How long the window lets one wait, with 10,000 projects, 100,000 tables and 50 components that change each second. Not among the tests, since its name does not end like theirs: {@code ./godwit bench
 * ui} runs it. Writes a table for people and one JSON object to the file of the system property {@code godwit.bench} and to FILE.txt.
 */
@ExtendWith(StudioExtension.class)
class UiBenchmark {
    private static final int PROJECTS = 10_000;
    private static final int TABLES = 100_000;
    private static final int COMPONENTS = 50;
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final String SELECTION = "{\"mode\":\"WILDCARD\",\"tableAndViewWhiteList\":[\"shop.*\"],\"tableAndViewBlackList\":[]}";

    private final List<Result> results = new ArrayList<>();

    private static void sql(String statement) throws GodwitException {
        Studios.get().rm().execute(statement, 10, CancelToken.create());
    }

    private static void fill() throws GodwitException {
        sql("INSERT INTO oms_project (id, name, status, source_endpoint_id, sink_endpoint_id, mapping_json, enable_struct, enable_full) SELECT 'np_b' || x, 'project-' || x, "
                + "CASE MOD(x, 4) WHEN 0 THEN 'SUSPEND' WHEN 1 THEN 'FINISHED' WHEN 2 THEN 'INIT' ELSE 'RELEASED' END, 'e_1', 'e_2', '" + SELECTION + "', TRUE, TRUE FROM SYSTEM_RANGE(1, " + PROJECTS + ")");
        sql("INSERT INTO oms_step (project_id, step_order, step_name, step_status, progress) SELECT 'np_b' || p.x, s.x * 10, CASE s.x WHEN 1 THEN 'TRANSFER_PRECHECK' WHEN 2 THEN 'STRUCT_TRANSFER' ELSE 'FULL_TRANSFER' END, "
                + "CASE WHEN s.x < 3 THEN 'FINISHED' ELSE 'SUSPEND' END, 40 FROM SYSTEM_RANGE(1, " + PROJECTS + ") p CROSS JOIN SYSTEM_RANGE(1, 3) s");
        sql("INSERT INTO oms_struct_object (project_id, phase, object_order, kind, source_schema, source_name, target_schema, target_name, source_ddl, target_ddl, state) SELECT 'np_b4', 'STRUCT_TRANSFER', x, 'TABLE', 'shop', "
                + "'table_' || x, 'shop', 'table_' || x, 'CREATE TABLE t (id INT)', 'CREATE TABLE t (id INT)', 'COMPLETED' FROM SYSTEM_RANGE(1, " + TABLES + ")");
        sql("INSERT INTO oms_full_table (project_id, source_schema, source_table, dest_schema, dest_table, capacity, status) SELECT 'np_b4', 'shop', 'table_' || x, 'shop', 'table_' || x, x, 'WAITING' FROM SYSTEM_RANGE(1, "
                + TABLES + ")");
        sql("INSERT INTO oms_component (name, kind, project_id, status) SELECT 'np_b8-full_trans-' || x || '-0:0000000001', 'FULL_IMPORT', 'np_b8', 'RUNNING' FROM SYSTEM_RANGE(1, " + COMPONENTS + ")");
    }

    @Test
    void measures(Studio studio) throws Exception {
        fill();
        Display display = studio.call(Display::getCurrent);
        try (StallDetector detector = new StallDetector(display)) {
            rest(studio, 3);
            results.add(detector.phase("nothing (for comparison)"));
            projects(studio, detector);
            tables(studio, detector);
            components(studio, detector);
        }
        write();
    }

    private void projects(Studio studio, StallDetector detector) throws GodwitException, InterruptedException {
        studio.openPerspective("org.godwit.ui.projects.perspective");
        studio.openView("org.godwit.ui.projects.list");
        Table table = await(studio, PROJECTS);
        results.add(detector.phase("project list: open"));
        exercise(studio, detector, table, "project list", "project-12");
        studio.command("org.godwit.ui.app.overview");
        rest(studio, 4);
        results.add(detector.phase("overview: open"));
        try (ScheduledExecutorService changes = Executors.newSingleThreadScheduledExecutor()) {
            changes.scheduleAtFixedRate(() -> change("UPDATE oms_step SET progress = MOD(progress + 1, 100) WHERE project_id IN ('np_b12', 'np_b16', 'np_b20')"), 0, 200, TimeUnit.MILLISECONDS);
            rest(studio, 10);
            changes.shutdownNow();
        }
        results.add(detector.phase("project list: projects change"));
    }

    private void tables(Studio studio, StallDetector detector) {
        studio.post(() -> Commands.run("org.godwit.ui.projects.show", Map.of("project", "np_b4", "name", "project-4")));
        studio.await("the editor", LONG, () -> studio.page().getActiveEditor() != null && "project-4".equals(studio.page().getActiveEditor().getTitle()));
        results.add(detector.phase("project editor: open"));
        CTabFolder folder = studio.find(studio.window().getShell(), CTabFolder.class, "of the editor", f -> f.isVisible() && f.getItemCount() >= 4 && f.getItem(0).getText().equals("Steps"));
        for (String page : List.of("Objects", "Data")) {
            detector.phase("");
            studio.post(() -> {
                for (int i = 0; i < folder.getItemCount(); i++) {
                    if (folder.getItem(i).getText().equals(page)) {
                        folder.setSelection(i);
                        Event event = new Event();
                        event.item = folder.getItem(i);
                        folder.notifyListeners(SWT.Selection, event);
                    }
                }
            });
            Table table = await(studio, TABLES);
            results.add(detector.phase(page + " page: open"));
            exercise(studio, detector, table, page + " page", "table_12");
        }
    }

    private void components(Studio studio, StallDetector detector) throws InterruptedException {
        studio.run(() -> studio.page().closeAllEditors(false));
        studio.openPerspective("org.godwit.ui.monitor.perspective");
        await(studio, COMPONENTS);
        results.add(detector.phase("components: open"));
        try (ScheduledExecutorService changes = Executors.newSingleThreadScheduledExecutor()) {
            changes.scheduleAtFixedRate(() -> change("UPDATE oms_component SET rps = RAND() * 100000, iops = RAND() * 10000000, progress = MOD(progress + 1, 100), gmt_modified = CURRENT_TIMESTAMP WHERE project_id = 'np_b8'"), 0,
                    1, TimeUnit.SECONDS);
            rest(studio, 15);
            changes.shutdownNow();
        }
        results.add(detector.phase("components: 50 change each second"));
    }

    private static void change(String statement) {
        try {
            sql(statement);
        } catch (GodwitException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Scrolls, sorts by every column and filters, as a user does: each in an event of its own. */
    private void exercise(Studio studio, StallDetector detector, Table table, String name, String filter) {
        int count = studio.call(table::getItemCount);
        for (int i = 0; i < 120; i++) {
            int top = (int) (count * (long) i / 120);
            studio.run(() -> table.setTopIndex(top));
        }
        studio.run(() -> table.setTopIndex(0));
        results.add(detector.phase(name + ": scroll"));
        int columns = studio.call(table::getColumnCount);
        for (int i = 0; i < columns; i++) {
            int column = i;
            studio.run(() -> table.getColumn(column).notifyListeners(SWT.Selection, new Event()));
            settled(studio, table, count);
        }
        results.add(detector.phase(name + ": sort"));
        Text field = studio.call(() -> filterOf(table));
        for (int length = 1; length <= filter.length(); length++) {
            String typed = filter.substring(0, length);
            studio.run(() -> field.setText(typed));
        }
        studio.await("the filter", LONG, () -> table.getItemCount() < count);
        studio.run(() -> field.setText(""));
        studio.await("no filter", LONG, () -> table.getItemCount() == count);
        results.add(detector.phase(name + ": filter"));
    }

    /** The nearest field to search in: beside the table or further out. */
    private static Text filterOf(Table table) {
        for (Composite around = table.getParent(); around != null; around = around.getParent()) {
            Optional<Text> field = Widgets.controls(around).filter(w -> w instanceof Text t && t.isVisible() && (t.getStyle() & SWT.SEARCH) != 0).map(Text.class::cast).findFirst();
            if (field.isPresent()) {
                return field.get();
            }
        }
        throw new AssertionError("No field to search in");
    }

    private static void settled(Studio studio, Table table, int count) {
        studio.await("all rows", LONG, () -> table.getItemCount() == count && table.getSortColumn() != null);
    }

    private static Table await(Studio studio, int rows) {
        Table[] found = new Table[1];
        studio.await("a table of " + rows, LONG, () -> {
            found[0] = (Table) Widgets.controls(studio.window().getShell()).filter(w -> w instanceof Table t && t.isVisible() && t.getItemCount() >= rows).findFirst().orElse(null);
            return found[0] != null;
        });
        return found[0];
    }

    /** Lets time pass while the window lives. */
    private static void rest(Studio studio, int seconds) {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        studio.run(() -> PlatformUI.getWorkbench().getDisplay().timerExec(seconds * 1000, () -> over.complete(true)));
        over.join();
    }

    private void write() throws IOException {
        Path file = Path.of(System.getProperty("godwit.bench", "target/bench-ui.json"));
        String json = results.stream().map(r -> String.format(Locale.ROOT,
                "{\"phase\":\"%s\",\"signs\":%d,\"worstMs\":%.1f,\"worstComputingMs\":%.1f,\"p99Ms\":%.1f,\"over50\":%d,\"over100\":%d,\"computingOver50\":%d,\"computingOver100\":%d,\"where\":\"%s\"}", r.phase(), r.signs(),
                r.worst(), r.worstComputing(), r.p99(), r.over50(), r.over100(), r.computingOver50(), r.computingOver100(), r.where())).collect(Collectors.joining(",", "{\"benchmark\":\"ui\",\"projects\":" + PROJECTS
                        + ",\"tables\":" + TABLES + ",\"components\":" + COMPONENTS + ",\"phases\":[", "]}\n"));
        String table = String.format(Locale.ROOT, "%-36s %8s %10s %8s %6s %6s  %s%n", "phase", "worst", "computing", "p99", ">50", ">100", "longest in") + results.stream().map(r -> String.format(Locale.ROOT,
                "%-36s %8.1f %10.1f %8.1f %6d %6d  %s%n", r.phase(), r.worst(), r.worstComputing(), r.p99(), r.over50(), r.over100(), r.where())).collect(Collectors.joining());
        Files.writeString(file, json);
        Files.writeString(file.resolveSibling(file.getFileName() + ".txt"), table);
    }
}
