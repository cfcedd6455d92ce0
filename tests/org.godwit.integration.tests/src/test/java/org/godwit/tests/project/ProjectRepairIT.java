package org.godwit.tests.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.service.StructObject;
import org.godwit.tests.property.EveryType;
import org.godwit.tests.property.PlainCompare;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Servers;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole projects through the services that window and command line call: every type, pause and resume, repair of failed steps and objects, renaming, filters and columns. */
class ProjectRepairIT {
    private static Servers servers;
    private static DataSource source;
    private static DataSource target;
    private static Workspace workspace;

    @BeforeAll
    static void start() throws Exception {
        servers = Servers.open();
        source = servers.source("source");
        target = servers.source("target");
        workspace = Workspace.open(servers.folder("workspace"));
    }

    @AfterAll
    static void stop() throws Exception {
        workspace.close();
        servers.close();
    }

    @Test
    void everyTypeThroughAProject() throws Exception {
        database("types", EveryType.statements(new Random(20_261_122)).toArray(String[]::new));
        String id = workspace.create(source, target, Workspace.rules("types.*=types_copy."), Map.of("deferIndexCreation", "true"));
        assertThat(workspace.runPastPrecheck(id)).as(() -> described(id)).isEqualTo(ProjectStatus.FINISHED);
        assertThat(workspace.unequal(id)).isEmpty();
        assertEqual("types", "types_copy");
    }

