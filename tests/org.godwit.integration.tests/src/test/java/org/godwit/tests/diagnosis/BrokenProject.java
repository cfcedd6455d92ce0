package org.godwit.tests.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.Secret;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.diagnosis.Cause;
import org.godwit.supervisor.diagnosis.CauseCode;
import org.godwit.supervisor.diagnosis.Diagnosis;
import org.godwit.supervisor.diagnosis.Evidence;
import org.godwit.supervisor.diagnosis.Remedy;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Workspace;

/** A project whose copy is paused in the middle, so that something can be broken before it goes on. Used by one thread. */
final class BrokenProject {
    static final String PASSWORD = "Mover-1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROWS = 30;

    final Workspace workspace;
    final String id;
    final String database;

    private BrokenProject(Workspace workspace, String id, String database) {
        this.workspace = workspace;
        this.id = id;
        this.database = database;
    }

    /** The account of one case: what projects need and no more, so that privileges and read_only mean something. */
    static DataSource account(DataSource server, String name) throws Exception {
        try (Jdbc root = Jdbc.open(server)) {
            root.run("create user '" + name + "'@'%' identified by '" + PASSWORD + "'");
            root.run("grant select, insert, update, delete, create, alter, index, references, drop, create view, show view, trigger on `" + name + "`.* to '" + name + "'@'%'");
            root.run("grant process, replication slave, replication client on *.* to '" + name + "'@'%'");
        }
        return new DataSource("", server.name(), server.type(), server.host(), server.port(), name, new Secret(PASSWORD), "", server.tls(), "", server.attributes());
    }

    /** As {@link #running}, and pauses it when rows are there. */
    static BrokenProject paused(Workspace workspace, DataSource source, DataSource target, String name, Map<String, String> parameters) throws Exception {
        BrokenProject project = running(workspace, source, target, name, parameters);
        project.pause();
        return project;
    }

    void pause() throws GodwitException {
        org.awaitility.Awaitility.await().atMost(PATIENCE).until(() -> workspace.status(id) == ProjectStatus.FAILED || workspace.projects().tables(id).stream().anyMatch(t -> t.rows() > 0));
        workspace.projects().pause(id);
        org.awaitility.Awaitility.await().atMost(PATIENCE).until(() -> workspace.studio().components().list().stream().filter(c -> c.projectId().equals(id)).noneMatch(c -> c.state().name().equals("RUNNING")));
        assertThat(workspace.status(id)).as(this::describe).isEqualTo(ProjectStatus.SUSPEND);
    }

    /** Makes table {@code t} with some rows in a database of the case's name and starts the copy, which takes some seconds. */
    static BrokenProject running(Workspace workspace, DataSource source, DataSource target, String name, Map<String, String> parameters) throws Exception {
        try (Jdbc jdbc = Jdbc.open(source)) {
            jdbc.runAll(List.of("create database " + name, "use " + name, "create table t (id int primary key, v varchar(100), w int)",
                    "insert into t select seq, repeat('v', 50), seq mod 7 from seq_1_to_" + ROWS));
        }
        DataSource from = account(source, name);
        DataSource to = account(target, name);
        java.util.HashMap<String, String> slow = new java.util.HashMap<>(Map.of("throttleRps", "15", "source.sliceBatchSize", "5", "source.workerNum", "1", "sink.workerNum", "1", "sink.maxRetryTimes", "0"));
        slow.putAll(parameters);
        String id = workspace.create(from, to, Set.of(TransferType.SCHEMA, TransferType.FULL), Workspace.rules(name + ".*"), slow);
        workspace.projects().start(id);
        BrokenProject project = new BrokenProject(workspace, id, name);
        project.await(StepName.FULL_TRANSFER, s -> s == StepStatus.RUNNING);
        return project;
    }

    void await(StepName step, java.util.function.Predicate<StepStatus> wanted) {
        org.awaitility.Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> workspace.status(id) == ProjectStatus.FAILED || wanted.test(workspace.step(id, step).status()));
    }

    /** Lets it go on and expects that it fails. */
    void fails() throws GodwitException {
        workspace.projects().resume(id);
        assertThat(workspace.rest(id)).as(this::describe).isEqualTo(ProjectStatus.FAILED);
    }

    Diagnosis diagnose(StepName step) throws GodwitException {
        return workspace.studio().diagnosis().diagnose(id, step, (code, done, total) -> {}, CancelToken.create());
    }

    /** The copy fails and the cause that is named first is this one, with evidence for it beside the failure itself. */
    Cause isDiagnosed(CauseCode code) throws GodwitException {
        fails();
        return isFirst(StepName.FULL_TRANSFER, code);
    }

    Cause isFirst(StepName step, CauseCode code) throws GodwitException {
        Diagnosis diagnosis = diagnose(step);
        assertThat(diagnosis.causes()).as(() -> describe() + diagnosis).isNotEmpty();
        Cause first = diagnosis.causes().getFirst();
        assertThat(first.code()).as(() -> describe() + diagnosis).isEqualTo(code);
        assertThat(first.certainty()).as(() -> describe() + diagnosis).isEqualTo(Cause.Certainty.CERTAIN);
        assertThat(first.evidence().stream().filter(e -> e.verdict() == Evidence.Verdict.SUPPORTS).count()).as(() -> first.toString()).isGreaterThan(1);
        return first;
    }

    /** Applies the remedy of a kind. */
    void apply(StepName step, Cause cause, Class<? extends Remedy> kind) throws GodwitException {
        Remedy remedy = cause.remedies().stream().filter(kind::isInstance).findFirst().orElseThrow(() -> new AssertionError(kind + " is not offered: " + cause));
        assertThat(remedy.consequences()).isNotBlank();
        workspace.studio().diagnosis().apply(id, step, remedy, "", CancelToken.create());
    }

    /** After the cause was mended the step runs through. */
    void mends() throws GodwitException {
        workspace.projects().retryStep(id, StepName.FULL_TRANSFER);
        org.awaitility.Awaitility.await().atMost(PATIENCE).until(() -> workspace.step(id, StepName.FULL_TRANSFER).status() == StepStatus.FINISHED || workspace.status(id) == ProjectStatus.FAILED);
        assertThat(workspace.step(id, StepName.FULL_TRANSFER).status()).as(this::describe).isEqualTo(StepStatus.FINISHED);
    }

    String describe() {
        try {
            return workspace.describe(id);
        } catch (GodwitException e) {
            return e.toString();
        }
    }
}
