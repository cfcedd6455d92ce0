package org.godwit.rehearsal.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.StepName;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.core.spi.ServerInfo;
import org.godwit.rehearsal.dump.DumpFinding;
import org.godwit.rehearsal.run.ProjectRun;
import org.godwit.rehearsal.run.RunLog;
import org.godwit.supervisor.service.FindingView;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.supervisor.service.RowDifference;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.Studio;
import org.godwit.supervisor.service.TableProgress;
import org.godwit.supervisor.service.VerifyTable;

/** Gathers a report from what a run did and what the studio's services tell of its project. Used by one thread. */
public final class ReportBuilder {
    private static final int DIFFERENCES_PER_TABLE = 10;
    private static final double MEGABYTE = 1 << 20;

    private final Studio studio;
    private final RunLog log;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<Report.Server> servers = new ArrayList<>();
    private final List<Report.Step> steps = new ArrayList<>();
    private final List<Report.Table> tables = new ArrayList<>();
    private final List<Report.Finding> findings = new ArrayList<>();
    private final List<Report.LeftBehind> leftBehind = new ArrayList<>();
    private final List<Report.Difference> differences = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Report.Section> sections = new ArrayList<>();
    private final Map<String, Integer> results = new HashMap<>();
    private boolean verified;

    public ReportBuilder(Studio studio, RunLog log) {
        this.studio = studio;
        this.log = log;
    }

    public ReportBuilder setting(String name, String value) {
        settings.put(name, value);
        return this;
    }

    public void server(String role, DataSource dataSource, ServerInfo info) {
        servers.add(new Report.Server(role, info.type().label(), info.version(), dataSource.address()));
    }

    public void dumpFindings(List<DumpFinding> found) {
        found.forEach(f -> findings.add(new Report.Finding("dump", f.ruleId(), f.severity().name(), f.subject(), "", "", f.reason() + " (" + f.file() + ", line " + f.line() + ")", f.remedy())));
    }

    public ReportBuilder section(Report.Section section) {
        sections.add(section);
        return this;
    }

    /** Adds what findings and objects that stay behind ask for, when they ask for something. */
    public void effort() {
        Report.Section effort = Effort.of(findings, leftBehind);
        if (!effort.rows().isEmpty()) {
            sections.add(effort);
        }
    }

    public void finding(Report.Finding finding) {
        findings.add(finding);
    }

    /** Tables as copied so far. */
    public List<Report.Table> tables() {
        return List.copyOf(tables);
    }

    /** Seconds that the full migration took. */
    public double copySeconds() {
        return stepSeconds(StepName.FULL_TRANSFER);
    }

    /** Seconds that the full verification took. */
    public double verifySeconds() {
        return stepSeconds(StepName.FULL_VERIFIER);
    }

    public void problem(Problem problem) {
        problems.add(problem);
    }

    /** Triggers, routines, events and sequences of the source: listed by name, since no step moves them (OMS: objects that are not migrated). */
    public void leftBehind(List<ObjectSummary> objects) {
        for (ObjectSummary object : objects) {
            switch (object.kind()) {
                case TABLE, VIEW -> {
                    // moved
                }
                case TRIGGER, PROCEDURE, FUNCTION, EVENT, SEQUENCE -> leftBehind.add(new Report.LeftBehind(object.kind().name(), object.name().toString(), "A migration moves tables and views; create it at the target yourself."));
            }
        }
    }

    /** Adds everything the project knows: steps, tables, verification, findings. */
    public void project(String id) throws GodwitException {
        ProjectDetail detail = studio.projects().get(id);
        detail.steps().forEach(this::step);
        verified = detail.steps().stream().anyMatch(s -> s.name() == StepName.FULL_VERIFIER && s.started().isPresent());
        Map<ObjectName, VerifyTable> verification = studio.projects().verification(id).stream().collect(Collectors.toMap(VerifyTable::source, v -> v, (a, b) -> b, LinkedHashMap::new));
        for (TableProgress table : studio.projects().tables(id)) {
            tables.add(table(table, verification.remove(table.source())));
        }
        verification.values().forEach(v -> tables.add(table(new TableProgress(v.source(), v.target(), 0, 0, 0, 0, 0, TableProgress.State.WAITING, 0, 0, ""), v)));
        for (FindingView f : studio.projects().findings(id)) {
            findings.add(new Report.Finding("schema", f.ruleId(), f.severity().name(), f.object() + (f.part().isEmpty() ? "" : ", " + f.part()), f.before(), f.after(), f.reason(), f.remedy()));
        }
        for (PrecheckItem item : studio.projects().precheckItems(id)) {
            if (item.state() == PrecheckItem.State.WARNING || item.state() == PrecheckItem.State.FAILED || item.state() == PrecheckItem.State.SKIPPED) {
                findings.add(new Report.Finding("precheck", item.key(), item.state() == PrecheckItem.State.FAILED ? "BLOCKER" : "WARNING", item.side().label(), "", "", item.cause(), item.remedy()));
            }
        }
        for (Report.Table table : tables) {
            if (table.sourceOnly() + table.targetOnly() + table.mismatched() > 0) {
                differences(id, table);
            }
        }
    }

