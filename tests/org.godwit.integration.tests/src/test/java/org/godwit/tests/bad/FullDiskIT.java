package org.godwit.tests.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.tests.property.PlainCompare;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.ServerCrash;
import org.godwit.tests.support.Servers;
import org.godwit.tests.support.SmallDisk;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A target whose disk is a small one in memory and fills up: the project says so and goes on when there is room again. Needs root on Linux, is skipped elsewhere. */
class FullDiskIT {
    private static final int MEGABYTES = 320;

    @ParameterizedTest
    @ValueSource(strings = {"--skip-log-bin", "--log-bin=binlog"})
    void diskOfTheTargetFillsUp(String binaryLog) throws Exception {
        try (Servers servers = Servers.open(); SmallDisk disk = SmallDisk.mount(servers.folder("disk"), MEGABYTES); Workspace workspace = Workspace.open(servers.folder("workspace"))) {
            DataSource source = servers.source("source");
            try (Jdbc jdbc = Jdbc.open(source)) {
                jdbc.runAll(List.of("create database large", "use large", "create table t (id int primary key, v longtext)", "insert into t select seq, repeat(md5(seq), 300) from seq_1_to_6000", "analyze table t"));
            }
            Twins twins = Twins.open(Path.of(System.getProperty("user.home"), ".cache", "godwit"), disk.folder(), CancelToken.create());
            try (Twin full = twins.start(new TwinRequest("small-disk", 9, false, 32, List.of("--innodb-log-file-size=8M", binaryLog)), CancelToken.create()); ServerCrash crash = ServerCrash.expected(full)) {
                disk.fill(24);
                String id = workspace.create(source, full.dataSource(), Workspace.rules("large.*"), Map.of("sink.maxRetryTimes", "1", "sink.retryIntervalTime", "1"));
                assertThat(workspace.run(id)).isEqualTo(ProjectStatus.FAILED);
                assertThat(workspace.objections(id)).filteredOn(i -> i.key().equals("DB_DISK_SPACE")).singleElement().satisfies(i -> assertThat(i.cause()).contains("MB free"));
                // who knows better skips it, which lets the project go on, and meets the end of the disk in the middle
                workspace.objections(id).stream().filter(i -> i.state() == PrecheckItem.State.FAILED).forEach(i -> skip(workspace, id, i));
                assertThat(workspace.rest(id)).isEqualTo(ProjectStatus.FAILED);
                assertNamed(workspace, id, full);
                disk.free();
                if (crash.happened()) {
                    crash.restart();
                }
                workspace.projects().resume(id);
                assertThat(workspace.rest(id)).as(() -> described(workspace, id)).isEqualTo(ProjectStatus.FINISHED);
                assertThat(workspace.unequal(id)).isEmpty();
                try (Jdbc here = Jdbc.open(source); Jdbc there = Jdbc.open(full.dataSource())) {
                    assertThat(PlainCompare.differences(here, "large", there, "large")).isEmpty();
                }
            }
        }
    }

    /** MariaDB ends itself when even a rollback finds no space (InnoDB: "Out of disk space in rollback"), which from outside is a lost server. */
    private static void assertNamed(Workspace workspace, String id, Twin full) throws Exception {
        Problem problem = workspace.problem(id);
        if (problem.code().equals("GODWIT-MYSQL-0009")) {
            assertThat(problem.remedy()).contains("space");
        } else {
            assertThat(problem.code()).as(workspace.describe(id)).isEqualTo("GODWIT-MYSQL-0002");
            assertThat(Files.readString(full.folder().resolve("server.log"))).contains("(Out of disk space) in rollback");
        }
    }

    private static void skip(Workspace workspace, String id, PrecheckItem item) {
        try {
            workspace.projects().skipPrecheck(id, item.id());
        } catch (GodwitException e) {
            throw new AssertionError(item.toString(), e);
        }
    }

    private static String described(Workspace workspace, String id) {
        try {
            return workspace.describe(id);
        } catch (GodwitException e) {
            return e.getMessage();
        }
    }
}
