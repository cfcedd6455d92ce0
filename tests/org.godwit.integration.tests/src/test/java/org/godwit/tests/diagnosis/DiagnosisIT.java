package org.godwit.tests.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TransferType;
import org.godwit.core.spi.Component;
import org.godwit.supervisor.diagnosis.Bottleneck;
import org.godwit.supervisor.diagnosis.Cause;
import org.godwit.supervisor.diagnosis.CauseCode;
import org.godwit.supervisor.diagnosis.Failure;
import org.godwit.supervisor.diagnosis.Remedy;
import org.godwit.supervisor.diagnosis.StepStory;
import org.godwit.supervisor.diagnosis.TimelineEvent;
import org.godwit.supervisor.service.ComponentService.LiveView;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Servers;
import org.godwit.tests.support.SmallDisk;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Projects are broken on purpose, one way each; the diagnosis must name the true cause first, with evidence from the servers, and what it offers must mend it. */
@Tag("slow")
class DiagnosisIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> PLAIN = Map.of();

    private static Servers servers;
    private static DataSource source;
    private static DataSource target;
    private static Workspace workspace;
    private static Jdbc here;
    private static Jdbc there;

    @BeforeAll
    static void start() throws Exception {
        servers = Servers.open();
        source = servers.source("diag-source");
        target = servers.source("diag-target", "--innodb-lock-wait-timeout=1");
        workspace = Workspace.open(servers.folder("workspace"), Duration.ofMillis(100));
        here = Jdbc.open(source);
        there = Jdbc.open(target);
    }

    @AfterAll
    static void stop() throws Exception {
        here.close();
        there.close();
        workspace.close();
        servers.close();
    }

    private static BrokenProject paused(String name) throws Exception {
        return BrokenProject.paused(workspace, source, target, name, PLAIN);
    }

    @Test
    void missingPrivilegeAtTheSource() throws Exception {
        BrokenProject project = paused("privsource");
        here.run("revoke select on privsource.* from 'privsource'@'%'");
        here.run("grant insert on privsource.* to 'privsource'@'%'");
        Cause cause = project.isDiagnosed(CauseCode.PRIVILEGE_MISSING);
        assertThat(cause.title()).contains("source", "SELECT");
        assertThat(grant(cause)).contains("GRANT SELECT ON `privsource`.*");
        here.run(grant(cause));
        project.mends();
    }

    @Test
    void missingPrivilegeAtTheTarget() throws Exception {
        BrokenProject project = paused("privtarget");
        there.run("revoke insert on privtarget.* from 'privtarget'@'%'");
        Cause cause = project.isDiagnosed(CauseCode.PRIVILEGE_MISSING);
        assertThat(cause.title()).contains("target", "INSERT");
        there.run(grant(cause));
        StepStory story = workspace.studio().diagnosis().story(project.id, StepName.FULL_TRANSFER);
        assertThat(story.failures()).first().satisfies(f -> {
            assertThat(f.vendorCode()).isEqualTo(1142);
            assertThat(f.statement()).hasValueSatisfying(s -> assertThat(s).contains("`privtarget`.`t`").doesNotContain("vvvv"));
        });
        assertThat(story.timeline()).extracting(TimelineEvent::kind).contains(TimelineEvent.Kind.STATE, TimelineEvent.Kind.TASK, TimelineEvent.Kind.FAILURE, TimelineEvent.Kind.ANSWER);
        project.apply(StepName.FULL_TRANSFER, cause, Remedy.Retry.class);
        project.await(StepName.FULL_TRANSFER, s -> s == StepStatus.FINISHED);
        assertThat(workspace.step(project.id, StepName.FULL_TRANSFER).status()).as(project::describe).isEqualTo(StepStatus.FINISHED);
    }

    private static String grant(Cause cause) {
        return cause.remedies().stream().filter(Remedy.RunSql.class::isInstance).map(r -> ((Remedy.RunSql) r).sql()).findFirst().orElseThrow();
    }

    @Test
    void lockHeldByAnotherSession() throws Exception {
        BrokenProject project = paused("locked");
        try (Jdbc other = Jdbc.open(target)) {
            other.run("begin");
            other.run("select * from locked.t where id > 0 for update");
            Cause cause = project.isDiagnosed(CauseCode.LOCK_WAIT);
            assertThat(cause.title()).contains("root@");
            Remedy.RunSql kill = (Remedy.RunSql) cause.remedies().getFirst();
            assertThat(kill.sql()).isEqualTo("KILL " + other.text("select connection_id()"));
            there.run(kill.sql());
            project.mends();
        } catch (java.sql.SQLException e) {
            assertThat(String.valueOf(e.getMessage())).as("closing what was ended").containsAnyOf("closed", "link failure", "killed");
        }
    }

    /** The disk of the server's temporary files: MariaDB would end itself if a rollback found no space beside its tables. */
    @Test
    void fullDisk() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(servers.folder("disk"), 2)) {
            DataSource small = servers.source("diag-small", "--tmpdir=" + disk.folder(), "--binlog-cache-size=32768", "--log-bin=binlog");
            here.runAll(List.of("create database diskfull", "use diskfull", "create table diskfull.t (id int primary key, v longtext)", "insert into diskfull.t select seq, repeat(md5(seq), 20000) from seq_1_to_60"));
            try (Jdbc full = Jdbc.open(small)) {
                full.runAll(List.of("create database diskfull", "create table diskfull.t (id int primary key, v longtext)"));
            }
            String id = workspace.create(BrokenProject.account(source, "diskfull"), BrokenProject.account(small, "diskfull"), Set.of(TransferType.FULL), Workspace.rules("diskfull.*"),
                    Map.of("sink.maxRetryTimes", "0"));
            assertThat(workspace.runPastPrecheck(id)).as(() -> described(id)).isEqualTo(ProjectStatus.FAILED);
            Cause first = first(id, StepName.FULL_TRANSFER);
            assertThat(first.code()).as(() -> described(id)).isEqualTo(CauseCode.DISK_FULL);
            assertThat(first.certainty()).as(first::toString).isEqualTo(Cause.Certainty.CERTAIN);
            assertThat(first.title()).contains("target", "MB free");
        }
    }

    @Test
    void keyThatOnlyTheTargetHas() throws Exception {
        BrokenProject project = paused("dupkey");
        there.run("truncate table dupkey.t");
        there.run("alter table dupkey.t add unique key only_here (w)");
        Cause cause = project.isDiagnosed(CauseCode.DUPLICATE_KEY);
        assertThat(cause.title()).contains("only_here");
        project.apply(StepName.FULL_TRANSFER, cause, Remedy.RunSql.class);
        project.mends();
    }

    @Test
    void columnDroppedAtTheTarget() throws Exception {
        BrokenProject project = paused("drift");
        there.run("alter table drift.t drop column w");
        Cause cause = project.isDiagnosed(CauseCode.SCHEMA_DRIFT);
        assertThat(cause.title()).contains("drift.t", "column w");
        project.apply(StepName.FULL_TRANSFER, cause, Remedy.RunSql.class);
        project.mends();
    }

    @Test
    void targetThatWentAway() throws Exception {
        try (Forwarder forwarder = Forwarder.to(target.port())) {
            DataSource way = new DataSource("", target.name(), target.type(), target.host(), forwarder.port(), target.user(), target.password(), "", target.tls(), "", target.attributes());
            BrokenProject project = BrokenProject.paused(workspace, source, way, "gone", PLAIN);
            forwarder.close();
            Cause cause = project.isDiagnosed(CauseCode.NETWORK);
            assertThat(cause.title()).contains("target", "cannot be reached");
        }
    }

    @Test
    void passwordChangedUnderWay() throws Exception {
        BrokenProject project = paused("password");
        there.run("alter user 'password'@'%' identified by 'another'");
        Cause cause = project.isDiagnosed(CauseCode.ACCESS_DENIED);
        assertThat(cause.remedies()).first().isInstanceOf(Remedy.EditDataSource.class);
        there.run("alter user 'password'@'%' identified by '" + BrokenProject.PASSWORD + "'");
        project.mends();
    }

    @Test
    void targetMadeReadOnly() throws Exception {
        BrokenProject project = paused("readonly");
        there.run("set global read_only = on");
        try {
            Cause cause = project.isDiagnosed(CauseCode.READ_ONLY);
            assertThat(grant(cause)).isEqualTo("SET GLOBAL read_only = OFF");
            there.run(grant(cause));
            project.mends();
        } finally {
            there.run("set global read_only = off");
        }
    }

    @Test
    void columnTooNarrow() throws Exception {
        BrokenProject project = paused("narrow");
        there.run("truncate table narrow.t");
        there.run("alter table narrow.t modify v varchar(3)");
        Cause cause = project.isDiagnosed(CauseCode.VALUE_UNFIT);
        assertThat(cause.title()).contains("varchar(3)", "varchar(100)");
        project.apply(StepName.FULL_TRANSFER, cause, Remedy.RunSql.class);
        project.mends();
    }

    @Test
    void checkThatOnlyTheTargetHas() throws Exception {
        BrokenProject project = paused("checked");
        there.run("truncate table checked.t");
        there.run("alter table checked.t add constraint small check (w < 5)");
        Cause cause = project.isDiagnosed(CauseCode.CONSTRAINT);
        assertThat(cause.title()).contains("checked.t", "small");
        project.apply(StepName.FULL_TRANSFER, cause, Remedy.RunSql.class);
        project.mends();
    }

    @Test
    void packetTooSmall() throws Exception {
        BrokenProject project = BrokenProject.paused(workspace, source, target, "packet", Map.of("sink.method", "INSERT"));
        here.run("update packet.t set v = 'large' where id = 30");
        here.run("alter table packet.t modify v longtext");
        there.run("alter table packet.t modify v longtext");
        here.run("update packet.t set v = repeat('x', 3 * 1048576) where id > 0");
        String before = there.text("select @@global.max_allowed_packet");
        there.run("set global max_allowed_packet = 1048576");
        try {
            Cause cause = project.isDiagnosed(CauseCode.PACKET_TOO_SMALL);
            assertThat(cause.title()).contains("1048576");
        } finally {
            there.run("set global max_allowed_packet = " + before);
        }
    }

    @Test
    void aSlowCopyNamesTheStageThatHoldsItUpAndWhatWouldMoveIt() throws Exception {
        // one batch waits for longer than is looked back, so that the wait must count while it goes on
        BrokenProject project = BrokenProject.running(workspace, source, target, "slow", Map.of("throttleRps", "1", "source.sliceBatchSize", "100"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(workspace.studio().diagnosis().story(project.id, StepName.FULL_TRANSFER).bottleneck())
                .hasValueSatisfying(b -> assertThat(b.dominant()).as(b::toString).isEqualTo(Bottleneck.Stage.LIMIT)));
        Bottleneck bottleneck = workspace.studio().diagnosis().story(project.id, StepName.FULL_TRANSFER).bottleneck().orElseThrow();
        assertThat(bottleneck.levers()).first().satisfies(l -> {
            assertThat(l.parameter()).isEqualTo("throttleRps");
            assertThat(l.present()).isEqualTo("1");
        });
        workspace.projects().pause(project.id);
    }

    @Test
    void statementThatWaitsAndLogThatWasPurged() throws Exception {
        here.runAll(List.of("create database follow", "create database elsewhere", "create table elsewhere.m (a int primary key)", "create table follow.t (id int primary key, v int)",
                "insert into follow.t values (1, 1)"));
        String id = workspace.create(source, target, Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.INCREMENTAL), Workspace.rules("follow.*"), PLAIN);
        workspace.projects().start(id);
        step(id, StepStatus.MONITORING);
        here.run("create table follow.copied like elsewhere.m");
        step(id, StepStatus.FAILED);
        Cause ddl = first(id, StepName.INCR_TRANSFER);
        assertThat(ddl.code()).as(() -> described(id)).isEqualTo(CauseCode.UNSUPPORTED_DDL);
        assertThat(ddl.title()).contains("create table follow.copied like elsewhere.m");
        apply(id, ddl, Remedy.SkipDdl.class);
        step(id, StepStatus.MONITORING);
        purge(id);
        Cause purged = first(id, StepName.INCR_TRANSFER);
        assertThat(purged.code()).as(() -> described(id)).isEqualTo(CauseCode.LOG_PURGED);
        assertThat(purged.certainty()).as(purged::toString).isEqualTo(Cause.Certainty.CERTAIN);
        apply(id, purged, Remedy.ResetPosition.class);
        workspace.projects().retryStep(id, StepName.INCR_TRANSFER);
        step(id, StepStatus.MONITORING);
        here.run("insert into follow.t values (2, 2)");
        await().atMost(PATIENCE).until(() -> there.number("select count(*) from follow.t") == 2);
    }

    private static void purge(String id) throws Exception {
        String store = workspace.studio().components().live().stream().filter(l -> l.projectId().equals(id) && l.kind() == Component.Kind.STORE).map(LiveView::name).findFirst().orElseThrow();
        workspace.studio().components().pause(store);
        await().atMost(PATIENCE).until(() -> workspace.studio().components().live().stream().filter(l -> l.name().equals(store)).allMatch(l -> l.state().name().equals("STOPPED")));
        here.runAll(List.of("insert into elsewhere.m values (7)", "insert into follow.t values (9, 9)", "delete from follow.t where id = 9", "flush binary logs", "flush binary logs"));
        await().atMost(PATIENCE).until(() -> {
            here.run("purge binary logs before now() + interval 1 day");
            return here.rows("show binary logs").size() <= 1;
        });
        workspace.studio().components().start(store);
        step(id, StepStatus.FAILED);
    }

    private static void step(String id, StepStatus wanted) throws Exception {
        await().atMost(PATIENCE).until(() -> workspace.step(id, StepName.INCR_TRANSFER).status() == wanted || workspace.status(id) == ProjectStatus.FAILED);
        assertThat(workspace.step(id, StepName.INCR_TRANSFER).status()).as(() -> described(id)).isEqualTo(wanted);
    }

    private static Cause first(String id, StepName step) throws Exception {
        var diagnosis = workspace.studio().diagnosis().diagnose(id, step, (code, done, total) -> {}, workspace.token());
        assertThat(diagnosis.causes()).as(() -> described(id) + diagnosis).isNotEmpty();
        return diagnosis.causes().getFirst();
    }

    private static void apply(String id, Cause cause, Class<? extends Remedy> kind) throws Exception {
        Remedy remedy = cause.remedies().stream().filter(kind::isInstance).findFirst().orElseThrow(() -> new AssertionError(kind + " is not offered: " + cause));
        workspace.studio().diagnosis().apply(id, StepName.INCR_TRANSFER, remedy, "", workspace.token());
    }

    private static String described(String id) {
        try {
            return workspace.describe(id) + workspace.studio().diagnosis().story(id, StepName.INCR_TRANSFER).failures().stream().map(Failure::toString).toList();
        } catch (org.godwit.core.error.GodwitException e) {
            return e.toString();
        }
    }
}