    private void step(StepView step) {
        if (step.started().isEmpty()) {
            return;
        }
        double seconds = ProjectRun.seconds(step);
        String unit = switch (step.name()) {
            case TRANSFER_PRECHECK -> "items";
            case STRUCT_TRANSFER, INDEX_TRANSFER -> "objects";
            case FULL_TRANSFER, FULL_VERIFIER, TRANSFER_INCR_LOG_PULL, INCR_TRANSFER, TRANSFER_APP_SWITCH, REVERSE_INCR_TRANSFER -> "rows";
        };
        steps.add(new Report.Step(step.name().label(), step.status().name(), log.second(step.started().get()), seconds, step.doneUnits(), unit, seconds > 0 ? step.doneUnits() / seconds : 0,
                step.problem().map(Problem::message).orElse("")));
    }

    private Report.Table table(TableProgress t, VerifyTable v) {
        double rate = t.seconds() > 0 ? t.rows() / t.seconds() : 0;
        double megabytes = t.seconds() > 0 ? t.bytes() / MEGABYTE / t.seconds() : 0;
        if (v == null) {
            return new Report.Table(t.source().toString(), t.target().toString(), t.rows(), t.bytes(), t.seconds(), rate, megabytes, t.conflicts(), t.state().name(), "", 0, 0, 0, 0, 0, t.problem());
        }
        results.merge(v.result().name(), 1, Integer::sum);
        return new Report.Table(t.source().toString(), t.target().toString(), t.rows(), t.bytes(), t.seconds(), rate, megabytes, t.conflicts(), t.state().name(), v.result().name(), v.consistent(), v.sourceOnly(),
                v.destOnly(), v.mismatched(), v.seconds(), t.problem().isEmpty() ? v.message() : t.problem());
    }

    private void differences(String id, Report.Table table) throws GodwitException {
        int dot = table.source().indexOf('.');
        ObjectName name = studio.projects().verification(id).stream().map(VerifyTable::source).filter(s -> s.toString().equals(table.source())).findFirst()
                .orElseGet(() -> new ObjectName(table.source().substring(0, dot), table.source().substring(dot + 1)));
        for (RowDifference d : studio.projects().differences(id, name, 0, DIFFERENCES_PER_TABLE)) {
            String key = d.key().stream().map(k -> k.column() + "=" + k.source().or(k::target).orElse("NULL")).collect(Collectors.joining(", "));
            differences.add(new Report.Difference(table.source(), d.type().name(), key, d.columns().stream().filter(RowDifference.Value::differs).map(RowDifference.Value::column).toList()));
        }
    }

    /** @param title headline of the report */
    public Report build(String title) {
        List<Report.Step> all = new ArrayList<>(log.stages());
        all.addAll(steps);
        all.sort(java.util.Comparator.comparingDouble(Report.Step::startSecond));
        Report.Verdict verdict = verdict();
        return new Report("Godwit Migration Studio", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), title, verdict, text(verdict), settings, servers, totals(), all, tables, findings, leftBehind, differences,
                problems, sections);
    }

    private Report.Verdict verdict() {
        if (!problems.isEmpty()) {
            return Report.Verdict.FAILED;
        }
        if (!verified) {
            return Report.Verdict.NOT_VERIFIED;
        }
        if (results.containsKey("RUNTIME_EXCEPTION") || results.containsKey("UNCHECK") || results.containsKey("UNKNOWN")) {
            return Report.Verdict.FAILED;
        }
        boolean equal = results.keySet().stream().allMatch(r -> r.equals("CONSISTENT") || r.equals("BOTH_EMPTY"));
        return equal && tables.stream().noneMatch(t -> t.verification().isEmpty()) ? Report.Verdict.EQUAL : Report.Verdict.DIFFERENT;
    }

    private String text(Report.Verdict verdict) {
        long rows = tables.stream().mapToLong(Report.Table::consistent).sum();
        long differing = tables.stream().filter(t -> !t.verification().equals("CONSISTENT") && !t.verification().equals("BOTH_EMPTY")).count();
        return switch (verdict) {
            case EQUAL -> "All " + tables.size() + " tables are equal at source and target: " + Html.number(rows) + " rows compared in both directions.";
            case DIFFERENT -> differing + " of " + tables.size() + " tables differ between source and target.";
            case NOT_VERIFIED -> "Done; a verification was not asked for.";
            case FAILED -> problems.isEmpty() ? "Some tables could not be verified." : "The run ended before its goal.";
        };
    }

    private Report.Totals totals() {
        long rows = tables.stream().mapToLong(Report.Table::rows).sum();
        long bytes = tables.stream().mapToLong(Report.Table::bytes).sum();
        double copy = stepSeconds(StepName.FULL_TRANSFER);
        return new Report.Totals(tables.size(), rows, bytes, copy, copy > 0 ? rows / copy : 0, copy > 0 ? bytes / MEGABYTE / copy : 0, stepSeconds(StepName.FULL_VERIFIER), log.second(Instant.now()));
    }

    private double stepSeconds(StepName name) {
        return steps.stream().filter(s -> s.name().equals(name.label())).mapToDouble(Report.Step::seconds).sum();
    }
}
