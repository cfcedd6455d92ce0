package org.godwit.tests.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.godwit.cli.Main;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.core.model.TransferType;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A live project driven by commands alone: components, tasks, steps and switchover, with what they refuse. */
@Tag("slow")
class ComponentCommandsIT {
    private LivePair pair;
    private String workspace;

    /** What a command answered. */
    private record Answer(int status, JsonNode json, String told) {
        List<String> values(String list, String field) {
            return StreamSupport.stream(json.path(list).spliterator(), false).map(n -> n.path(field).asText()).toList();
        }
    }

    @Test
    void drivesALiveProject() throws Exception {
        try (LivePair opened = LivePair.open()) {
            pair = opened;
            workspace = pair.servers.folder("workspace").toString();
            pair.here.runAll(List.of("create database commands", "use commands", "create table t (id int primary key, n int)", "insert into t select seq, 0 from seq_1_to_100"));
            Set<TransferType> all = Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.INCREMENTAL, TransferType.VERIFICATION, TransferType.REVERSE);
            String id = pair.follow(all, Workspace.rules("commands.*"), Map.of());
            pair.awaitStep(id, StepName.FULL_VERIFIER, StepStatus.FINISHED);
            assertThat(done("components", id).values("live", "name")).hasSize(2);
            refusesWhatMakesNoSense(id);
            pausesChangesAndStarts(id);
            addsMovesAndRemovesStores(id);
            repeatsWhatFailed(id);
            decidesAboutStatements(id);
            switchesOver(id);
            pair.end(id);
        }
    }

    private void refusesWhatMakesNoSense(String id) throws Exception {
        refused("GODWIT-CLI-0013", "components", id, "--pause", "no-such");
        refused("GODWIT-CLI-0020", "components", id, "--pause", id);
        refused("GODWIT-CLI-0021", "components", id, "--update", "incr_trans");
        refused("GODWIT-CLI-0021", "components", id, "--reset-to", "2026-01-31T12:00:00Z");
        refused("GODWIT-CLI-0021", "components", id, "--to-store", "x");
        refused("GODWIT-CLI-0021", "components", id, "--reverse");
        refused("GODWIT-CLI-0014", "components", id, "--start", "incr_trans", "--reset-to", "yesterday");
        refused("GODWIT-CORE-0005", "components", id, "--update", "incr_trans", "--param", "no.such=1");
        refused("GODWIT-CORE", "components", id, "--update", "incr_trans", "--param", "sink.workerNum=many");
        refused("GODWIT-COMP", "components", id, "--delete", "incr_trans");
        refused("GODWIT-PROJ-0003", "components", id, "--delete", "incr_trans", "--yes");
        refused("GODWIT-PROJ-0003", "components", id, "--rerun", "incr_trans", "--yes");
        refused("GODWIT-PROJ-0003", "components", id, "--migrate", "incr_trans");
        refused("GODWIT", "components", id, "--retry", "999999");
        refused("GODWIT", "components", id, "--skip-part", "999999");
        refused("GODWIT", "components", id, "--create-store", "2001-01-01T00:00:00Z", "--reverse");
        refused("GODWIT", "tasks", id, "--retry", "999999");
        refused("GODWIT-PROJ-0001", "tasks", "np_nobody");
        refused("GODWIT-CLI-0011", "project", "switchover", id, "--confirm", "CREATE_REVERSE_SYNC");
        refused("GODWIT", "project", "switchover", id, "--back");
        assertThat(run("tasks", id, "--retry", "seven").status()).isEqualTo(2);
        String finished = done("tasks", id).values("tasks", "id").getFirst();
        refused("GODWIT-PROJ-0003", "tasks", id, "--retry", finished);
        refused("GODWIT", "tasks", id, "--skip", finished);
    }

    private void pausesChangesAndStarts(String id) throws Exception {
        done("components", id, "--pause", "incr_trans");
        awaitLive(id, "incr_trans", "STOPPED");
        pair.here.run("update commands.t set n = 1 where id = 1");
        done("components", id, "--update", "incr_trans", "--param", "sink.workerNum=3", "--param", "throttleRps=5000");
        awaitTasks(id);
        assertThat(parameter(id, "sink.workerNum")).isEqualTo("3 changed");
        assertThat(pair.there.number("select n from commands.t where id = 1")).isZero();
        // one after the other, although both are asked for at once
        done("components", id, "--start", "incr_trans");
        done("components", id, "--pause", "incr_trans");
        done("components", id, "--start", "incr_trans");
        awaitTasks(id);
        awaitLive(id, "incr_trans", "RUNNING");
        pair.awaitEqual(id, "select * from commands.t order by id");
        done("components", id, "--update", "incr_trans", "--param", "sink.workerNum=");
        awaitTasks(id);
        assertThat(parameter(id, "sink.workerNum")).endsWith("default");
        awaitLive(id, "incr_trans", "RUNNING");
        done("components", id, "--start", "incr_trans", "--reset-to", Long.toString(Instant.now().getEpochSecond()));
        awaitTasks(id);
        pair.here.run("update commands.t set n = 2 where id = 1");
        pair.awaitEqual(id, "select * from commands.t order by id");
    }

    private void addsMovesAndRemovesStores(String id) throws Exception {
        done("components", id, "--create-store", Long.toString(Instant.now().getEpochSecond()));
        await().atMost(LivePair.PATIENCE).until(() -> done("components", id).values("live", "state").equals(List.of("RUNNING", "RUNNING", "RUNNING")));
        done("components", id, "--pause", "incr_trans");
        awaitTasks(id);
        done("components", id, "--migrate", "incr_trans", "--to-store", "0000000002");
        awaitTasks(id);
        pair.here.run("update commands.t set n = 3 where id = 2");
        pair.awaitEqual(id, "select * from commands.t order by id");
        refused("GODWIT-PROJ-0003", "components", id, "--delete", "0000000002", "--yes");
        done("components", id, "--pause", "0000000002");
        awaitLive(id, "0000000002", "STOPPED");
        done("components", id, "--delete", "0000000002", "--yes");
        awaitTasks(id);
        assertThat(done("components", id).values("live", "name")).noneMatch(n -> n.endsWith("0000000002"));
        awaitLive(id, "incr_trans", "RUNNING");
        pair.here.run("update commands.t set n = 4 where id = 2");
        pair.awaitEqual(id, "select * from commands.t order by id");
        done("components", id, "--pause", "incr_trans");
        awaitTasks(id);
        done("components", id, "--rerun", "incr_trans", "--yes");
        awaitTasks(id);
        pair.awaitEqual(id, "select * from commands.t order by id");
    }

    /** A store that begins before the log does fails at its start; its O&M task is run again, then left. */
    private void repeatsWhatFailed(String id) throws Exception {
        pair.here.run("flush binary logs");
        String last = pair.here.text("show master status");
        await().atMost(LivePair.PATIENCE).until(() -> {
            pair.here.run("purge binary logs to '" + last + "'");
            return pair.here.rows("show binary logs").size() == 1;
        });
        done("components", id, "--create-store", "2001-01-01T00:00:00Z");
        awaitLive(id, "0000000002", "ABNORMAL");
        done("components", id, "--start", "0000000002");
        String task = awaitFailed(id);
        done("components", id, "--retry", task);
        assertThat(awaitFailed(id)).isEqualTo(task);
        List<String> parts = new ArrayList<>();
        done("components", id, "--tickets").json().path("tickets").forEach(t -> t.path("parts").forEach(p -> {
            if (t.path("id").asText().equals(task) && p.path("status").asText().equals("FAILED")) {
                parts.add(p.path("id").asText());
            }
        }));
        assertThat(parts).hasSize(1);
        done("components", id, "--skip-part", parts.getFirst());
        awaitTasks(id);
        refused("GODWIT", "components", id, "--skip", task);
        done("components", id, "--delete", "0000000002", "--yes");
        awaitTasks(id);
    }

    /** The target has each column already, so it refuses the statement that the source's log brings. */
    private void decidesAboutStatements(String id) throws Exception {
        refused("GODWIT-CLI-0012", "project", "ddl", id, "--skip");
        refuse(id, "a");
        decide(id, "--skip");
        refuse(id, "b");
        decide(id, "--run", "ALTER TABLE commands.t MODIFY b BIGINT NULL");
        refuse(id, "c");
        decide(id, "--done");
        refuse(id, "d");
        pair.there.run("alter table commands.t drop column d");
        decide(id, "--again");
        pair.here.run("update commands.t set a = 1, b = 2, c = 3, d = 4 where id = 7");
        pair.awaitEqual(id, "select * from commands.t order by id");
        assertThat(pair.there.text("select column_type from information_schema.columns where table_schema = 'commands' and column_name = 'b'")).startsWith("bigint");
        assertThat(done("project", "ddl", id).told()).contains("left out by choice", "done by hand");
    }

    private void refuse(String id, String column) throws Exception {
        pair.there.run("alter table commands.t add column " + column + " int null");
        pair.here.run("alter table commands.t add column " + column + " int null");
        await().atMost(LivePair.PATIENCE).until(() -> pair.workspace.status(id) == ProjectStatus.FAILED);
    }

    private void decide(String id, String... how) throws Exception {
        List<String> line = new ArrayList<>(List.of("project", "ddl", id));
        line.addAll(List.of(how));
        done(line.toArray(String[]::new));
        pair.awaitStep(id, StepName.INCR_TRANSFER, StepStatus.MONITORING);
        pair.here.run("update commands.t set n = n + 1 where id = 9");
        pair.awaitEqual(id, "select id, n from commands.t order by id");
    }

    private void switchesOver(String id) throws Exception {
        done("project", "switchover", id, "--confirm", "START_SWITCH");
        pair.subStep(id, "CONFIRM_SOURCE_STOP_WRITE", TaskStatus.WAIT_CONFIRM);
        done("project", "switchover", id, "--abort");
        assertThat(done("project", "switchover", id, "--yes").json().path("step").asText()).isEqualTo("FINISHED");
        pair.there.run("update commands.t set n = 5 where id = 3");
        pair.awaitEqual(id, "select * from commands.t order by id");
        assertThat(done("steps", id).told()).contains("REVERSE_INCR_TRANSFER");
    }

    private void awaitLive(String id, String part, String state) {
        await().atMost(LivePair.PATIENCE).until(() -> StreamSupport.stream(done("components", id).json().path("live").spliterator(), false)
                .anyMatch(l -> l.path("name").asText().contains(part) && l.path("state").asText().equals(state)));
    }

    private void awaitTasks(String id) {
        await().atMost(LivePair.PATIENCE).untilAsserted(() -> assertThat(done("components", id, "--tickets").values("tickets", "status")).doesNotContain("READY", "RUNNING", "FAILED"));
    }

    private String awaitFailed(String id) {
        return await().atMost(LivePair.PATIENCE).until(() -> StreamSupport.stream(done("components", id, "--tickets").json().path("tickets").spliterator(), false)
                .filter(t -> t.path("status").asText().equals("FAILED")).map(t -> t.path("id").asText()).findFirst().orElse(""), t -> !t.isEmpty());
    }

    private String parameter(String id, String key) {
        return StreamSupport.stream(done("components", id, "--parameters", "incr_trans").json().path("parameters").spliterator(), false).filter(p -> p.path("key").asText().equals(key))
                .map(p -> p.path("value").asText() + " " + p.path("from").asText()).findFirst().orElseThrow();
    }

    private Answer done(String... line) {
        Answer answer = run(line);
        assertThat(answer.status()).as(() -> String.join(" ", line) + "\n" + answer.told()).isZero();
        return answer;
    }

    private void refused(String code, String... line) {
        Answer answer = run(line);
        assertThat(answer.status()).as(() -> String.join(" ", line) + "\n" + answer.told()).isIn(2, 3);
        assertThat(answer.json().path("error").path("code").asText()).as(() -> String.join(" ", line) + "\n" + answer.told()).startsWith(code);
        assertThat(answer.json().path("error").path("remedy").asText()).isNotBlank();
    }

    private Answer run(String... line) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(line));
        all.addAll(List.of("--json", "--workspace", workspace));
        int status = Main.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
        try {
            return new Answer(status, new ObjectMapper().readTree(out.toString()), out.toString() + err);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(out.toString() + err, e);
        }
    }
}
