package org.godwit.rehearsal.planted;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.godwit.rehearsal.report.Report;

/** Planted errors as a part of the report. Stateless. */
public final class PlantedSection {
    private static final int SHOWN = 30;

    private PlantedSection() {
    }

    public static Report.Section of(PlantedResult result) {
        List<Report.Figure> figures = List.of(new Report.Figure("Planted", Integer.toString(result.planted())),
                new Report.Figure("Found", result.planted() == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * result.found() / result.planted())),
                new Report.Figure("False alarms", Integer.toString(result.falseAlarms().size())), new Report.Figure("Corrected in one pass", result.converged() ? "yes" : "no"),
                new Report.Figure("Seed", Long.toString(result.seed())));
        List<List<String>> rows = new ArrayList<>();
        result.kinds().forEach(k -> rows.add(List.of(k.kind().toLowerCase(Locale.ROOT).replace('_', ' '), Integer.toString(k.planted()), Integer.toString(k.found()), "")));
        result.missed().stream().limit(SHOWN).forEach(m -> rows.add(List.of("missed", "", "", m)));
        result.falseAlarms().stream().limit(SHOWN).forEach(a -> rows.add(List.of("false alarm", "", "", a)));
        Report.State state = result.planted() == 0 ? Report.State.WARNING : result.isPerfect() ? Report.State.GOOD : Report.State.BAD;
        String text = result.planted() == 0
                ? "No table has rows and a key that allow to plant errors."
                : result.found() + " of " + result.planted() + " planted differences were found, with " + result.falseAlarms().size() + " false alarms; the correction scripts "
                        + (result.converged() ? "made both sides equal in one pass." : "did not make both sides equal in one pass.");
        return new Report.Section("planted", "Planted errors", state, text, figures, List.of("Kind", "#Planted", "#Found", "Where"), rows);
    }
}
