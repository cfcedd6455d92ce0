package org.godwit.rehearsal.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.godwit.rehearsal.capture.CaptureFacts;
import org.godwit.rehearsal.report.Report;

/** A replay as a part of the report. Stateless. */
public final class ReplaySection {
    private static final int SHOWN = 30;

    private ReplaySection() {
    }

    /** @param rates of the recording */
    public static Report.Section of(ReplayResult r, CaptureFacts.LogRates rates) {
        List<Report.Figure> figures = new ArrayList<>();
        figures.add(new Report.Figure("Rows applied", r.rowsApplied() == 0 && rates.rows() > 0 ? "not counted" : format("%,d", r.rowsApplied())));
        figures.add(new Report.Figure("Time", format("%.1f s", r.seconds())));
        figures.add(new Report.Figure("Rows of the log per second", format("%,.0f", Math.max(r.rowsApplied(), rates.rows()) / Math.max(0.001, r.seconds()))));
        figures.add(new Report.Figure("Pace", r.speed() == 0 ? "as fast as possible" : format("%s x", Double.toString(r.speed()))));
        figures.add(new Report.Figure("Conflicts", format("%,d", r.conflicts())));
        figures.add(new Report.Figure("Most lanes at work (sampled)", r.lanesUsed().isPresent() ? r.lanesUsed().getAsInt() + " of " + r.lanes() : "not measured, too short"));
        figures.add(new Report.Figure("Applied by the source's server", format("%,d transactions in %.1f s", r.truthTransactions(), r.truthSeconds())));
        if (rates.transactions() > 0) {
            figures.add(new Report.Figure("Recorded", format("%,d transactions, %,d rows in %d s", rates.transactions(), rates.rows(), rates.seconds())));
            figures.add(new Report.Figure("Largest transaction", format("%,d rows", rates.largestRows())));
        }
        List<List<String>> rows = new ArrayList<>();
        r.ddls().stream().limit(SHOWN).forEach(d -> rows.add(List.of("statement", d.statement(), d.state(), d.outcome())));
        r.unequal().forEach(v -> rows.add(List.of("differs", v.source().toString(), v.result().name().toLowerCase(Locale.ROOT), "source only " + v.sourceOnly() + ", target only " + v.destOnly() + ", differing " + v.mismatched())));
        boolean equal = r.unequal().isEmpty();
        String text = equal
                ? "After the replay all " + r.verification().size() + " tables are equal to a source on which its own server applied the same log."
                : r.unequal().size() + " of " + r.verification().size() + " tables differ from a source on which its own server applied the same log.";
        return new Report.Section("replay", "Replay of the log", equal ? r.conflicts() == 0 ? Report.State.GOOD : Report.State.WARNING : Report.State.BAD, text, figures, List.of("What", "Object", "Result", "Details"), rows);
    }

    /** What the precheck of a live project objected to and the replay passed over, since the user will have to decide about it. */
    public static List<Report.Finding> findings(ReplayResult result) {
        return result.passedOver().stream().map(item -> Report.Finding.passedOver("replay", item)).toList();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