    @Test
    void pauseStopsWritingAndResumeEndsEqual() throws Exception {
        database("paused", "create table t (id int primary key, v varchar(50))", "insert into t select seq, md5(seq) from seq_1_to_20000");
        String id = workspace.create(source, target, Workspace.rules("paused.*"), Map.of("throttleRps", "5000", "source.sliceBatchSize", "500"));
        workspace.projects().start(id);
        await().atMost(Duration.ofSeconds(60)).until(() -> workspace.projects().tables(id).stream().anyMatch(t -> t.rows() > 1000));
        workspace.projects().pause(id);
        await().atMost(Duration.ofSeconds(5)).until(() -> workspace.status(id) == ProjectStatus.SUSPEND && workspace.step(id, StepName.FULL_TRANSFER).status() == StepStatus.SUSPEND);
        try (Jdbc jdbc = Jdbc.open(target)) {
            long rows = jdbc.number("select count(*) from paused.t");
            assertThat(rows).isBetween(1000L, 19_999L);
            await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(2)).until(() -> jdbc.number("select count(*) from paused.t") == rows);
        }
        workspace.projects().resume(id);
        assertThat(workspace.rest(id)).as(() -> described(id)).isEqualTo(ProjectStatus.FINISHED);
        assertEqual("paused", "paused");
        assertThat(workspace.projects().tables(id)).singleElement().satisfies(t -> assertThat(t.rows()).isEqualTo(20_000));
    }

    @Test
    void failedStepRunsAgainAfterAnUpdateOfItsRow() throws Exception {
        database("by_hand", "create table t (id int primary key, v int)", "insert into t values (1, 1), (2, 2)");
        try (Jdbc jdbc = Jdbc.open(target)) {
            jdbc.runAll(List.of("create database by_hand", "create table by_hand.t (id int primary key, v int)", "insert into by_hand.t values (7, 7)"));
            String id = workspace.create(source, target, Set.of(TransferType.FULL, TransferType.VERIFICATION), Workspace.rules("by_hand.*"), Map.of());
            assertThat(workspace.run(id)).isEqualTo(ProjectStatus.FAILED);
            assertThat(workspace.problem(id).message()).contains("by_hand.t");
            assertThat(workspace.problem(id).remedy()).isNotBlank();
            String failed = workspace.projects().get(id).steps().stream().filter(s -> s.status() == StepStatus.FAILED).findFirst().orElseThrow().name().name();
            jdbc.run("delete from by_hand.t");
            workspace.studio().rm().execute("update oms_step set step_status='FAILED', step_info='{}' where project_id='" + id + "' and step_name='" + failed + "'", 1, workspace.token());
            await().atMost(Duration.ofSeconds(60)).until(() -> workspace.status(id) == ProjectStatus.FINISHED);
            assertThat(workspace.unequal(id)).isEmpty();
            assertEqual("by_hand", "by_hand");
        }
    }

    @Test
    void failedObjectsAreModifiedOrSkipped() throws Exception {
        database("broken", "create table t (id int primary key, v int)", "insert into t values (1, 1), (2, 2)", "create function f(x int) returns int deterministic return x + 1", "create view changed as select f(id) as g from t",
                "create view left_out as select f(v) as g from t", "create view sound as select id from t");
        String id = workspace.create(source, target, Workspace.rules("broken.*"), Map.of());
        assertThat(workspace.run(id)).isEqualTo(ProjectStatus.FAILED);
        assertThat(workspace.problem(id).code()).isEqualTo("GHANA-MIGRAT000201");
        List<StructObject> failed = workspace.projects().objects(id).stream().filter(o -> o.state() == StructObject.State.FAILED).toList();
        assertThat(failed).extracting(o -> o.target().name()).containsExactlyInAnyOrder("changed", "left_out");
        assertThat(failed).allSatisfy(o -> assertThat(o.problem()).hasValueSatisfying(p -> assertThat(p.remedy()).isNotBlank()));
        workspace.projects().editObject(id, idOf(failed, "changed"), "create view `broken`.`changed` as select `id` + 1 as `g` from `broken`.`t`");
        workspace.projects().skipObjects(id, List.of(idOf(failed, "left_out")));
        workspace.projects().retryObjects(id, List.of(idOf(failed, "changed")));
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            if (workspace.status(id) == ProjectStatus.FAILED) {
                workspace.projects().resume(id);
            }
            return workspace.status(id) == ProjectStatus.FINISHED;
        });
        try (Jdbc jdbc = Jdbc.open(target)) {
            assertThat(jdbc.texts("select g from broken.changed order by 1")).containsExactly("2", "3");
            assertThat(jdbc.texts("select table_name from information_schema.views where table_schema = 'broken' order by 1")).containsExactly("changed", "sound");
        }
        assertThat(workspace.projects().objects(id)).filteredOn(o -> o.target().name().equals("left_out")).singleElement().satisfies(o -> assertThat(o.state()).isEqualTo(StructObject.State.SKIPPED));
    }

    @Test
    void wildcardsRenameAndLeaveOut() throws Exception {
        database("wild", "create table order_1 (id int primary key)", "insert into order_1 values (1)", "create table order_2 (id int primary key)", "insert into order_2 values (2)", "create table order_old (id int primary key)",
                "create table customer (id int primary key, v varchar(9))", "insert into customer values (1, 'a')");
        ObjectSelection rules = new ObjectSelection.Wildcard(List.of("wild.order_*=tame.", "wild.customer=tame.client"), List.of("wild.*_old"));
        String id = workspace.create(source, target, rules, Map.of());
        assertThat(workspace.run(id)).as(() -> described(id)).isEqualTo(ProjectStatus.FINISHED);
        assertThat(workspace.unequal(id)).isEmpty();
        try (Jdbc jdbc = Jdbc.open(target)) {
            assertThat(jdbc.texts("show tables from tame")).containsExactlyInAnyOrder("order_1", "order_2", "client");
            assertThat(jdbc.rows("select * from tame.client")).containsExactly(List.of("1", "a"));
        }
    }

    @Test
    void filterColumnsAndNewNames() throws Exception {
        database("picked", "create table person (id int primary key, name varchar(40), secret varchar(40), country char(2), key (country))",
                "insert into person select seq, concat('name ', seq), 'hidden', if(seq % 3 = 0, 'CN', 'DE') from seq_1_to_3000", "create index secret on person (secret)");
        TableMapping mapping = new TableMapping(new ObjectName("picked", "person"), new ObjectName("kept", "people"), Optional.of("`country` = 'CN' and id <= 1500"),
                List.of(new TableMapping.ColumnMapping("id", "person_id"), new TableMapping.ColumnMapping("name", "full name"), new TableMapping.ColumnMapping("country", "country")));
        String id = workspace.create(source, target, new ObjectSelection.Specific(List.of(mapping), List.of()), Map.of("source.sliceBatchSize", "100"));
        assertThat(workspace.run(id)).as(() -> described(id)).isEqualTo(ProjectStatus.FINISHED);
        assertThat(workspace.unequal(id)).isEmpty();
        try (Jdbc here = Jdbc.open(source); Jdbc there = Jdbc.open(target)) {
            assertThat(there.rows("select `person_id`, `full name`, `country` from kept.people order by 1")).hasSize(500)
                    .isEqualTo(here.rows("select id, name, country from picked.person where country = 'CN' and id <= 1500 order by 1"));
            assertThat(there.texts("select column_name from information_schema.columns where table_schema = 'kept' order by ordinal_position")).containsExactly("person_id", "full name", "country");
        }
    }

    private static long idOf(List<StructObject> objects, String name) {
        return objects.stream().filter(o -> o.target().name().equals(name)).findFirst().orElseThrow().id();
    }

    private static void database(String name, String... statements) throws Exception {
        try (Jdbc jdbc = Jdbc.open(source)) {
            jdbc.run("create database " + name + " character set utf8mb4");
            jdbc.run("use " + name);
            jdbc.runAll(List.of(statements));
        }
    }

    private static void assertEqual(String from, String to) throws Exception {
        try (Jdbc here = Jdbc.open(source); Jdbc there = Jdbc.open(target)) {
            assertThat(PlainCompare.differences(here, from, there, to)).isEmpty();
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
