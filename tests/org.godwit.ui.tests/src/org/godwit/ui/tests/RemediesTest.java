package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.ui.tests.PairExtension.SOURCE;
import static org.godwit.ui.tests.PairExtension.TARGET;

import java.util.Map;
import java.util.Set;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.Secret;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.ui.Studios;
import org.godwit.ui.tests.PairExtension.Pair;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Projects are broken on purpose; what mends them is pressed beside the cause, one remedy each that the tests of the diagnosis do not press. */
@ExtendWith({StudioExtension.class, PairExtension.class})
class RemediesTest {
    private BrokenProjects broken;

    @BeforeEach
    void begin(Studio studio) {
        broken = new BrokenProjects(studio);
    }

    @AfterEach
    void close() throws GodwitException {
        broken.close();
    }

    @Test
    void skipsAnItemOfThePrecheck(Studio studio, Pair pair) throws Exception {
        pair.source("CREATE DATABASE absent", "CREATE TABLE absent.t (id INT PRIMARY KEY)", "INSERT INTO absent.t VALUES (1), (2)");
        pair.target("CREATE DATABASE absent");
        String id = broken.start("absent", SOURCE, TARGET, Set.of(TransferType.VERIFICATION), Map.of());
        broken.await(id, StepName.TRANSFER_PRECHECK, StepStatus.FAILED);
        broken.cause("absent.t");
        studio.screenshot("remedy-precheck");
        broken.apply("Skip RDB_TABLE_EXIST");
        broken.await(id, StepName.TRANSFER_PRECHECK, StepStatus.FINISHED);
    }

    @Test
    void leavesOutRowsWhoseKeyTheTargetHas(Pair pair) throws Exception {
        pair.source("CREATE DATABASE taken", "CREATE TABLE taken.t (id INT PRIMARY KEY, v VARCHAR(20))", "INSERT INTO taken.t SELECT seq, 'source' FROM taken.seq_1_to_50");
        pair.target("CREATE DATABASE taken", "CREATE TABLE taken.t (id INT PRIMARY KEY, v VARCHAR(20))", "INSERT INTO taken.t VALUES (7, 'target')");
        String id = broken.start("taken", SOURCE, TARGET, Set.of(TransferType.FULL), Map.of("sink.maxRetryTimes", "0"));
        broken.await(id, StepName.FULL_TRANSFER, StepStatus.FAILED);
        broken.cause("holds rows already");
        broken.apply("Leave such rows out");
        broken.eventually("the parameter is changed", () -> hasParameter(id));
        broken.press("Retry the step");
        broken.await(id, StepName.FULL_TRANSFER, StepStatus.FINISHED);
        assertThat(pair.read("SELECT CONCAT(COUNT(*), ' ', SUM(v = 'target')) FROM taken.t")).isEqualTo("50 1");
    }

    private static boolean hasParameter(String id) throws GodwitException {
        String sql = "select count(*) from oms_component where project_id = '" + id + "' and config_json like '%\"true\"%'";
        return !Studios.get().rm().execute(sql, 1, CancelToken.create()).rows().getFirst().getFirst().orElse("0").equals("0");
    }

    @Test
    void skipsAndReplacesStatements(Studio studio, Pair pair) throws Exception {
        pair.source("CREATE DATABASE follow", "CREATE DATABASE beside", "CREATE TABLE beside.m (a INT PRIMARY KEY)", "CREATE TABLE follow.t (id INT PRIMARY KEY, v INT)", "INSERT INTO follow.t VALUES (1, 1)");
        pair.target("CREATE DATABASE follow");
        String id = broken.start("follow", SOURCE, TARGET, Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.INCREMENTAL), Map.of());
        broken.await(id, StepName.INCR_TRANSFER, StepStatus.MONITORING);
        pair.source("CREATE TABLE follow.left_out LIKE beside.m");
        broken.await(id, StepName.INCR_TRANSFER, StepStatus.FAILED);
        broken.cause("left_out");
        studio.screenshot("remedy-ddl");
        broken.apply("Skip the statement");
        broken.await(id, StepName.INCR_TRANSFER, StepStatus.MONITORING);
        pair.source("CREATE TABLE follow.made LIKE beside.m");
        broken.await(id, StepName.INCR_TRANSFER, StepStatus.FAILED);
        broken.cause("made");
        broken.press("Edit DDL and run it");
        Shell editor = studio.shell("Edit DDL and run it");
        studio.type(studio.find(editor, Text.class, "of the statement", t -> t.getText().contains("made")), "CREATE TABLE follow.made (a INT PRIMARY KEY)");
        studio.press(editor, "OK");
        studio.await("the editor closes", editor::isDisposed);
        broken.answer("Edit DDL and run it", "Run");
        broken.await(id, StepName.INCR_TRANSFER, StepStatus.MONITORING);
        broken.eventually("what was written instead is there, and what was skipped is not",
                () -> pair.read("SELECT GROUP_CONCAT(table_name ORDER BY 1) FROM information_schema.tables WHERE table_schema = 'follow' AND table_name IN ('made', 'left_out')").equals("made"));
    }

    @Test
    void leadsToTheDataSourceWhosePasswordIsNoLongerTrue(Studio studio, Pair pair) throws Exception {
        pair.source("CREATE DATABASE login", "CREATE TABLE login.t (id INT PRIMARY KEY)");
        pair.target("CREATE DATABASE login", "CREATE USER mover@'%' IDENTIFIED BY 'Mover-1'", "GRANT ALL ON *.* TO mover@'%'");
        DataSource target = pair.target().dataSource();
        Studios.get().dataSources().save(new DataSource("", "remedy_mover", target.type(), "127.0.0.1", pair.target().port(), "mover", new Secret("Mover-1"), "", target.tls(), "", Map.of()));
        pair.target("ALTER USER mover@'%' IDENTIFIED BY 'Another-2'");
        String id = broken.start("login", SOURCE, "remedy_mover", Set.of(TransferType.SCHEMA), Map.of());
        broken.await(id, StepName.TRANSFER_PRECHECK, StepStatus.FAILED);
        broken.cause("refuses user and password");
        studio.screenshot("remedy-login");
        broken.press("Correct the data source remedy_mover");
        studio.await("the perspective of data sources", () -> studio.page().getPerspective().getId().equals("org.godwit.ui.datasources.perspective"));
        studio.openPerspective("org.godwit.ui.projects.perspective");
    }
}
