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
    void tellsWhatCameSinceTheLastRehearsalOfTheBundle() throws Exception {
        Report before = ofBundle("2026-11-21T18:00:00Z", List.of(), 1.5);
        Report now = ofBundle("2026-11-22T18:00:00Z", List.of(new Report.Finding("schema", "MY-1", "BLOCKER", "shop.order", "", "", "why", "do")), 4.5);
        ReportWriter.write(before, folder.resolve("1"));
        ReportWriter.write(report(Report.Verdict.EQUAL, List.of()), folder.resolve("2"));
        Files.createDirectories(folder.resolve("3"));
        Files.writeString(folder.resolve("3").resolve(ReportWriter.JSON), "no report");
        assertThat(Comparison.last(folder.resolve("4"), now)).contains(before);
        assertThat(Comparison.last(folder.resolve("4"), report(Report.Verdict.EQUAL, List.of()))).isEmpty();
        Report.Section section = Comparison.of(before, now);
        assertThat(section.state()).isEqualTo(Report.State.WARNING);
        assertThat(section.rows()).contains(List.of("Readiness", "ready", "not ready"), List.of("Finding", "", "MY-1 shop.order"), List.of("Copy of shop.order", "1.5 s", "4.5 s"));
        assertThat(Comparison.of(now, now).state()).isEqualTo(Report.State.GOOD);
    }

    private static Report ofBundle(String created, List<Report.Finding> findings, double seconds) {
        return new Report("Godwit", created, "Rehearsal", Report.Verdict.EQUAL, "equal", Map.of("Bundle", "shop.godwit"), List.of(), new Report.Totals(1, 10, 2048, seconds, 6.7, 0.1, 0.5, 4), List.of(),
                List.of(new Report.Table("shop.order", "shop.order", 10, 2048, seconds, 6.7, 0.1, 0, "FINISHED", "CONSISTENT", 10, 0, 0, 0, 0.5, "")), findings, List.of(), List.of(), List.of(), List.of());
    }

    @Test
    void addsUpTheEffortPerObject() {
        Report.Finding look = new Report.Finding("schema", "MY-1", "WARNING", "shop.order", "", "", "why", "do");
        Report.Finding remark = new Report.Finding("schema", "MY-2", "INFO", "shop.item", "", "", "why", "do");
        Report.Section section = Effort.of(List.of(look, look, remark), List.of(new Report.LeftBehind("TRIGGER", "shop.tr", "why")));
        assertThat(section.rows()).containsExactly(List.of("shop.tr", "60", "create the trigger yourself"), List.of("shop.order", "30", "MY-1"));
        assertThat(section.figures()).extracting(Report.Figure::value).containsExactly("1.5 h", "2");
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
