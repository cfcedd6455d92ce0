package org.godwit.rehearsal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as JUnit XML, as build servers read it: the migration, each table, each further part and each finding that is more than a remark is a test case. Without state. */
final class JUnitReport {
    private JUnitReport() {
    }

    /** A test case; without a failure when it is empty. */
    private record Case(String group, String name, double seconds, String failure) {
    }

    static String of(Report report) {
        List<Case> cases = new ArrayList<>();
        String problem = report.problems().isEmpty() ? "" : report.problems().getLast().code() + " " + report.problems().getLast().message();
        boolean good = report.verdict() == Report.Verdict.EQUAL || report.verdict() == Report.Verdict.NOT_VERIFIED;
        cases.add(new Case("migration", "verdict", report.totals().wholeSeconds(), good ? "" : problem.isEmpty() ? report.verdictText() : problem));
        for (Report.Table table : report.tables()) {
            boolean equal = table.verification().isEmpty() || table.verification().equals("CONSISTENT") || table.verification().equals("BOTH_EMPTY");
            cases.add(new Case("tables", table.source(), table.seconds() + table.verifySeconds(),
                    equal ? "" : table.verification() + ": source only " + table.sourceOnly() + ", target only " + table.targetOnly() + ", differing " + table.mismatched()));
        }
        report.sections().forEach(s -> cases.add(new Case("rehearsal", s.id(), 0, s.state() == Report.State.BAD ? s.text() : "")));
        report.findings().stream().filter(f -> !f.severity().equals("INFO"))
                .forEach(f -> cases.add(new Case("findings." + f.ruleId(), f.object(), 0, f.severity().equals("BLOCKER") ? f.reason() + " What to do: " + f.remedy() : "")));
        long failures = cases.stream().filter(c -> !c.failure().isEmpty()).count();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"").append(text(report.title())).append("\" tests=\"").append(cases.size()).append("\" failures=\"").append(failures).append("\" errors=\"0\" skipped=\"0\" timestamp=\"")
                .append(text(report.created().replace("Z", ""))).append("\" time=\"").append(seconds(report.totals().wholeSeconds())).append("\">\n");
        for (Case c : cases) {
            xml.append("  <testcase classname=\"godwit.").append(text(c.group())).append("\" name=\"").append(text(c.name())).append("\" time=\"").append(seconds(c.seconds())).append('"');
            xml.append(c.failure().isEmpty() ? "/>\n" : "><failure message=\"" + text(c.failure()) + "\"/></testcase>\n");
        }
        return xml.append("</testsuite>\n").toString();
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    /** XML allows no control characters besides tab and line ends; HTML's escapes are the same otherwise. */
    private static String text(String raw) {
        return Html.text(raw).replace("\n", "&#10;").replace("\t", "&#9;");
    }
}
