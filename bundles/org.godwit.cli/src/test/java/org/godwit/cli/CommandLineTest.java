package org.godwit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @TempDir
    Path workspace;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void tellsItsCommands() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("rehearse", "migrate", "project", "steps", "tasks", "components", "verify-result", "endpoint", "sql", "Exit status: 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fly", "rehearse --no-such", "project", "endpoint", "migrate", "migrate --from mysql://root@h/d", "steps", "sql", "migrate --on-existing maybe --from a --to b"})
    void wrongUseEndsWith2AndOneHint(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(Exit.WRONG_USE);
        assertThat(err.toString()).startsWith("godwit: ").doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"migrate --from nonsense --to mysql://root@h|GODWIT-CORE-0003", "migrate --from mysql://root:x@h/d --to mysql://root:x@h --types schema,fly|GODWIT-CLI-0002",
            "migrate --from mysql://root:x@h/d --to mysql://root:x@h --types reverse|GODWIT-PROJ-0007", "migrate --from mysql://root:x@h/d --to mysql://root:x@h --until never|GODWIT-CLI-0003",
            "migrate --from mysql://root:x@h/d --to mysql://root:x@h --types full --until schema|GODWIT-CLI-0004", "migrate --from mysql://root:x@h --to mysql://root:x@h|GODWIT-CLI-0001",
            "migrate --from mysql://root:x@h/d --to mysql://root:x@h --param novalue|GODWIT-CLI-0005", "rehearse /no/such.sql|GODWIT-DUMP-0001", "project status nobody|GODWIT-PROJ-0001",
            "project create /no/such.json|GODWIT-CORE-0006", "endpoint test nobody|GODWIT-CLI-0008"})
    void failuresHaveCodeAndRemedy(String line, String code) {
        int status = run(line.split(" "));
        assertThat(status).isIn(Exit.WRONG_USE, Exit.FAILED);
        assertThat(err.toString()).contains("godwit: " + code).contains("what to do: ").doesNotContain("\tat ").doesNotContain(":x@");
    }

    @Test
    void jsonIsOneObjectAlsoForFailures() throws Exception {
        assertThat(run("project", "status", "nobody", "--json")).isEqualTo(Exit.WRONG_USE);
        JsonNode node = new ObjectMapper().readTree(out.toString());
        assertThat(node.path("error").path("code").asText()).isEqualTo("GODWIT-PROJ-0001");
        assertThat(node.path("exitStatus").asInt()).isEqualTo(Exit.WRONG_USE);
    }

    @Test
    void looksAtAnEmptyWorkspace() throws Exception {
        assertThat(run("project", "list", "--json")).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).path("projects")).isEmpty();
    }

    @Test
    void asksTheRmDatabase() throws Exception {
        assertThat(run("sql", "select 1 as one, cast(null as int) as none from dual", "--json")).isZero();
        JsonNode node = new ObjectMapper().readTree(out.toString());
        assertThat(node.path("columns")).extracting(JsonNode::asText).containsExactly("one", "none");
        assertThat(node.path("rows").path(0).path(0).asText()).isEqualTo("1");
        assertThat(node.path("rows").path(0).path(1).isNull()).isTrue();
    }

    @Test
    void savesListsAndDeletesEndpointsWithoutShowingPasswords() {
        assertThat(run("endpoint", "add", "prod", "mysql://app:geheim%40x@db.example.org:3307/shop")).isZero();
        assertThat(run("endpoint", "list")).isZero();
        assertThat(run("endpoint", "delete", "prod")).isZero();
        assertThat(out.toString()).contains("app@db.example.org:3307", "deleted prod").doesNotContain("geheim");
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (arguments.length > 0 && !arguments[0].startsWith("-")) {
            all.add("--workspace");
            all.add(workspace.toString());
        }
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
    }

    @Test
    void keepsAlertChannelsAndMutes() throws Exception {
        assertThat(run("alerts", "list", "--json")).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).path("alerts")).isEmpty();
        assertThat(run("alerts", "channel", "add-webhook", "duty", "http://127.0.0.1:1/hook?key=s3cret")).isZero();
        assertThat(run("alerts", "channel", "list")).isZero();
        assertThat(out.toString()).contains("duty", "webhook", "http://127.0.0.1:1/hook").doesNotContain("s3cret");
        assertThat(run("alerts", "test", "duty")).isEqualTo(Exit.FAILED);
        assertThat(err.toString()).contains("GODWIT-ALRT-0002");
        assertThat(run("alerts", "mute", "--rule", "oms_migration_delay", "--for", "2d")).isZero();
        assertThat(run("alerts", "unmute", "--rule", "oms_migration_delay", "--json")).isZero();
        assertThat(out.toString()).contains("\"wasMuted\":true");
        assertThat(run("alerts", "mute", "--for", "soon")).isEqualTo(Exit.WRONG_USE);
        assertThat(err.toString()).contains("GODWIT-CLI-0016");
        assertThat(run("alerts", "mute", "--rule", "oms_nothing")).isEqualTo(Exit.WRONG_USE);
        assertThat(run("alerts", "channel", "delete", "duty")).isZero();
    }
}
