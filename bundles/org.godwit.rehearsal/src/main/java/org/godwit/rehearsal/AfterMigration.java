package org.godwit.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Connector;
import org.godwit.core.spi.LogArchive;
import org.godwit.rehearsal.RehearsalOptions.Part;
import org.godwit.rehearsal.capture.CaptureFacts;
import org.godwit.rehearsal.forecast.Forecast;
import org.godwit.rehearsal.planted.GradeVerifier;
import org.godwit.rehearsal.planted.PlantedResult;
import org.godwit.rehearsal.profile.ProfileRules;
import org.godwit.rehearsal.profile.TargetProfile;
import org.godwit.rehearsal.replay.Replay;
import org.godwit.rehearsal.replay.ReplayError;
import org.godwit.rehearsal.replay.ReplayResult;
import org.godwit.rehearsal.report.Report;
import org.godwit.rehearsal.report.ReportBuilder;
import org.godwit.rehearsal.run.RunLog;
import org.godwit.rehearsal.run.RunLog.Outcome;
import org.godwit.rehearsal.run.Stage;
import org.godwit.rehearsal.run.VerifyOnly;
import org.godwit.supervisor.service.Studio;

/** What a rehearsal does when source and target are equal: replays the log, grades the verification, forecasts. Each part becomes a section of the report. Used by one thread. */
final class AfterMigration {
    private static final int SHOWN = 30;

    private final Studio studio;
    private final List<Connector> connectors;
    private final RehearsalRequest request;
    private final ReportBuilder report;
    private final RunLog log;
    private final VerifyOnly projects;
    private double replayRate;

    AfterMigration(Studio studio, List<Connector> connectors, RehearsalRequest request, ReportBuilder report, RunLog log, VerifyOnly projects) {
        this.studio = studio;
        this.connectors = connectors;
        this.request = request;
        this.report = report;
        this.log = log;
        this.projects = projects;
    }

    /** @param bundle what was rehearsed, when it was a bundle */
    void run(DataSource source, DataSource target, Optional<BundleSource> bundle, CancelToken cancel) throws GodwitException {
        List<ObjectName> tables = report.tables().stream().filter(t -> t.verification().equals("CONSISTENT") || t.verification().equals("BOTH_EMPTY")).map(t -> name(t.source())).toList();
        boolean equal = !tables.isEmpty() && tables.size() == report.tables().size();
        List<ObjectName> left = tables;
        if (request.options().profile().isPresent()) {
            profile(request.options().profile().get(), source, bundle.map(BundleSource::facts).orElse(CaptureFacts.NONE), cancel);
        }
        if (request.options().has(Part.REPLAY) && bundle.isPresent()) {
            left = replay(source, target, bundle.get(), equal, tables, cancel);
        }
        if (request.options().has(Part.PLANTED)) {
            planted(source, target, !left.isEmpty() && equal, left, cancel);
        }
        if (request.options().has(Part.FORECAST) && bundle.isPresent() && !bundle.get().facts().tables().isEmpty()) {
            double copied = report.tables().isEmpty() ? 0 : report.copySeconds();
            report.section(Forecast.of(bundle.get().facts(), report.tables(), copied, report.verifySeconds(), replayRate));
        }
    }

    private void profile(TargetProfile profile, DataSource source, CaptureFacts facts, CancelToken cancel) throws GodwitException {
        List<TableDef> definitions = new ArrayList<>();
        for (Report.Table table : report.tables()) {
            studio.dataSources().table(source.id(), name(table.source()), cancel).ifPresent(definitions::add);
        }
        for (ProfileRules.Breach b : ProfileRules.check(profile, definitions, facts)) {
            report.finding(new Report.Finding("profile", b.ruleId(), b.blocks() ? "BLOCKER" : "WARNING", b.object(), "", "", profile.label() + ": " + b.reason() + " (" + b.proof().words() + ")", b.remedy()));
        }
        report.setting("Target profile", profile.label());
    }

    private ObjectName name(String text) {
        int dot = text.indexOf('.');
        return new ObjectName(text.substring(0, dot), text.substring(dot + 1));
    }

