package org.godwit.rehearsal.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.godwit.rehearsal.faults.FaultResult.Ending;
import org.godwit.rehearsal.report.Report;

/** Faults as a part of the report. Stateless. */
public final class FaultSection {
    private static final List<String> HEAD = List.of("Fault", "How it ended", "Code", "#Time", "What was seen", "What to do");

    private FaultSection() {
    }

    public static Report.Section of(List<FaultResult> results, long seed) {
        List<Report.Figure> figures = new ArrayList<>();
        for (Ending ending : Ending.values()) {
            long count = count(results, ending);
            if (count > 0) {
                figures.add(new Report.Figure(ending.words(), Long.toString(count)));
            }
        }
        figures.add(new Report.Figure("Tables of yours", Integer.toString(most(results))));
        figures.add(new Report.Figure("Seed", Long.toString(seed)));
        List<List<String>> rows = results.stream()
                .map(r -> List.of(r.fault().label() + ": " + r.fault().script(), r.ending().words(), r.code(), String.format(Locale.ROOT, "%.1f s", r.seconds()), r.text(), r.remedy())).toList();
        boolean failed = count(results, Ending.FAILED) > 0;
        boolean untried = count(results, Ending.NOT_TRIED) > 0;
        return new Report.Section("faults", "Faults", failed ? Report.State.BAD : untried ? Report.State.WARNING : Report.State.GOOD, summary(results) + ". " + met(results),
                figures,
                HEAD, rows);
    }

    private static int most(List<FaultResult> results) {
        return results.stream().mapToInt(FaultResult::ownTables).max().orElse(0);
    }

    private static String met(List<FaultResult> results) {
        int most = most(results);
        String own = most == 0 ? "" : " They hold copies of " + most + " of the tables that were rehearsed, with some rows of each, without triggers and foreign keys.";
        return "Each fault meets a database of the rehearsal's own, with a live project." + own;
    }

    /** One line. */
    public static String summary(List<FaultResult> results) {
        long good = count(results, Ending.RECOVERED) + count(results, Ending.RESUMED);
        long untried = count(results, Ending.NOT_TRIED);
        return results.size() + (results.size() == 1 ? " fault: " : " faults: ") + good + " ended equal, " + count(results, Ending.STOPPED) + " stopped with a remedy" + (untried > 0 ? ", " + untried + " not tried" : "") + ", "
                + count(results, Ending.FAILED) + " failed";
    }

    private static long count(List<FaultResult> results, Ending ending) {
        return results.stream().filter(r -> r.ending() == ending).count();
    }
}
