package org.godwit.tests.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TransferType;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Servers;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Text columns that hold bytes which are no text in their character set, as old servers let arise. No statement of today's servers writes such a value, so tables are filled as bytes and their
 * files are then put under tables with text columns, which the server reads as they are.
 */
class BrokenTextIT {
    /** Cut in half, never allowed, and overlong; greater than every text both as bytes and under utf8mb4_bin. */
    private static final List<String> BROKEN = List.of("c3", "61ff62", "fe", "ff27", "fffe00", "c080", "f0908d");

    private static Servers servers;
    private static Twin source;
    private static Twin target;
    private static Workspace workspace;

    @BeforeAll
    static void start() throws Exception {
        servers = Servers.open();
        source = servers.twin("source");
        target = servers.twin("target");
        workspace = Workspace.open(servers.folder("workspace"));
    }

    @AfterAll
    static void stop() throws Exception {
        workspace.close();
        servers.close();
    }

    @Test
    void brokenValueStopsTheStepWithItsKeyAndColumn() throws Exception {
        values(source, "plain");
        String id = workspace.create(source.dataSource(), target.dataSource(), Workspace.rules("plain.*"), Map.of());
        assertThat(workspace.run(id)).as(() -> described(id)).isEqualTo(ProjectStatus.FAILED);
        assertThat(workspace.step(id, StepName.FULL_TRANSFER).status()).isEqualTo(StepStatus.FAILED);
        Problem problem = workspace.problem(id);
        assertThat(problem.code()).isEqualTo("GODWIT-MYSQL-0101");
        assertThat(problem.message()).contains("id=").contains("v");
        assertThat(problem.remedy()).isNotBlank();
    }

    @Test
    void brokenValuesGoToTheErrorTableWhereThatIsChosen() throws Exception {
        values(source, "apart");
        String id = workspace.create(source.dataSource(), target.dataSource(), Workspace.rules("apart.*"), Map.of("sink.keepBadRows", "true"));
        assertThat(workspace.run(id)).as(() -> described(id)).isEqualTo(ProjectStatus.FINISHED);
        try (Jdbc jdbc = Jdbc.open(target.dataSource())) {
            assertThat(jdbc.number("select count(*) from apart.t")).isEqualTo(200);
            assertThat(jdbc.number("select count(*) from apart.godwit_error_row")).isEqualTo(BROKEN.size());
        }
        assertThat(workspace.unequal(id)).singleElement().satisfies(t -> assertThat(t.sourceOnly()).isEqualTo(BROKEN.size()));
    }

    @Test
    void brokenKeysAreVerifiedLikeOthers() throws Exception {
        keys(source, "keyed");
        keys(target, "keyed");
        assertThat(workspace.unequal(verified("keyed.*"))).isEmpty();
        try (Jdbc jdbc = Jdbc.open(target.dataSource())) {
            jdbc.run("update keyed.t set v = 'changed' where hex(k) in ('FE', 'C3', '6B30')");
            jdbc.run("delete from keyed.t where hex(k) = 'C080'");
        }
        assertThat(workspace.unequal(verified("keyed.*"))).singleElement().satisfies(t -> {
            assertThat(t.mismatched()).isEqualTo(3);
            assertThat(t.sourceOnly()).isEqualTo(1);
            assertThat(t.destOnly()).isZero();
            assertThat(Files.readString(Path.of(t.differenceFile()))).contains("k='\\xfe'", "k='\\xc3'", "k='\\xc0\\x80'", "k='k0'");
            assertThat(Files.readString(Path.of(t.correctionFile()))).contains("WHERE CAST(`k` AS BINARY)=X'FE'");
        });
    }

    @Test
    void brokenKeysAreCopiedUpToTheRowThatTheTargetRefuses() throws Exception {
        keys(source, "copied");
        String id = workspace.create(source.dataSource(), target.dataSource(), Workspace.rules("copied.*"), Map.of("source.sliceBatchSize", "3", "sink.keepBadRows", "true"));
        assertThat(workspace.run(id)).as(() -> described(id)).isEqualTo(ProjectStatus.FINISHED);
        try (Jdbc jdbc = Jdbc.open(target.dataSource())) {
            assertThat(jdbc.texts("select k from copied.t order by k")).containsExactly("k0", "k1", "k2", "k3");
            assertThat(jdbc.number("select count(*) from copied.godwit_error_row")).isEqualTo(BROKEN.size());
        }
        assertThat(workspace.unequal(id)).singleElement().satisfies(t -> assertThat(t.sourceOnly()).isEqualTo(BROKEN.size()));
    }

    private static String verified(String rule) throws Exception {
        String id = workspace.create(source.dataSource(), target.dataSource(), Set.of(TransferType.VERIFICATION), Workspace.rules(rule), Map.of());
        assertThat(workspace.runPastPrecheck(id)).as(() -> described(id)).isEqualTo(ProjectStatus.FINISHED);
        return id;
    }

    /** 200 sound rows and the broken ones behind them. */
    private static void values(Twin server, String database) throws Exception {
        planted(server, database, "(id int primary key, v %s)", "insert into raw select seq, concat('v', seq) from seq_1_to_200", "insert into raw values (%d, x'%s')", 1000);
    }

    private static void keys(Twin server, String database) throws Exception {
        planted(server, database, "(k %s not null primary key, v varchar(10) character set utf8mb4)", "insert into raw select concat('k', seq), 'x' from seq_0_to_3", "insert into raw (v, k) values ('%d', x'%s')", 0);
    }

    private static void planted(Twin server, String database, String columns, String sound, String broken, int first) throws Exception {
        try (Jdbc jdbc = Jdbc.open(server.dataSource())) {
            jdbc.runAll(List.of("create database " + database, "use " + database, "create table raw " + columns.formatted("varbinary(60)"), sound));
            for (int i = 0; i < BROKEN.size(); i++) {
                jdbc.run(broken.formatted(first + i, BROKEN.get(i)));
            }
            jdbc.runAll(List.of("create table t " + columns.formatted("varchar(60) character set utf8mb4 collate utf8mb4_bin"), "alter table t discard tablespace", "flush tables raw for export"));
            Path folder = server.folder().resolve("data").resolve(database);
            Files.copy(folder.resolve("raw.ibd"), folder.resolve("t.ibd"), StandardCopyOption.REPLACE_EXISTING);
            jdbc.runAll(List.of("unlock tables", "alter table t import tablespace", "drop table raw"));
        }
    }

    private static String described(String id) {
        try {
            return workspace.describe(id);
        } catch (GodwitException e) {
            return e.getMessage();
        }
    }
}
