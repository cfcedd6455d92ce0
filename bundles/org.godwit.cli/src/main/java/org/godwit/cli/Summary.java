package org.godwit.cli;

import java.util.Locale;
import org.godwit.core.error.Problem;
import org.godwit.rehearsal.report.Report;

/** A report in a few lines for the terminal. Without state. */
final class Summary {
    private Summary() {
    }

    static void print(Out out, Report report) {
        Report.Totals t = report.totals();
        out.line(report.verdict().name().replace('_', ' ') + ": " + report.verdictText() + " (" + report.readiness().words() + ")");
        if (t.rows() > 0) {
            out.line(String.format(Locale.ROOT, "%,d rows, %.1f MB in %.1f s (%,d rows/s); verified in %.1f s; whole run %.1f s", t.rows(), t.bytes() / 1048576.0, t.copySeconds(), Math.round(t.rowsPerSecond()), t.verifySeconds(),
                    t.wholeSeconds()));
        }
        for (Report.Table table : report.tables()) {
            if (table.sourceOnly() + table.targetOnly() + table.mismatched() > 0 || !table.verification().isEmpty() && !table.verification().equals("CONSISTENT") && !table.verification().equals("BOTH_EMPTY")) {
                out.line("  " + table.source() + ": " + table.verification() + ", source only " + table.sourceOnly() + ", target only " + table.targetOnly() + ", differing " + table.mismatched()
                        + (table.message().isEmpty() ? "" : ", " + table.message()));
            }
        }
        long toSee = report.findings().stream().filter(f -> !f.severity().equals("INFO")).count();
        if (!report.findings().isEmpty() || !report.leftBehind().isEmpty()) {
            out.line(counted(report.findings().size(), "finding") + " (" + toSee + " to look at), " + counted(report.leftBehind().size(), "object") + " left behind");
        }
        report.findings().stream().filter(f -> f.origin().equals("precheck") && f.severity().equals("BLOCKER")).forEach(f -> {
            out.message("  " + f.object() + " " + f.ruleId() + ": " + f.reason());
            out.message("    what to do: " + f.remedy());
        });
        report.sections().forEach(s -> out.line(s.title() + ": " + s.text()));
        for (Problem problem : report.problems()) {
            out.message("godwit: " + problem.code() + ": " + problem.message());
            out.message("  what to do: " + problem.remedy());
        }
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
