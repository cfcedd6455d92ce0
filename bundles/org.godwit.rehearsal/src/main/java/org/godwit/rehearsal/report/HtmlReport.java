package org.godwit.rehearsal.report;

import static org.godwit.rehearsal.report.Html.bytes;
import static org.godwit.rehearsal.report.Html.number;
import static org.godwit.rehearsal.report.Html.seconds;
import static org.godwit.rehearsal.report.Html.section;
import static org.godwit.rehearsal.report.Html.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report as one HTML page: no script, no picture, no font and no address outside of it. Without state. */
final class HtmlReport {
    private static final int MOST_BARS = 25;

    private HtmlReport() {
    }

    static String of(Report report) {
        StringBuilder page = new StringBuilder(1 << 16);
        page.append(Html.head(report.title())).append("<header><h1>").append(text(report.title())).append("</h1>\n<p class=\"muted\">").append(text(report.created())).append(" · ").append(text(report.program()))
                .append("</p></header>\n<main>\n");
        page.append(verdict(report));
        page.append(figures(report));
        page.append(steps(report));
        if (!report.tables().isEmpty()) {
            page.append(charts(report)).append(tables(report));
        }
        report.sections().forEach(s -> page.append(further(s)));
        if (!report.differences().isEmpty()) {
            page.append(differences(report));
        }
        page.append(findings(report)).append(leftBehind(report)).append(servers(report));
        return page.append("</main></body></html>\n").toString();
    }

    private static String verdict(Report report) {
        String kind = switch (report.verdict()) {
            case EQUAL -> "good";
            case NOT_VERIFIED -> "warn";
            case DIFFERENT, FAILED -> "bad";
        };
        StringBuilder html = new StringBuilder("<section class=\"verdict " + kind + "\"><h2>" + text(report.verdict().name().replace('_', ' ').toLowerCase(Locale.ROOT)) + "</h2><p>" + text(report.verdictText()) + "</p>\n<p><b>"
                + text(report.readiness().words()) + "</b></p>\n");
        report.problems().forEach(p -> html.append("<p><b>").append(text(p.code())).append("</b> ").append(text(p.message())).append("<br><span class=\"muted\">What to do:</span> ").append(text(p.remedy())).append("</p>\n"));
        return html.append("</section>\n").toString();
    }

    private static String further(Report.Section s) {
        String mark = switch (s.state()) {
            case GOOD -> "ok";
            case WARNING -> "muted";
            case BAD -> "no";
        };
        StringBuilder html = new StringBuilder("<p><span class=\"" + mark + "\">" + text(s.text()) + "</span></p>\n");
        if (!s.figures().isEmpty()) {
            html.append("<div class=\"figures\">");
            s.figures().forEach(f -> html.append(figure(f.name(), f.value())));
            html.append("</div>\n");
        }
        if (!s.rows().isEmpty()) {
            html.append(Html.table(s.head(), s.rows().stream().map(r -> r.stream().map(Html::text).toList()).toList()));
        }
        return section(s.title(), html.toString());
    }

    private static String figures(Report report) {
        Report.Totals t = report.totals();
        long warnings = report.findings().stream().filter(f -> !f.severity().equals("INFO")).count();
        return "<section class=\"figures\">" + figure("Tables", number(t.tables())) + figure("Rows copied", number(t.rows())) + figure("Bytes copied", bytes(t.bytes())) + figure("Rows per second", number(Math.round(t.rowsPerSecond())))
                + figure("Full migration", seconds(t.copySeconds())) + figure("Full verification", seconds(t.verifySeconds())) + figure("Whole run", seconds(t.wholeSeconds()))
                + figure(warnings > 0 ? "Findings, " + warnings + " to look at" : "Findings", number(report.findings().size())) + "</section>\n";
    }

    private static String figure(String label, String value) {
        return "<div><b>" + text(value) + "</b><span>" + text(label) + "</span></div>";
    }

    private static String steps(Report report) {
        List<BarChart.Bar> bars = report.steps().stream().map(s -> new BarChart.Bar(s.name(), s.startSecond(), s.seconds(), seconds(s.seconds()), !s.state().equals("FINISHED"))).toList();
        List<List<String>> rows = report.steps().stream().map(s -> List.of(text(s.name()), text(s.state().toLowerCase(Locale.ROOT)), seconds(s.seconds()), s.units() > 0 ? number(s.units()) + " " + text(s.unit()) : "",
                s.unitsPerSecond() >= 1 ? number(Math.round(s.unitsPerSecond())) : "", text(s.note()))).toList();
        return section("Steps", BarChart.of("When each step ran and how long", bars) + Html.table(List.of("Step", "State", "#Time", "#Done", "#per second", "Note"), rows));
    }

