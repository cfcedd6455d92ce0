package org.godwit.rehearsal.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.godwit.core.model.StepName;
import org.godwit.rehearsal.capture.CaptureFacts;
import org.godwit.rehearsal.replay.HotKeys;
import org.godwit.rehearsal.report.HoldUpSection;
import org.godwit.rehearsal.report.Report;
import org.godwit.supervisor.diagnosis.Bottleneck;

/**
 * From rates that were measured here to the sizes at the source: seconds of the full migration with a band, which table decides, whether the source's log outlives it, how long catching up takes.
 * What was not measured is not told. Without state.
 */
public final class Forecast {
    /** A table that was measured with fewer rows tells nothing of its own; the rate of all tables stands in for it. */
    private static final long TELLING_ROWS = 2000;
    /** How far a rate may be off in either direction: measured tables, and those taken from the others. */
    private static final double NEAR = 1.3;
    /** With fewer rows of log the rate says little: connections and the first batches weigh too much. */
    private static final long FEW_CHANGES = 20_000;
    private static final double FAR = 3;
    /** So many times the mean in one range of keys is worth a word. */
    private static final double SKEWED = 4;
    private static final int SHOWN = 15;

    private Forecast() {
    }

    /**
     * All tables together.
     *
     * @param seconds of the full migration, between {@code low} and {@code high}
     */
    public record Whole(long rows, double seconds, double low, double high) {
    }

    /** The full migration at the sizes of the source. */
    public static Whole whole(CaptureFacts facts, List<Report.Table> tables, double copySeconds) {
        return whole(facts, tables, copySeconds, estimates(facts, tables, copySeconds));
    }

    /** A table's part. */
    private record Estimate(String table, long rows, double seconds, double low, double high, String basis) {
    }

    /**
     * @param facts sizes at the source
     * @param tables as measured in the rehearsal
     * @param verifySeconds of the verification of what was measured
     * @param replayRowsPerSecond how fast changes were applied, 0 when that was not measured
     * @param holdUps what the steps waited for, as far as it was measured
     */
    public static Report.Section of(CaptureFacts facts, List<Report.Table> tables, double copySeconds, double verifySeconds, double replayRowsPerSecond, Map<StepName, Bottleneck> holdUps) {
        List<Estimate> estimates = estimates(facts, tables, copySeconds);
        Whole whole = whole(facts, tables, copySeconds, estimates);
        long copied = tables.stream().mapToLong(Report.Table::rows).sum();
        double verify = copied == 0 ? 0 : verifySeconds * whole.rows() / copied;
        return section(facts, estimates, new double[] {whole.seconds(), whole.low(), whole.high(), verify}, whole.rows(), replayRowsPerSecond, holdUps);
    }

    private static List<Estimate> estimates(CaptureFacts facts, List<Report.Table> tables, double copySeconds) {
        Map<String, Report.Table> measured = new HashMap<>();
        tables.forEach(t -> measured.put(t.source(), t));
        double rate = tables.stream().mapToLong(Report.Table::rows).sum() / Math.max(0.001, copySeconds);
        return facts.tables().stream().map(t -> estimate(t, measured.get(t.schema() + "." + t.name()), rate)).toList();
    }

    private static Whole whole(CaptureFacts facts, List<Report.Table> tables, double copySeconds, List<Estimate> estimates) {
        double perTable = estimates.stream().mapToDouble(Estimate::seconds).sum();
        // tables are copied side by side, so their seconds add up to more than the whole; the measured run tells how much more
        double side = Math.max(1, tables.stream().mapToDouble(Report.Table::seconds).sum() / Math.max(0.001, copySeconds));
        double seconds = Math.max(perTable / side, estimates.stream().mapToDouble(Estimate::seconds).max().orElse(0) / side);
        double low = estimates.stream().mapToDouble(Estimate::low).sum() / side;
        double high = estimates.stream().mapToDouble(Estimate::high).sum() / side;
        return new Whole(facts.tables().stream().mapToLong(CaptureFacts.Table::rows).sum(), seconds, low, high);
    }

    private static Estimate estimate(CaptureFacts.Table table, Report.Table measured, double rate) {
        String name = table.schema() + "." + table.name();
        boolean tells = measured != null && measured.rows() >= TELLING_ROWS && measured.rowsPerSecond() > 0;
        double seconds = table.rows() / Math.max(1, tells ? measured.rowsPerSecond() : rate);
        double band = tells ? NEAR + (table.rows() > 100 * measured.rows() ? 0.7 : 0) : FAR;
        return new Estimate(name, table.rows(), seconds, seconds / band, seconds * band, tells ? "measured with " + measured.rows() + " rows" : "rate of all tables together");
    }

