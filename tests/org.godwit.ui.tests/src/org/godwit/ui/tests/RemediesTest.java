package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.Secret;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.ui.Studios;
import org.godwit.ui.projects.ProjectEditor;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.godwit.ui.tests.harness.TwinSql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Projects are broken on purpose; what mends them is pressed beside the cause, one remedy each that the tests of the diagnosis do not press. */
@ExtendWith(StudioExtension.class)
class RemediesTest {
    private static final Duration RUN = Duration.ofMinutes(2);

    private static Twin source;
    private static Twin target;

    @BeforeAll
    static void startTwins() throws GodwitException {
        CancelToken cancel = CancelToken.create();
        Twins twins = Twins.open(cancel);
        source = twins.start(TwinRequest.named("remedy-source", 5), cancel);
        target = twins.start(TwinRequest.named("remedy-target", 6), cancel);
        Studios.get().dataSources().save(source.dataSource().withId("").withName("remedy_source"));
        Studios.get().dataSources().save(target.dataSource().withId("").withName("remedy_target"));
    }

    @AfterAll
    static void stopTwins() throws GodwitException {
        for (Twin twin : Stream.of(source, target).filter(t -> t != null).toList()) {
            twin.close();
        }
    }

    private static String start(Studio studio, String database, Set<TransferType> types) throws GodwitException {
        String name = database + "_remedy";
        String id = Studios.get().projects().create(new ProjectSpec(name, "remedy_source", "remedy_target", types, new ObjectSelection.Wildcard(List.of(database + ".*"), List.of()), Map.of("sink.maxRetryTimes", "0")));
        Studios.get().projects().start(id);
        studio.openPerspective("org.godwit.ui.projects.perspective");
        studio.run(() -> {
            studio.page().closeAllEditors(false);
            ProjectEditor.open(id, name);
            studio.page().setPartState(studio.page().getReference(studio.page().getActiveEditor()), IWorkbenchPage.STATE_MAXIMIZED);
        });
        return id;
    }

    private static void close(Studio studio) {
        studio.run(() -> {
            IWorkbenchPage page = studio.page();
            page.setPartState(page.getReference(page.getActiveEditor()), IWorkbenchPage.STATE_RESTORED);
            page.closeAllEditors(false);
        });
    }

    private static void await(Studio studio, String id, StepName name, StepStatus wanted) {
        studio.await(name + " " + wanted, RUN, () -> status(id, name) == wanted);
    }

    private static StepStatus status(String id, StepName name) throws GodwitException {
        return Studios.get().projects().get(id).steps().stream().filter(s -> s.name() == name).findFirst().orElseThrow().status();
    }

    private static Shell window(Studio studio) {
        return studio.window().getShell();
    }

    private static void cause(Studio studio, String words) {
        studio.find(window(studio), Label.class, "of the first cause", l -> l.isVisible() && l.getText().startsWith("1. ") && l.getText().contains(words));
    }

    /** A failed precheck shows its items first. */
    private static void diagnose(Studio studio) {
        new ProjectPages(studio).turn(studio.find(window(studio), CTabFolder.class, "of the story", f -> f.isVisible() && Stream.of(f.getItems()).anyMatch(i -> i.getText().equals("Timeline"))), "Diagnosis");
    }

    /** Presses a remedy and answers its question with Run. */
    private static void apply(Studio studio, String label) {
        studio.press(window(studio), label);
        studio.press(studio.shell(label), "Run");
    }

