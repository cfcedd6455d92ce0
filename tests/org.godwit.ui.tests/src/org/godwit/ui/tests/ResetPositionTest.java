package org.godwit.ui.tests;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Shell;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Component;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.supervisor.service.ComponentService.LiveView;
import org.godwit.ui.Studios;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.godwit.ui.tests.harness.TwinSql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The source purges the log that a store still needs; the button beside the cause lets store and Incr-Sync go on from a later time. Servers of its own, because other readers of the log would keep it. */
@ExtendWith(StudioExtension.class)
@Tag("slow")
class ResetPositionTest {
    private static Twin source;
    private static Twin target;

    private BrokenProjects broken;

    @BeforeAll
    static void startTwins() throws GodwitException {
        CancelToken cancel = CancelToken.create();
        Twins twins = Twins.open(cancel);
        source = twins.start(TwinRequest.named("purged-source", 15), cancel);
        target = twins.start(TwinRequest.named("purged-target", 16), cancel);
        Studios.get().dataSources().save(source.dataSource().withId("").withName("purged_source"));
        Studios.get().dataSources().save(target.dataSource().withId("").withName("purged_target"));
    }

    @AfterAll
    static void stopTwins() throws GodwitException {
        for (Twin twin : Stream.of(source, target).filter(t -> t != null).toList()) {
            twin.close();
        }
    }

    @BeforeEach
    void begin(Studio studio) {
        broken = new BrokenProjects(studio);
    }

    @AfterEach
    void close() throws GodwitException {
        broken.close();
    }

    @Test
    void goesOnBehindAPurgedLog(Studio studio) throws Exception {
        TwinSql.run(source, "CREATE DATABASE cleared", "CREATE DATABASE beside", "CREATE TABLE beside.m (a INT PRIMARY KEY)", "CREATE TABLE cleared.t (id INT PRIMARY KEY, v INT)", "INSERT INTO cleared.t VALUES (1, 1)");
        TwinSql.run(target, "CREATE DATABASE cleared");
        String id = broken.start("cleared", "purged_source", "purged_target", Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.INCREMENTAL), Map.of());
        broken.await(id, StepName.INCR_TRANSFER, StepStatus.MONITORING);
        String store = stores(id).map(LiveView::name).findFirst().orElseThrow();
        Studios.get().components().pause(store);
        broken.eventually("the store has stopped", () -> stores(id).allMatch(l -> l.state().name().equals("STOPPED")));
        TwinSql.run(source, "INSERT INTO beside.m VALUES (7)", "INSERT INTO cleared.t VALUES (9, 9)", "DELETE FROM cleared.t WHERE id = 9", "FLUSH BINARY LOGS", "FLUSH BINARY LOGS");
        broken.eventually("the log is gone", ResetPositionTest::isPurged);
        Studios.get().components().start(store);
        broken.await(id, StepName.INCR_TRANSFER, StepStatus.FAILED);
        broken.cause("purged the log");
        studio.screenshot("remedy-purged");
        broken.press("Reset position");
        Shell time = studio.shell("Reset position");
        studio.press(time, "OK");
        studio.await("the question follows", time::isDisposed);
        broken.answer("Reset position", "Run");
        broken.eventually("a store from that time on", () -> stores(id).count() == 2);
        if (BrokenProjects.status(id, StepName.INCR_TRANSFER) == StepStatus.FAILED) {
            broken.press("Retry the step");
        }
        broken.await(id, StepName.INCR_TRANSFER, StepStatus.MONITORING);
        TwinSql.run(source, "INSERT INTO cleared.t VALUES (2, 2)");
        broken.eventually("the row arrives", () -> count(target, "SELECT id FROM cleared.t WHERE id = 2") == 1);
    }

    private static Stream<LiveView> stores(String id) throws GodwitException {
        return Studios.get().components().live().stream().filter(l -> l.projectId().equals(id) && l.kind() == Component.Kind.STORE);
    }

    private static boolean isPurged() throws SQLException {
        TwinSql.run(source, "PURGE BINARY LOGS BEFORE NOW() + INTERVAL 1 DAY");
        return count(source, "SHOW BINARY LOGS") <= 1;
    }

    private static int count(Twin server, String query) throws SQLException {
        try (Connection connection = TwinSql.connect(server); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }
}