    private static Report.Section section(CaptureFacts facts, List<Estimate> estimates, double[] times, long rows, double replayRate, Map<StepName, Bottleneck> holdUps) {
        List<Report.Figure> figures = new ArrayList<>();
        figures.add(new Report.Figure("Rows at the source", String.format(Locale.ROOT, "%,d", rows)));
        figures.add(new Report.Figure("Full migration", duration(times[0])));
        figures.add(new Report.Figure("Band", duration(times[1]) + " to " + duration(times[2])));
        figures.add(new Report.Figure("Full verification", duration(times[3])));
        StringBuilder text = new StringBuilder("With the rates measured on this machine the full migration of " + String.format(Locale.ROOT, "%,d", rows) + " rows takes about " + duration(times[0]) + " (" + duration(times[1]) + " to "
                + duration(times[2]) + ").");
        Report.State state = Report.State.GOOD;
        estimates.stream().max(Comparator.comparingDouble(Estimate::seconds)).filter(e -> e.seconds() > 0)
                .ifPresent(e -> text.append(" The largest part is ").append(e.table()).append('.'));
        text.append(moved(holdUps, StepName.FULL_TRANSFER, "The copy", " What would move it: more writers (sink.workerNum), a faster disk at the target, or leaving rows out by a filter."));
        double retention = retention(facts.variables());
        if (retention > 0) {
            figures.add(new Report.Figure("Log kept at the source", duration(retention)));
            if (times[2] > retention) {
                state = Report.State.BAD;
                text.append(" The source keeps its log for ").append(duration(retention)).append(" only, which the upper end of the band exceeds: keep it longer before you begin.");
            }
        }
        skew(facts, figures, text);
        text.append(moved(holdUps, StepName.INCR_TRANSFER, "Applying changes", ""));
        double written = facts.log().rowsPerSecond();
        if (facts.log().rows() > 0) {
            figures.add(new Report.Figure("Written at the source", String.format(Locale.ROOT, "%,.0f rows/s", written)));
        }
        if (facts.log().rows() > 0 && replayRate <= 0) {
            text.append(" How fast changes can be applied was not measured: let the log be replayed as fast as possible.");
        } else if (facts.log().rows() > 0) {
            figures.add(new Report.Figure("Applied here", String.format(Locale.ROOT, "%,.0f rows/s", replayRate)));
            if (replayRate <= written && facts.log().rows() < FEW_CHANGES) {
                state = state == Report.State.BAD ? state : Report.State.WARNING;
                text.append(String.format(Locale.ROOT, " Changes were applied more slowly than the source wrote them, but with %,d rows of log the start weighs too much to say so for long runs: capture a longer log.", facts.log().rows()));
            } else if (replayRate <= written) {
                state = Report.State.BAD;
                text.append(" Changes are applied more slowly than the source writes them, so the target would never catch up.");
            } else {
                double catchUp = times[0] * written / (replayRate - written);
                figures.add(new Report.Figure("Catching up after it", duration(catchUp)));
                figures.add(new Report.Figure("Backlog of 1 h / 8 h / 24 h", duration(3600 * written / (replayRate - written)) + " / " + duration(28800 * written / (replayRate - written)) + " / "
                        + duration(86400 * written / (replayRate - written))));
            }
        }
        List<List<String>> shown = estimates.stream().sorted(Comparator.comparingDouble(Estimate::seconds).reversed()).limit(SHOWN)
                .map(e -> List.of(e.table(), String.format(Locale.ROOT, "%,d", e.rows()), duration(e.seconds()), duration(e.low()) + " to " + duration(e.high()), e.basis())).toList();
        return new Report.Section("forecast", "Forecast for the real sizes", state, text.toString(), figures, List.of("Table", "#Rows", "#Time alone", "#Band", "Basis"), shown);
    }

    /** @param unknown what to say when it was not measured */
    private static String moved(Map<StepName, Bottleneck> holdUps, StepName step, String what, String unknown) {
        if (!holdUps.containsKey(step)) {
            return unknown;
        }
        Bottleneck b = holdUps.get(step);
        String levers = HoldUpSection.levers(b);
        return " " + what + " was held up by: " + b.dominant().label().toLowerCase(Locale.ROOT) + "." + (levers.isEmpty() ? "" : " What would move it: " + levers + ".");
    }

    /** What the histograms of keys tell: ranges of keys that hold far more rows than others, and keys that are written far more often. */
    private static void skew(CaptureFacts facts, List<Report.Figure> figures, StringBuilder text) {
        facts.tables().stream().filter(t -> t.rows() >= TELLING_ROWS && t.skew() >= SKEWED).max(Comparator.comparingDouble(CaptureFacts.Table::skew)).ifPresent(t -> {
            figures.add(new Report.Figure("Most uneven keys", t.schema() + "." + t.name() + String.format(Locale.ROOT, ", %.0f x the mean", t.skew())));
            text.append(String.format(Locale.ROOT, " The keys of %s.%s lie unevenly: the fullest of %d ranges of %s has %.0f times the mean, so slices by ranges of keys would differ as much in time.", t.schema(), t.name(),
                    t.keys().getFirst().rows().size(), t.keys().getFirst().column(), t.skew()));
        });
        double lanes = HotKeys.mostLanes(facts.log());
        if (lanes > 0) {
            figures.add(new Report.Figure("Lanes that the hottest key leaves room for", String.format(Locale.ROOT, "%.0f", Math.floor(lanes))));
        }
    }

    /** Seconds for which the source keeps its log; 0 when it says nothing or keeps it for ever. */
    static double retention(Map<String, String> variables) {
        double seconds = number(variables.getOrDefault("binlog_expire_logs_seconds", "0"));
        return seconds > 0 ? seconds : number(variables.getOrDefault("expire_logs_days", "0")) * 86_400;
    }

    private static double number(String text) {
        return text.matches("\\d+(\\.\\d+)?") ? Double.parseDouble(text) : 0;
    }

    static String duration(double seconds) {
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long s = Math.round(seconds);
        return s < 7200 ? s / 60 + " min" : s < 172_800 ? String.format(Locale.ROOT, "%d:%02d h", s / 3600, s / 60 % 60) : String.format(Locale.ROOT, "%.1f days", s / 86_400.0);
    }
}
