package org.godwit.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.godwit.core.error.Category;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final String EVIL = "<script>alert('x')</script>&\"\u0000";

    @TempDir
    Path folder;

    @Test
    void isWrittenAndReadBack() throws Exception {
        Report report = report(Report.Verdict.DIFFERENT, List.of());
        ReportWriter.write(report, folder.resolve("new"));
        assertThat(ReportWriter.read(folder.resolve("new").resolve(ReportWriter.JSON))).isEqualTo(report);
        Files.writeString(folder.resolve("other.json"), "[]");
        assertThatThrownBy(() -> ReportWriter.read(folder.resolve("other.json"))).isInstanceOf(GodwitException.class);
    }

    @Test
    void exitStatusFollowsFromTheVerdict() {
        assertThat(report(Report.Verdict.EQUAL, List.of()).exitStatus()).isZero();
        assertThat(report(Report.Verdict.NOT_VERIFIED, List.of()).exitStatus()).isZero();
        assertThat(report(Report.Verdict.DIFFERENT, List.of()).exitStatus()).isEqualTo(1);
        assertThat(report(Report.Verdict.FAILED, List.of()).exitStatus()).isEqualTo(3);
        assertThat(ReportWriter.toJson(report(Report.Verdict.FAILED, List.of())).path("exitStatus").asInt()).isEqualTo(3);
    }

    @Test
    void thePageStandsAloneAndEscapesEverything() {
        String page = HtmlReport.of(report(Report.Verdict.FAILED, List.of(new Problem("CODE-1", Category.DATA, EVIL, EVIL))));
        assertThat(page).startsWith("<!DOCTYPE html>").contains("<svg role=\"img\"", "prefers-color-scheme: dark", "CODE-1", "&lt;script&gt;").endsWith("</html>\n");
        assertThat(page).doesNotContain("<script", "http://", "https://", "<img", "<link", "url(", "@import", "\u0000");
    }

    @Test
    void thePageIsWellFormed() throws Exception {
        String page = HtmlReport.of(report(Report.Verdict.DIFFERENT, List.of())).replaceFirst("<!DOCTYPE html>", "").replaceAll("<meta([^>]*)>", "<meta$1/>").replace("<br>", "<br/>");
        javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new org.xml.sax.InputSource(new java.io.StringReader(page.strip())));
        assertThat(page).contains("differ", "3 stay", "shop.order");
    }

    @Test
    void figuresAreReadable() {
        assertThat(Html.number(1234567)).isEqualTo("1\u202F234\u202F567");
        assertThat(Html.seconds(1.234)).isEqualTo("1.23 s");
        assertThat(Html.seconds(61.5)).isEqualTo("61.5 s");
        assertThat(Html.seconds(3725)).isEqualTo("62:05 min");
        assertThat(Html.bytes(1023)).isEqualTo("1023 B");
        assertThat(Html.bytes(5 << 20)).isEqualTo("5.0 MB");
    }

    private static Report report(Report.Verdict verdict, List<Problem> problems) {
        return new Report("Godwit", "2026-11-22T18:00:00Z", "Rehearsal " + EVIL.replace("\u0000", ""), verdict, "3 stay", Map.of("Input", EVIL.replace("\u0000", "")), List.of(new Report.Server("source", "MariaDB", "11.4", "root@h:1")),
                new Report.Totals(2, 10, 2048, 1.5, 6.7, 0.1, 0.5, 4), List.of(new Report.Step("Full migration", "FINISHED", 1, 1.5, 10, "rows", 6.7, "")),
                List.of(new Report.Table("shop.order", "shop.order", 10, 2048, 1.5, 6.7, 0.1, 0, "FINISHED", "INCONSISTENT", 9, 1, 0, 0, 0.5, ""),
                        new Report.Table("shop.<b>", "other.<b>", 0, 0, 0, 0, 0, 0, "FINISHED", "BOTH_EMPTY", 0, 0, 0, 0, 0.1, "")),
                List.of(new Report.Finding("schema", "MY-1", "WARNING", "shop.order", "before <", "after >", "why", "do")), List.of(new Report.LeftBehind("TRIGGER", "shop.t", "why")),
                List.of(new Report.Difference("shop.order", "MASTER_ONLY", "id=1", List.of("a"))), problems, List.of());
    }
}