    /** @return tables that are equal afterwards */
    private List<ObjectName> replay(DataSource source, DataSource target, BundleSource bundle, boolean equal, List<ObjectName> tables, CancelToken cancel) throws GodwitException {
        if (bundle.log().isEmpty() || !equal) {
            String why = !equal ? "Not replayed, since source and target differ." : bundle.manifest().log().left().isEmpty() ? "The bundle has no log." : "The bundle has no log: " + bundle.manifest().log().left();
            report.section(new Report.Section("replay", "Replay of the log", Report.State.WARNING, why, List.of(), List.of(), List.of()));
            return equal ? tables : List.of();
        }
        LogArchive archive = connectors.stream().filter(c -> c.types().contains(source.type())).findFirst().flatMap(Connector::logArchive)
                .orElseThrow(() -> new GodwitException(ReplayError.NO_ARCHIVE, source.type().label()));
        ReplayResult result = new Replay(studio, log, archive, projects).run(bundle.log().get(), source, target, tables, request.options().replaySpeed(), request.parameters(), cancel);
        replayRate = result.speed() == 0 ? Math.max(result.rowsApplied(), bundle.facts().log().rows()) / Math.max(0.001, result.seconds()) : 0;
        report.section(section(result, bundle.facts().log()));
        List<ObjectName> left = new ArrayList<>();
        result.verification().forEach(v -> left.add(v.source()));
        return result.unequal().isEmpty() ? left : List.of();
    }

    private static Report.Section section(ReplayResult r, CaptureFacts.LogRates rates) {
        List<Report.Figure> figures = new ArrayList<>();
        figures.add(new Report.Figure("Rows applied", format("%,d", r.rowsApplied())));
        figures.add(new Report.Figure("Time", format("%.1f s", r.seconds())));
        figures.add(new Report.Figure("Rows of the log per second", format("%,.0f", Math.max(r.rowsApplied(), rates.rows()) / Math.max(0.001, r.seconds()))));
        figures.add(new Report.Figure("Pace", r.speed() == 0 ? "as fast as possible" : format("%s x", Double.toString(r.speed()))));
        figures.add(new Report.Figure("Conflicts", format("%,d", r.conflicts())));
        figures.add(new Report.Figure("Most lanes at work (sampled)", r.lanesUsed() + " of " + r.lanes()));
        figures.add(new Report.Figure("Applied by the source's server", format("%,d transactions in %.1f s", r.truthTransactions(), r.truthSeconds())));
        if (rates.transactions() > 0) {
            figures.add(new Report.Figure("Recorded", format("%,d transactions, %,d rows in %d s", rates.transactions(), rates.rows(), rates.seconds())));
            figures.add(new Report.Figure("Largest transaction", format("%,d rows", rates.largestRows())));
        }
        List<List<String>> rows = new ArrayList<>();
        rates.hottest().stream().limit(SHOWN / 3).forEach(h -> rows.add(List.of("hot key", h.table() + " #" + h.digest(), h.writes() + " writes", "")));
        r.ddls().stream().limit(SHOWN).forEach(d -> rows.add(List.of("statement", d.statement(), d.state(), d.outcome())));
        r.unequal().forEach(v -> rows.add(List.of("differs", v.source().toString(), v.result().name().toLowerCase(Locale.ROOT), "source only " + v.sourceOnly() + ", target only " + v.destOnly() + ", differing " + v.mismatched())));
        boolean equal = r.unequal().isEmpty();
        String text = equal
                ? "After the replay all " + r.verification().size() + " tables are equal to a source on which its own server applied the same log."
                : r.unequal().size() + " of " + r.verification().size() + " tables differ from a source on which its own server applied the same log.";
        return new Report.Section("replay", "Replay of the log", equal ? r.conflicts() == 0 ? Report.State.GOOD : Report.State.WARNING : Report.State.BAD, text, figures, List.of("What", "Object", "Result", "Details"), rows);
    }

    private void planted(DataSource source, DataSource target, boolean equal, List<ObjectName> tables, CancelToken cancel) throws GodwitException {
        if (!equal) {
            report.section(new Report.Section("planted", "Planted errors", Report.State.WARNING, "Not planted, since source and target differ.", List.of(), List.of(), List.of()));
            return;
        }
        PlantedResult result = log.stage(Stage.PLANTED, () -> {
            PlantedResult graded = new GradeVerifier(studio, projects).run(source, target, tables, request.options().seed(), cancel);
            return new Outcome<>(graded, graded.planted(), "errors",
                    graded.found() + " of " + graded.planted() + " found, " + graded.falseAlarms().size() + " false alarms, " + (graded.converged() ? "corrected in one pass" : "not corrected"));
        });
        List<Report.Figure> figures = List.of(new Report.Figure("Planted", Integer.toString(result.planted())), new Report.Figure("Found", result.planted() == 0 ? "-" : format("%.1f %%", 100.0 * result.found() / result.planted())),
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
        report.section(new Report.Section("planted", "Planted errors", state, text, figures, List.of("Kind", "#Planted", "#Found", "Where"), rows));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
