package org.godwit.rehearsal.report;

import java.util.List;
import java.util.Map;
import org.godwit.core.error.Problem;
import org.godwit.supervisor.service.PrecheckItem;

/**
 * What a rehearsal or migration came to, in plain values: written as JSON as it stands and drawn as HTML. Immutable. Names and counts only; no row contents beyond keys of differing rows.
 *
 * @param created when, ISO 8601
 * @param problems why it failed; empty otherwise
 */
public record Report(String program, String created, String title, Verdict verdict, String verdictText, Map<String, String> settings, List<Server> servers, Totals totals, List<Step> steps,
        List<Table> tables, List<Finding> findings, List<LeftBehind> leftBehind, List<Difference> differences, List<Problem> problems,
        List<Section> sections) {
    /** How it ended; the exit status of the command line follows from it. */
    public enum Verdict {
        EQUAL, DIFFERENT, NOT_VERIFIED, FAILED
    }

    /** A server that took part. */
    public record Server(String role, String kind, String version, String address) {
    }

    /** Sums over all tables; seconds are those of the full migration, and of everything from the first to the last second. */
    public record Totals(long tables, long rows, long bytes, double copySeconds, double rowsPerSecond, double megabytesPerSecond, double verifySeconds, double wholeSeconds) {
    }

    /** A stage or step. {@code startSecond} counts from the beginning of the run. */
    public record Step(String name, String state, double startSecond, double seconds, long units, String unit, double unitsPerSecond, String note) {
    }

    /** A table, copied and verified. */
    public record Table(String source, String target, long rows, long bytes, double seconds, double rowsPerSecond, double megabytesPerSecond, long conflicts, String state, String verification,
            long consistent, long sourceOnly, long targetOnly, long mismatched, double verifySeconds, String message) {
    }

    /** Something changed, left out or noteworthy; origin is {@code dump}, {@code precheck} or {@code schema}. */
    public record Finding(String origin, String ruleId, String severity, String object, String before, String after, String reason, String remedy) {
        /** An objection of the precheck that a stage did not mind, and the migration will. */
        public static Finding passedOver(String stage, PrecheckItem item) {
            return new Finding(stage, item.key(), "WARNING", item.side().label(), "", "", item.cause() + " The " + stage + " passed over it.", item.remedy());
        }
    }

    /** An object that no step moves. */
    public record LeftBehind(String kind, String name, String reason) {
    }

    /** A differing row, by its key. */
    public record Difference(String table, String type, String key, List<String> columns) {
        public Difference {
            columns = List.copyOf(columns);
        }
    }

    /** How something of a report is to be taken. */
    public enum State {
        GOOD, WARNING, BAD
    }

    /** A figure with its name. */
    public record Figure(String name, String value) {
    }

    /**
     * A part of a rehearsal besides the migration itself: the replay of a log, planted errors, a forecast.
     *
     * @param id stable, for programs
     * @param text what came out, in a sentence or two
     * @param head names of columns; those that hold figures begin with a hash sign
     */
    public record Section(String id, String title, State state, String text, List<Figure> figures, List<String> head, List<List<String>> rows) {
        public Section {
            figures = List.copyOf(figures);
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** Whether the real migration can be begun. */
    public enum Readiness {
        READY("ready"), CONDITIONS("ready with conditions"), NOT_READY("not ready");

        private final String words;

        Readiness(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Report {
        settings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(settings));
        servers = List.copyOf(servers);
        steps = List.copyOf(steps);
        tables = List.copyOf(tables);
        findings = List.copyOf(findings);
        leftBehind = List.copyOf(leftBehind);
        differences = List.copyOf(differences);
        problems = List.copyOf(problems);
        // reports of earlier versions have none
        sections = sections == null ? List.of() : List.copyOf(sections);
    }

    /** Not ready when something failed, differs or blocks; with conditions when something is to be looked at or stays behind. */
    public Readiness readiness() {
        boolean bad = verdict == Verdict.FAILED || verdict == Verdict.DIFFERENT || sections.stream().anyMatch(s -> s.state() == State.BAD) || findings.stream().anyMatch(f -> f.severity().equals("BLOCKER"));
        boolean conditions = verdict == Verdict.NOT_VERIFIED || !leftBehind.isEmpty() || sections.stream().anyMatch(s -> s.state() == State.WARNING) || findings.stream().anyMatch(f -> !f.severity().equals("INFO"));
        return bad ? Readiness.NOT_READY : conditions ? Readiness.CONDITIONS : Readiness.READY;
    }

    /** Exit status of the command line: 0 equal or not to be verified, 1 differences, 3 failed. */
    public int exitStatus() {
        return switch (verdict) {
            case EQUAL, NOT_VERIFIED -> sections.stream().anyMatch(s -> s.state() == State.BAD) ? 1 : 0;
            case DIFFERENT -> 1;
            case FAILED -> 3;
        };
    }
}