    private static String at(Twin server, String query) throws SQLException {
        try (Connection connection = TwinSql.connect(server); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    @Test
    void skipsAnItemOfThePrecheck(Studio studio) throws Exception {
        TwinSql.run(source, "CREATE DATABASE absent", "CREATE TABLE absent.t (id INT PRIMARY KEY)", "INSERT INTO absent.t VALUES (1), (2)");
        TwinSql.run(target, "CREATE DATABASE absent");
        String id = start(studio, "absent", Set.of(TransferType.VERIFICATION));
        await(studio, id, StepName.TRANSFER_PRECHECK, StepStatus.FAILED);
        diagnose(studio);
        cause(studio, "absent.t");
        studio.screenshot("remedy-precheck");
        apply(studio, "Skip RDB_TABLE_EXIST");
        studio.await("the precheck is through", RUN, () -> again(studio, id, StepName.TRANSFER_PRECHECK) == StepStatus.FINISHED);
        close(studio);
    }

    /** Goes on by hand where skipping alone does not. */
    private static StepStatus again(Studio studio, String id, StepName step) throws GodwitException {
        StepStatus status = status(id, step);
        if (status == StepStatus.FAILED && Studios.get().projects().precheckItems(id).stream().noneMatch(i -> i.state() == PrecheckItem.State.FAILED)) {
            Studios.get().projects().retryStep(id, step);
        }
        return status;
    }

    @Test
    void leavesOutRowsWhoseKeyTheTargetHas(Studio studio) throws Exception {
        TwinSql.run(source, "CREATE DATABASE taken", "CREATE TABLE taken.t (id INT PRIMARY KEY, v VARCHAR(20))", "INSERT INTO taken.t SELECT seq, 'source' FROM taken.seq_1_to_50");
        TwinSql.run(target, "CREATE DATABASE taken", "CREATE TABLE taken.t (id INT PRIMARY KEY, v VARCHAR(20))", "INSERT INTO taken.t VALUES (7, 'target')");
        String id = start(studio, "taken", Set.of(TransferType.FULL));
        studio.await("the copy or its precheck says no", RUN, () -> status(id, StepName.FULL_TRANSFER) == StepStatus.FAILED || status(id, StepName.TRANSFER_PRECHECK) == StepStatus.FAILED);
        assertThat(status(id, StepName.TRANSFER_PRECHECK)).isEqualTo(StepStatus.FINISHED);
        cause(studio, "holds rows already");
        apply(studio, "Leave such rows out");
        studio.await("the parameter is changed", RUN, () -> parameter(id).equals("true"));
        studio.press(window(studio), "Retry the step");
        await(studio, id, StepName.FULL_TRANSFER, StepStatus.FINISHED);
        assertThat(at(target, "SELECT CONCAT(COUNT(*), SUM(v = 'target')) FROM taken.t")).isEqualTo("501");
        close(studio);
    }

    private static String parameter(String id) throws GodwitException {
        return Studios.get().rm().execute("select count(*) from oms_component where project_id = '" + id + "' and config_json like '%\"true\"%'", 1, CancelToken.create()).rows().getFirst().getFirst().orElse("0").equals("0") ? "" : "true";
    }

    @Test
    void skipsAndReplacesStatements(Studio studio) throws Exception {
        TwinSql.run(source, "CREATE DATABASE follow", "CREATE DATABASE beside", "CREATE TABLE beside.m (a INT PRIMARY KEY)", "CREATE TABLE follow.t (id INT PRIMARY KEY, v INT)", "INSERT INTO follow.t VALUES (1, 1)");
        TwinSql.run(target, "CREATE DATABASE follow");
        String id = start(studio, "follow", Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.INCREMENTAL));
        await(studio, id, StepName.INCR_TRANSFER, StepStatus.MONITORING);
        TwinSql.run(source, "CREATE TABLE follow.left_out LIKE beside.m");
        await(studio, id, StepName.INCR_TRANSFER, StepStatus.FAILED);
        cause(studio, "left_out");
        studio.screenshot("remedy-ddl");
        apply(studio, "Skip the statement");
        await(studio, id, StepName.INCR_TRANSFER, StepStatus.MONITORING);
        TwinSql.run(source, "CREATE TABLE follow.made LIKE beside.m");
        await(studio, id, StepName.INCR_TRANSFER, StepStatus.FAILED);
        cause(studio, "made");
        studio.press(window(studio), "Edit DDL and run it");
        Shell editor = studio.shell("Edit DDL and run it");
        studio.type(studio.find(editor, Text.class, "of the statement", t -> t.getText().contains("made")), "CREATE TABLE follow.made (a INT PRIMARY KEY)");
        studio.press(editor, "OK");
        studio.await("the question follows", editor::isDisposed);
        studio.press(studio.shell("Edit DDL and run it"), "Run");
        await(studio, id, StepName.INCR_TRANSFER, StepStatus.MONITORING);
        studio.await("what was written instead is there, and what was skipped is not", RUN,
                () -> at(target, "SELECT GROUP_CONCAT(table_name ORDER BY 1) FROM information_schema.tables WHERE table_schema = 'follow' AND table_name IN ('made', 'left_out')").equals("made"));
        close(studio);
        forget(studio, id);
    }

    /** So that other tests do not meet a project that stands. */
    private static void forget(Studio studio, String id) throws GodwitException {
        Studios.get().projects().pause(id);
        studio.await("the project pauses", RUN, () -> Studios.get().projects().get(id).summary().status() == ProjectStatus.SUSPEND);
        Studios.get().projects().release(id);
        studio.await("the project is released", RUN, () -> Studios.get().projects().get(id).summary().status() == ProjectStatus.RELEASED);
        Studios.get().projects().delete(id);
    }

    @Test
    void leadsToTheDataSourceWhosePasswordIsNoLongerTrue(Studio studio) throws Exception {
        TwinSql.run(source, "CREATE DATABASE login", "CREATE TABLE login.t (id INT PRIMARY KEY)");
        TwinSql.run(target, "CREATE DATABASE login", "CREATE USER mover@'%' IDENTIFIED BY 'Mover-1'", "GRANT ALL ON *.* TO mover@'%'");
        Studios.get().dataSources().save(new DataSource("", "remedy_mover", target.dataSource().type(), "127.0.0.1", target.port(), "mover", new Secret("Mover-1"), "", target.dataSource().tls(), "", Map.of()));
        String id = Studios.get().projects().create(new ProjectSpec("login_remedy", "remedy_source", "remedy_mover", Set.of(TransferType.SCHEMA), new ObjectSelection.Wildcard(List.of("login.*"), List.of()), Map.of()));
        TwinSql.run(target, "ALTER USER mover@'%' IDENTIFIED BY 'Another-2'");
        Studios.get().projects().start(id);
        studio.openPerspective("org.godwit.ui.projects.perspective");
        studio.run(() -> ProjectEditor.open(id, "login_remedy"));
        await(studio, id, StepName.TRANSFER_PRECHECK, StepStatus.FAILED);
        diagnose(studio);
        studio.press(window(studio), "Correct the data source remedy_mover");
        studio.await("the perspective of data sources", () -> studio.page().getPerspective().getId().equals("org.godwit.ui.datasources.perspective"));
        studio.run(() -> studio.page().closeAllEditors(false));
    }
}
