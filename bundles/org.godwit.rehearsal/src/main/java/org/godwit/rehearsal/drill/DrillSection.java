package org.godwit.rehearsal.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.godwit.rehearsal.report.Report;

/** A drill as a part of the report. Stateless. */
public final class DrillSection {
    private static final List<String> HEAD = List.of("Direction", "Sub-step", "#50 %", "#95 %", "#Longest");

    private DrillSection() {
    }

    public static Report.Section of(DrillStage.Outcome outcome) {
        DrillResult drill = outcome.result();
        List<Report.Figure> figures = new ArrayList<>();
        for (boolean forward : new boolean[] {true, false}) {
            Percentiles stop = drill.stops(forward);
            if (stop.count() > 0) {
                figures.add(new Report.Figure("Write stop " + way(forward) + ", 50 %", Runbook.seconds(stop.p50())));
                figures.add(new Report.Figure("Write stop " + way(forward) + ", 95 %", Runbook.seconds(stop.p95())));
            }
        }
        figures.add(new Report.Figure("Switchovers", Long.toString(drill.moves().stream().filter(DrillResult.Move::moved).count())));
        figures.add(new Report.Figure("Transactions written, all found again", number(drill.moves().stream().mapToLong(DrillResult.Move::written).sum())));
        figures.add(new Report.Figure("Longest verification", Runbook.seconds(drill.moves().stream().mapToDouble(DrillResult.Move::verifySeconds).max().orElse(0))));
        figures.add(new Report.Figure("Seed", Long.toString(drill.settings().seed())));
        List<List<String>> rows = new ArrayList<>();
        for (boolean forward : new boolean[] {true, false}) {
            for (Map.Entry<String, Percentiles> step : drill.subSteps(forward).entrySet()) {
                rows.add(row(forward, step.getKey(), step.getValue()));
            }
            if (drill.stops(forward).count() > 0) {
                rows.add(row(forward, "Write stop as a whole", drill.stops(forward)));
            }
        }
        String text = drill.complete()
                ? "The application was moved to the other side and back " + times(drill.settings().cycles()) + ", each time verified equal, with no transaction lost or doubled. The operator's runbook lies beside this report."
                : "Ended early: " + drill.late() + ". Both sides were verified equal.";
        return new Report.Section("drill", "Switchover drill", drill.complete() ? Report.State.GOOD : Report.State.BAD, text, figures, HEAD, rows);
    }

    private static List<String> row(boolean forward, String name, Percentiles times) {
        return List.of(way(forward), name, Runbook.seconds(times.p50()), Runbook.seconds(times.p95()), Runbook.seconds(times.most()));
    }

    /** One line. */
    public static String summary(DrillResult drill) {
        String stop = drill.stops(true).count() == 0 ? "" : ", write stop " + Runbook.seconds(drill.stops(true).p50()) + " there";
        String back = drill.stops(false).count() == 0 ? "" : ", " + Runbook.seconds(drill.stops(false).p50()) + " back (50 %)";
        return drill.moves().size() + (drill.moves().size() == 1 ? " switchover" : " switchovers") + stop + back + (drill.complete() ? "" : "; ended early");
    }

    /** What the precheck of a live project says and the drill passed over. */
    public static List<Report.Finding> findings(DrillStage.Outcome outcome) {
        return outcome.passedOver().stream().map(item -> Report.Finding.passedOver("drill", item)).toList();
    }

    private static String way(boolean forward) {
        return forward ? "to the target" : "back";
    }

    private static String times(int cycles) {
        return cycles == 1 ? "once" : cycles + " times";
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