    private static String charts(Report report) {
        List<Report.Table> slowest = report.tables().stream().filter(t -> t.seconds() > 0).sorted(Comparator.comparingDouble(Report.Table::seconds).reversed()).limit(MOST_BARS).toList();
        List<BarChart.Bar> times = slowest.stream().map(t -> new BarChart.Bar(t.source(), 0, t.seconds(), seconds(t.seconds()) + ", " + number(t.rows()) + " rows", t.state().equals("FAILED"))).toList();
        List<BarChart.Bar> rates = slowest.stream().sorted(Comparator.comparingDouble(Report.Table::rowsPerSecond).reversed())
                .map(t -> new BarChart.Bar(t.source(), 0, t.rowsPerSecond(), number(Math.round(t.rowsPerSecond())) + " rows/s", false)).toList();
        String which = slowest.size() < report.tables().size() ? " (the " + slowest.size() + " that took longest)" : "";
        return section("Seconds per table" + which, BarChart.of("Seconds per table", times)) + section("Rows per second" + which, BarChart.of("Rows per second per table", rates));
    }

    private static String tables(Report report) {
        List<List<String>> rows = new ArrayList<>();
        for (Report.Table t : report.tables()) {
            boolean good = t.verification().equals("CONSISTENT") || t.verification().equals("BOTH_EMPTY") || t.verification().isEmpty();
            rows.add(List.of(text(t.source()) + (t.source().equals(t.target()) ? "" : " → " + text(t.target())), number(t.rows()), bytes(t.bytes()), seconds(t.seconds()), number(Math.round(t.rowsPerSecond())),
                    String.format(Locale.ROOT, "%.1f", t.megabytesPerSecond()), t.conflicts() > 0 ? number(t.conflicts()) : "",
                    "<span class=\"" + (good ? "ok" : "no") + "\">" + text(t.verification().isEmpty() ? t.state().toLowerCase(Locale.ROOT) : t.verification().toLowerCase(Locale.ROOT)) + "</span>", number(t.consistent()),
                    plain(t.sourceOnly()), plain(t.targetOnly()), plain(t.mismatched()), seconds(t.verifySeconds()), text(t.message())));
        }
        return section("Tables", Html.table(List.of("Table", "#Rows", "#Bytes", "#Time", "#Rows/s", "#MB/s", "#Conflicts", "Verification", "#Equal", "#Source only", "#Target only", "#Differ", "#Verified in", "Message"), rows));
    }

    private static String plain(long count) {
        return count == 0 ? "" : "<b class=\"no\">" + number(count) + "</b>";
    }

    private static String differences(Report report) {
        List<List<String>> rows = report.differences().stream().map(d -> List.of(text(d.table()), text(d.type().toLowerCase(Locale.ROOT)), "<code>" + text(d.key()) + "</code>", text(String.join(", ", d.columns())))).toList();
        return section("Differing rows (the first of each table)", Html.table(List.of("Table", "Kind", "Key", "Columns that differ"), rows));
    }

    private static String findings(Report report) {
        if (report.findings().isEmpty()) {
            return section("Findings", "<p>None: nothing was changed or left out.</p>\n");
        }
        List<List<String>> rows = report.findings().stream()
                .map(f -> List.of("<span class=\"" + (f.severity().equals("INFO") ? "muted" : "no") + "\">" + text(f.severity().toLowerCase(Locale.ROOT)) + "</span>", "<code>" + text(f.ruleId()) + "</code>",
                        text(f.object()), text(f.reason()) + change(f), text(f.remedy()), text(f.origin())))
                .toList();
        return section("Findings: what was changed or left, and why", Html.table(List.of("Severity", "Rule", "Object", "Reason", "What to do", "From"), rows));
    }

    private static String change(Report.Finding f) {
        return f.before().isEmpty() && f.after().isEmpty() ? "" : "<details><summary>before and after</summary><pre>" + text(f.before()) + "</pre><pre>" + text(f.after()) + "</pre></details>";
    }

    private static String leftBehind(Report report) {
        if (report.leftBehind().isEmpty()) {
            return section("What stays behind", "<p>Nothing: every object of the source is a table or a view and was moved.</p>\n");
        }
        List<List<String>> rows = report.leftBehind().stream().map(l -> List.of(text(l.kind().toLowerCase(Locale.ROOT)), text(l.name()), text(l.reason()))).toList();
        return section("What stays behind", Html.table(List.of("Kind", "Name", "Why"), rows));
    }

    private static String servers(Report report) {
        List<List<String>> rows = new ArrayList<>();
        report.servers().forEach(s -> rows.add(List.of(text(s.role()), text(s.kind() + " " + s.version()), text(s.address()))));
        List<List<String>> settings = new ArrayList<>();
        for (Map.Entry<String, String> setting : report.settings().entrySet()) {
            settings.add(List.of(text(setting.getKey()), text(setting.getValue())));
        }
        return section("Servers", Html.table(List.of("Role", "Server", "Address"), rows)) + section("Settings", Html.table(List.of("Setting", "Value"), settings));
    }
}
