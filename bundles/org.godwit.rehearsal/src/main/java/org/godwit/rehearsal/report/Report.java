package org.godwit.rehearsal.report;

import java.util.List;
import java.util.Map;
import org.godwit.core.error.Problem;

/**
 * What a rehearsal or migration came to, in plain values: written as JSON as it stands and drawn as HTML. Immutable. Names and counts only; no row contents beyond keys of differing rows.
 *
 * @param created when, ISO 8601
 * @param problems why it failed; empty otherwise
 */
public record Report(String program, String created, String title, Verdict verdict, String verdictText, Map<String, String> settings, List<Server> servers, Totals totals, List<Step> steps,
        List<Table> tables, List<Finding> findings, List<LeftBehind> leftBehind, List<Difference> differences, List<Problem> problems) {
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

    public Report {
        settings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(settings));
        servers = List.copyOf(servers);
        steps = List.copyOf(steps);
        tables = List.copyOf(tables);
        findings = List.copyOf(findings);
        leftBehind = List.copyOf(leftBehind);
        differences = List.copyOf(differences);
        problems = List.copyOf(problems);
    }

    /** Exit status of the command line: 0 equal or not to be verified, 1 differences, 3 failed. */
    public int exitStatus() {
        return switch (verdict) {
            case EQUAL, NOT_VERIFIED -> 0;
            case DIFFERENT -> 1;
            case FAILED -> 3;
        };
    }
}
