package org.godwit.rehearsal.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.godwit.rehearsal.report.Document;

/** The operator's runbook of the switchover, with the seconds that were measured. Stateless. */
public final class Runbook {
    private static final List<String> HEAD = List.of("Sub-step", "#50 %", "#95 %", "#Longest");

    private Runbook() {
    }

    public static Document of(DrillResult drill) {
        DrillSettings settings = drill.settings();
        Document document = new Document("Runbook of the switchover");
        document.paragraph("Measured in " + drill.moves().size() + " switchovers between throw-away servers on this computer, with " + settings.writers() + " writers"
                + (settings.writesPerSecond() > 0 ? " and " + settings.writesPerSecond() + " transactions a second" : "") + " until the write stop, seed " + settings.seed()
                + ". 50 % and 95 % of the measured times were not longer than told here; real servers and a real network need their own measure.");
        if (!drill.complete()) {
            document.paragraph("Ended early: " + drill.late() + ".");
        }
        direction(document, "To the target", drill, true);
        direction(document, "Back to the source", drill, false);
        return document.heading("When to break it off").steps(limits(drill));
    }

    private static List<String> limits(DrillResult drill) {
        List<String> limits = new ArrayList<>();
        if (!drill.settings().mostStop().isZero()) {
            limits.add(String.format(Locale.ROOT, "The write stop lasts longer than %.1f s: take the switchover back (Abort) and let the application write where it wrote. This is possible until changes flow the other way.",
                    drill.settings().mostStop().toMillis() / 1000.0));
        }
        limits.add("A sub-step takes more than twice its 95 %: look at its cause on the switchover page; take the switchover back (Abort) if it is not plain.");
        limits.add("Changes flow the other way already: do not abort, go to the end, and switch back.");
        limits.add("The verification finds a difference: do not let the application write; read the difference file first.");
        return limits;
    }

    private static void direction(Document document, String title, DrillResult drill, boolean forward) {
        Percentiles whole = drill.stops(forward);
        if (whole.count() == 0) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, Percentiles> step : drill.subSteps(forward).entrySet()) {
            rows.add(row(step.getKey(), step.getValue()));
        }
        rows.add(row("Write stop as a whole", whole));
        String there = forward ? "target" : "source";
        document.heading(title);
        document.steps(List.of("See that the delay of the synchronization is some seconds at most, and begin the switchover.", "Stop the application, and make sure that no transaction is open.",
                "Confirm that the " + (forward ? "source" : "target") + " is no longer written, and go through the sub-steps below.",
                "Verify, when the time allows: it took " + seconds(drill.verifications(forward).p95()) + " (95 %) here, in which nothing was written.", "Point the application to the " + there + " and start it."));
        document.table(HEAD, rows);
    }

    private static List<String> row(String name, Percentiles times) {
        return List.of(name, seconds(times.p50()), seconds(times.p95()), seconds(times.most()));
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }
}
