package org.godwit.tests.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.godwit.cli.Main;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateCommandIT {
    @TempDir
    Path workspace;

    private Twin source;
    private Twin target;
    private String output = "";
    private String errors = "";

    @BeforeEach
    void start() throws Exception {
        CancelToken cancel = CancelToken.create();
        Twins twins = Twins.open(cancel);
        source = twins.start(TwinRequest.named("source", 1), cancel);
        target = twins.start(TwinRequest.named("target", 2), cancel);
        try (Sql sql = new Sql(source)) {
            sql.run("CREATE DATABASE a");
            sql.run("CREATE TABLE a.t (id int PRIMARY KEY, v varchar(20), KEY (v))");
            sql.run("INSERT INTO a.t VALUES (1,'one'),(2,'two'),(3,NULL)");
            sql.run("CREATE TABLE a.left_out (id int PRIMARY KEY)");
        }
    }

    @AfterEach
    void stop() throws Exception {
        try (Twin first = source; Twin second = target) {
            assertThat(errors).doesNotContain(first.dataSource().password().reveal(), second.dataSource().password().reveal());
            assertThat(output).doesNotContain(first.dataSource().password().reveal());
        }
    }

    @Test
    void movesVerifiesAndFindsADifferenceLater() throws Exception {
        assertThat(migrate("--name", "first", "--tables", "*", "--exclude", "left*")).isZero();
        try (Sql sql = new Sql(target)) {
            assertThat(sql.column("SELECT concat(id, ifnull(v, '-')) FROM b.t ORDER BY id")).containsExactly("1one", "2two", "3-");
            assertThat(sql.column("SHOW TABLES FROM b")).contains("t").doesNotContain("left_out");
            sql.run("UPDATE b.t SET v = 'TWO' WHERE id = 2");
        }
        assertThat(migrate("--name", "second", "--types", "verify", "--tables", "t", "--json")).isEqualTo(1);
        JsonNode report = new ObjectMapper().readTree(output);
        assertThat(report.path("verdict").asText()).isEqualTo("DIFFERENT");
        assertThat(report.path("differences").path(0).path("key").asText()).isEqualTo("id=2");
        assertThat(run("verify-result", "second")).isEqualTo(1);
        assertThat(output).contains("INCONSISTENT");
        assertThat(run("steps", "first")).isZero();
        assertThat(output).contains("FULL_TRANSFER", "FINISHED");
        assertThat(run("project", "release", "second")).isZero();
    }

    @Test
    void anExistingTableStopsWithAllReasonsAndIgnoreGoesOn() throws Exception {
        assertThat(migrate("--name", "first", "--types", "schema,full")).isZero();
        assertThat(migrate("--name", "again")).isEqualTo(3);
        assertThat(errors).contains("RDB_TABLE_EXIST", "what to do", "godwit project resume");
        assertThat(migrate("--name", "onto", "--types", "full,verify", "--on-existing", "ignore")).isZero();
    }

    @Test
    void wrongPasswordAndUnknownHostAreToldWithCodeAndRemedy() {
        String good = url(target, "b");
        assertThat(run("migrate", "--from", "mysql://root:wrong@127.0.0.1:" + source.port() + "/a", "--to", good)).isEqualTo(3);
        assertThat(errors).contains("GHANA-OPERAT000101", "what to do").doesNotContain("wrong@");
        assertThat(run("migrate", "--from", "mysql://root:wrong@no-such-host.invalid/a", "--to", good)).isEqualTo(3);
        assertThat(errors).contains("what to do");
    }

    @Test
    void untilPrecheckOnlyLooks() throws Exception {
        assertThat(migrate("--until", "precheck")).isZero();
        assertThat(output).contains("RDB_CONNECT");
        try (Sql sql = new Sql(target)) {
            assertThat(sql.column("SHOW DATABASES")).doesNotContain("b");
        }
    }

    @Test
    void untilSchemaEndsWithTheTablesAndNoRows() throws Exception {
        assertThat(migrate("--name", "first", "--until", "schema")).isZero();
        try (Sql sql = new Sql(target)) {
            assertThat(sql.column("SELECT COUNT(*) FROM b.t")).containsExactly("0");
        }
        assertThat(run("project", "status", "first")).isZero();
        assertThat(output).contains("FINISHED");
    }

    private int migrate(String... more) {
        List<String> all = new ArrayList<>(List.of("migrate", "--from", url(source, "a"), "--to", url(target, "b")));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    private static String url(Twin twin, String database) {
        return "mariadb://root:" + twin.dataSource().password().reveal() + "@127.0.0.1:" + twin.port() + "/" + database + "?tls=disabled";
    }

    private int run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--workspace");
        all.add(workspace.toString());
        int status = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
        output = out.toString();
        errors = err.toString();
        return status;
    }
}
