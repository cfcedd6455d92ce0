package org.godwit.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.godwit.rehearsal.report.SideBySide.Change;
import org.godwit.rehearsal.report.SideBySide.Kind;
import org.godwit.rehearsal.report.SideBySide.Line;
import org.junit.jupiter.api.Test;

/** Two reports line by line. */
class SideBySideTest {
    @Test
    void tellsWhatBecameBetterWorseOrOther() {
        List<Line> lines = SideBySide.of(report(10, "CONSISTENT", Report.State.GOOD, List.of()), report(30, "INCONSISTENT", Report.State.BAD, List.of(finding("NEW"))));
        assertThat(lines).extracting(Line::kind, Line::what, Line::left, Line::right, Line::change).contains(tuple(Kind.SUMMARY, "Full migration", "10.0 s", "30.0 s", Change.WORSE),
                tuple(Kind.SUMMARY, "Seed", "1", "1", Change.SAME), tuple(Kind.STAGE, "Full migration", "10.0 s", "30.0 s", Change.WORSE), tuple(Kind.FINDING, "NEW shop.a", "", "warning", Change.WORSE),
                tuple(Kind.PART, "Replay of the log", "good: text", "bad: text", Change.WORSE));
        assertThat(lines).filteredOn(l -> l.kind() == Kind.TABLE).singleElement().satisfies(l -> assertThat(l.change()).isEqualTo(Change.WORSE));
        List<Line> back = SideBySide.of(report(30, "INCONSISTENT", Report.State.BAD, List.of(finding("NEW"))), report(10, "CONSISTENT", Report.State.GOOD, List.of()));
        assertThat(back).filteredOn(l -> List.of("Full migration", "NEW shop.a", "Replay of the log", "shop.a").contains(l.what())).isNotEmpty().allSatisfy(l -> assertThat(l.change()).isEqualTo(Change.BETTER));
    }

    @Test
    void timesThatDifferByChanceAreTheSame() {
        assertThat(SideBySide.of(report(10, "CONSISTENT", Report.State.GOOD, List.of()), report(11, "CONSISTENT", Report.State.GOOD, List.of()))).filteredOn(l -> l.kind() == Kind.STAGE)
                .allSatisfy(l -> assertThat(l.change()).isEqualTo(Change.SAME));
    }

    private static Report.Finding finding(String rule) {
        return new Report.Finding("schema", rule, "WARNING", "shop.a", "", "", "", "");
    }

    private static Report report(double seconds, String verification, Report.State replay, List<Report.Finding> findings) {
        return new Report("p", "2026-01-01T00:00:00Z", "t", Report.Verdict.EQUAL, "", Map.of("Seed", "1"), List.of(), new Report.Totals(1, 100, 1, seconds, 100 / seconds, 1, 1, seconds + 1),
                List.of(new Report.Step("Full migration", "FINISHED", 0, seconds, 100, "rows", 1, "")),
                List.of(new Report.Table("shop.a", "shop.a", 100, 1, seconds, 1, 1, 0, "FINISHED", verification, 100, 0, 0, 0, 1, "")), findings, List.of(), List.of(), List.of(),
                List.of(new Report.Section("replay", "Replay of the log", replay, "text", List.of(), List.of(), List.of())));
    }
}
