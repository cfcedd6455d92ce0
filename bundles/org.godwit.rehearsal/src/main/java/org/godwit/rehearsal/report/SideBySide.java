package org.godwit.rehearsal.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two rehearsals line by line, whatever they rehearsed. Without state. */
public final class SideBySide {
    /** What a line is about. */
    public enum Kind {
        SUMMARY, STAGE, PART, TABLE, FINDING
    }

    /** How the right one is compared with the left one. */
    public enum Change {
        SAME, BETTER, WORSE, OTHER
    }

    /**
     * A line; what one of them has not is empty.
     *
     * @param change of the right one
     */
    public record Line(Kind kind, String what, String left, String right, Change change) {
    }

    /** Times may differ so much by chance. */
    private static final double FACTOR = 1.2;
    private static final double SECONDS = 0.5;

    private SideBySide() {
    }

    public static List<Line> of(Report left, Report right) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(Kind.SUMMARY, "Readiness", left.readiness().words(), right.readiness().words(), order(left.readiness().ordinal(), right.readiness().ordinal())));
        lines.add(new Line(Kind.SUMMARY, "Verdict", left.verdict().name().toLowerCase(Locale.ROOT), right.verdict().name().toLowerCase(Locale.ROOT), order(left.verdict().ordinal(), right.verdict().ordinal())));
        totals(lines, left.totals(), right.totals());
        settings(lines, left, right);
        stages(lines, left, right);
        parts(lines, left, right);
        tables(lines, left, right);
        findings(lines, left, right);
        return List.copyOf(lines);
    }

    private static Change order(int left, int right) {
        return left == right ? Change.SAME : left < right ? Change.WORSE : Change.BETTER;
    }

    private static Change time(double left, double right) {
        boolean same = Math.abs(left - right) < SECONDS || Math.max(left, right) < FACTOR * Math.min(left, right);
        return same ? Change.SAME : left < right ? Change.WORSE : Change.BETTER;
    }

    private static void totals(List<Line> lines, Report.Totals left, Report.Totals right) {
        lines.add(count("Tables", left.tables(), right.tables()));
        lines.add(count("Rows", left.rows(), right.rows()));
        lines.add(time("Full migration", left.copySeconds(), right.copySeconds()));
        lines.add(time("Full verification", left.verifySeconds(), right.verifySeconds()));
        lines.add(time("The whole run", left.wholeSeconds(), right.wholeSeconds()));
        lines.add(new Line(Kind.SUMMARY, "Rows per second", Html.number(Math.round(left.rowsPerSecond())), Html.number(Math.round(right.rowsPerSecond())), time(left.copySeconds(), right.copySeconds())));
    }

    private static Line count(String what, long left, long right) {
        return new Line(Kind.SUMMARY, what, Html.number(left), Html.number(right), left == right ? Change.SAME : Change.OTHER);
    }

    private static Line time(String what, double left, double right) {
        return new Line(Kind.SUMMARY, what, seconds(left), seconds(right), time(left, right));
    }

    private static void settings(List<Line> lines, Report left, Report right) {
        Set<String> names = new TreeSet<>(left.settings().keySet());
        names.addAll(right.settings().keySet());
        for (String name : names) {
            String then = left.settings().getOrDefault(name, "");
            String now = right.settings().getOrDefault(name, "");
            lines.add(new Line(Kind.SUMMARY, name, then, now, then.equals(now) ? Change.SAME : Change.OTHER));
        }
    }

    private static void stages(List<Line> lines, Report left, Report right) {
        Map<String, Double> then = times(left);
        Map<String, Double> now = times(right);
        Stream.concat(then.keySet().stream(), now.keySet().stream().filter(n -> !then.containsKey(n))).forEach(name -> lines.add(both(Kind.STAGE, name, then.get(name), now.get(name))));
    }

    private static Map<String, Double> times(Report report) {
        return report.steps().stream().collect(Collectors.toMap(Report.Step::name, Report.Step::seconds, Double::sum, LinkedHashMap::new));
    }

    private static Line both(Kind kind, String name, Double then, Double now) {
        Change change = then == null || now == null ? Change.OTHER : time(then, now);
        return new Line(kind, name, then == null ? "" : seconds(then), now == null ? "" : seconds(now), change);
    }

    private static void parts(List<Line> lines, Report left, Report right) {
        Map<String, Report.Section> then = byName(left.sections(), Report.Section::id);
        Map<String, Report.Section> now = byName(right.sections(), Report.Section::id);
        Set<String> ids = new TreeSet<>(then.keySet());
        ids.addAll(now.keySet());
        ids.remove("comparison");
        for (String id : ids) {
            Report.Section a = then.get(id);
            Report.Section b = now.get(id);
            String title = a == null ? b.title() : a.title();
            lines.add(new Line(Kind.PART, title, a == null ? "" : words(a), b == null ? "" : words(b), a == null || b == null ? Change.OTHER : order(a.state().ordinal(), b.state().ordinal())));
            figures(lines, title, a, b);
        }
    }

    private static String words(Report.Section section) {
        return section.state().name().toLowerCase(Locale.ROOT) + ": " + section.text();
    }

    private static void figures(List<Line> lines, String title, Report.Section a, Report.Section b) {
        Map<String, Report.Figure> then = a == null ? Map.of() : byName(a.figures(), Report.Figure::name);
        Map<String, Report.Figure> now = b == null ? Map.of() : byName(b.figures(), Report.Figure::name);
        Set<String> names = new TreeSet<>(then.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            String before = then.containsKey(name) ? then.get(name).value() : "";
            String after = now.containsKey(name) ? now.get(name).value() : "";
            lines.add(new Line(Kind.PART, title + ": " + name, before, after, before.equals(after) ? Change.SAME : Change.OTHER));
        }
    }

    private static void tables(List<Line> lines, Report left, Report right) {
        Map<String, Report.Table> then = byName(left.tables(), Report.Table::source);
        Map<String, Report.Table> now = byName(right.tables(), Report.Table::source);
        Set<String> names = new TreeSet<>(then.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            Report.Table a = then.get(name);
            Report.Table b = now.get(name);
            boolean otherResult = a != null && b != null && !a.verification().equals(b.verification());
            Change change = a == null || b == null ? Change.OTHER : otherResult ? (b.verification().equals("CONSISTENT") ? Change.BETTER : Change.WORSE) : time(a.seconds(), b.seconds());
            lines.add(new Line(Kind.TABLE, name, a == null ? "" : words(a), b == null ? "" : words(b), change));
        }
    }

    private static String words(Report.Table table) {
        return Html.number(table.rows()) + " rows in " + seconds(table.seconds()) + (table.verification().isEmpty() ? "" : ", " + table.verification().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static void findings(List<Line> lines, Report left, Report right) {
        Map<String, Report.Finding> then = byName(left.findings(), f -> f.ruleId() + " " + f.object());
        Map<String, Report.Finding> now = byName(right.findings(), f -> f.ruleId() + " " + f.object());
        Set<String> names = new TreeSet<>(then.keySet());
        names.addAll(now.keySet());
        List<Line> found = new ArrayList<>();
        for (String name : names) {
            Report.Finding a = then.get(name);
            Report.Finding b = now.get(name);
            found.add(new Line(Kind.FINDING, name, a == null ? "" : a.severity().toLowerCase(Locale.ROOT), b == null ? "" : b.severity().toLowerCase(Locale.ROOT), a == null ? Change.WORSE : b == null ? Change.BETTER : Change.SAME));
        }
        found.sort(Comparator.comparing(l -> l.change() == Change.SAME));
        lines.addAll(found);
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(name, t -> t, (a, b) -> a, LinkedHashMap::new));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
