package org.godwit.tests.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.godwit.cli.Main;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.project.ProjectFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command for nightly runs: what is only to be looked at makes it red, when that is wanted; and the project that was rehearsed lies beside the report. */
class RehearseCommandIT {
    @TempDir
    private Path folder;

    @Test
    void aWarningMakesTheRunRedWhenAskedFor() throws Exception {
        Path dump = Files.writeString(folder.resolve("nightly.sql"), "CREATE DATABASE n;\nUSE n;\nCREATE TABLE keyless (v varchar(20)) ENGINE=InnoDB;\nINSERT INTO keyless VALUES ('a'),('b');\n");
        Path out = folder.resolve("report");
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        int status = Main.run(new PrintWriter(output, true), new PrintWriter(errors, true), "rehearse", dump.toString(), "--out", out.toString(), "--fail-on", "warning", "--json");
        JsonNode report = new ObjectMapper().readTree(output.toString());
        assertThat(report.path("verdict").asText()).as(errors.toString()).isEqualTo("EQUAL");
        assertThat(report.path("readiness").asText()).isEqualTo("CONDITIONS");
        assertThat(report.path("exitStatus").asInt()).isZero();
        assertThat(status).isEqualTo(1);
        assertThat(Files.readString(out.resolve("report.junit.xml"))).contains("<testsuite");
        ProjectSpec project = ProjectFile.read(out.resolve("project.godwit.json"));
        assertThat(project.types()).containsExactlyInAnyOrder(TransferType.SCHEMA, TransferType.FULL, TransferType.VERIFICATION);
        assertThat(project.objects()).isInstanceOfSatisfying(ObjectSelection.Specific.class, s -> assertThat(s.tables()).extracting(t -> t.source().toString()).containsExactly("n.keyless"));
    }
}
