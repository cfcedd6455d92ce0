package org.godwit.rehearsal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.LogArchive;
import org.godwit.rehearsal.RehearsalOptions.Part;
import org.godwit.rehearsal.capture.CaptureFacts;
import org.godwit.rehearsal.drill.DrillSection;
import org.godwit.rehearsal.drill.DrillStage;
import org.godwit.rehearsal.drill.Runbook;
import org.godwit.rehearsal.faults.Fault;
import org.godwit.rehearsal.faults.FaultResult;
import org.godwit.rehearsal.faults.FaultSection;
import org.godwit.rehearsal.faults.FaultSite;
import org.godwit.rehearsal.faults.FaultStage;
import org.godwit.rehearsal.forecast.Forecast;
import org.godwit.rehearsal.forecast.WhatIf;
import org.godwit.rehearsal.planted.GradeVerifier;
import org.godwit.rehearsal.planted.PlantedResult;
import org.godwit.rehearsal.planted.PlantedSection;
import org.godwit.rehearsal.profile.ProfileRules;
import org.godwit.rehearsal.profile.TargetProfile;
import org.godwit.rehearsal.replay.HotKeys;
import org.godwit.rehearsal.replay.Replay;
import org.godwit.rehearsal.replay.ReplayError;
import org.godwit.rehearsal.replay.ReplayResult;
import org.godwit.rehearsal.replay.ReplaySection;
import org.godwit.rehearsal.report.Document;
import org.godwit.rehearsal.report.HoldUpSection;
import org.godwit.rehearsal.report.Report;
import org.godwit.rehearsal.report.ReportBuilder;
import org.godwit.rehearsal.run.CountedParts;
import org.godwit.rehearsal.run.HoldUps;
import org.godwit.rehearsal.run.RunLog.Outcome;
import org.godwit.rehearsal.run.RunLog;
import org.godwit.rehearsal.run.Stage;
import org.godwit.rehearsal.run.VerifyOnly;
import org.godwit.supervisor.service.Studio;

/** What a rehearsal does when source and target are equal: replays the log, grades the verification, forecasts. Each part becomes a section of the report. Used by one thread. */
final class AfterMigration {
    private final Studio studio;
    private final RehearsalMeans means;
    private final RehearsalRequest request;
    private final ReportBuilder report;
    private final RunLog log;
    private final VerifyOnly projects;
    private final FaultSite.Saver dataSources;
    private final Path scratch;
    private final HoldUps holdUps;
    private double replayRate;
    private CaptureFacts facts = CaptureFacts.NONE;

    AfterMigration(Studio studio, RehearsalMeans means, RehearsalRequest request, ReportBuilder report, RunLog log, VerifyOnly projects, FaultSite.Saver dataSources, Path scratch, HoldUps holdUps) {
        this.studio = studio;
        this.means = means;
        this.request = request;
        this.report = report;
        this.log = log;
        this.projects = projects;
        this.dataSources = dataSources;
        this.scratch = scratch;
        this.holdUps = holdUps;
    }

    /** @param bundle what was rehearsed, when it was a bundle */
    void run(DataSource source, DataSource target, Optional<BundleSource> bundle, CancelToken cancel) throws GodwitException {
        List<ObjectName> tables = report.tables().stream().filter(t -> t.verification().equals("CONSISTENT") || t.verification().equals("BOTH_EMPTY")).map(t -> name(t.source())).toList();
        boolean equal = !tables.isEmpty() && tables.size() == report.tables().size();
        List<ObjectName> left = tables;
        if (bundle.isPresent()) {
            facts = new BundleFacts(studio, means.connectors(), report.tables()).of(bundle.get(), source, cancel);
        }
        if (request.options().profile().isPresent()) {
            profile(request.options().profile().get(), source, cancel);
        }
        if (request.options().has(Part.REPLAY) && bundle.isPresent()) {
            left = replay(source, target, bundle.get(), equal, tables, cancel);
        }
        if (!holdUps.seen().isEmpty()) {
            report.section(HoldUpSection.of(holdUps.seen()));
        }
        if (request.options().has(Part.PLANTED)) {
            left = planted(source, target, !left.isEmpty() && equal, left, cancel);
        }
        if (request.options().has(Part.DRILL)) {
            drill(source, target, equal ? left : List.of(), cancel);
        }
        if (request.options().has(Part.FAULTS)) {
            faults(source, target, equal ? left : List.of(), cancel);
        }
        if (request.options().has(Part.FORECAST) && bundle.isPresent() && !facts.tables().isEmpty()) {
            double copied = report.tables().isEmpty() ? 0 : report.copySeconds();
            report.section(Forecast.of(facts, report.tables(), copied, report.verifySeconds(), replayRate, holdUps.seen()));
            Forecast.Whole whole = Forecast.whole(facts, report.tables(), copied);
            report.section(WhatIf.of(whole.seconds(), whole.rows(), request.parameters(), Runtime.getRuntime().availableProcessors()));
        }
    }

    private void profile(TargetProfile profile, DataSource source, CancelToken cancel) throws GodwitException {
        List<TableDef> definitions = new ArrayList<>();
        for (Report.Table table : report.tables()) {
            studio.dataSources().table(source.id(), name(table.source()), cancel).ifPresent(definitions::add);
        }
        for (ProfileRules.Breach b : ProfileRules.check(profile, definitions, facts)) {
            report.finding(new Report.Finding("profile", b.ruleId(), b.blocks() ? "BLOCKER" : "WARNING", b.object(), "", "", profile.label() + ": " + b.reason() + " (" + b.proof().words() + ")", b.remedy()));
        }
        report.setting("Target profile", profile.label());
    }

    private static ObjectName name(String text) {
        return BundleFacts.name(text);
    }

    /** @return tables that are equal afterwards */
    private List<ObjectName> replay(DataSource source, DataSource target, BundleSource bundle, boolean equal, List<ObjectName> tables, CancelToken cancel) throws GodwitException {
        if (bundle.log().isEmpty() || !equal) {
            String why = !equal ? "Not replayed, since source and target differ." : bundle.manifest().log().left().isEmpty() ? "The bundle has no log." : "The bundle has no log: " + bundle.manifest().log().left();
            report.section(new Report.Section("replay", "Replay of the log", Report.State.WARNING, why, List.of(), List.of(), List.of()));
            return equal ? tables : List.of();
        }
        LogArchive archive = BundleFacts.archive(means.connectors(), source).orElseThrow(() -> new GodwitException(ReplayError.NO_ARCHIVE, source.type().label()));
        ReplayResult result = new Replay(studio, log, archive, projects, holdUps).run(bundle.log().get(), source, target, tables, request.options().replaySpeed(), request.parameters(), cancel);
        replayRate = result.speed() == 0 ? Math.max(result.rowsApplied(), facts.log().rows()) / Math.max(0.001, result.seconds()) : 0;
        report.section(ReplaySection.of(result, facts.log()));
        ReplaySection.findings(result).forEach(report::finding);
        HotKeys.of(facts.log()).ifPresent(report::section);
        List<ObjectName> left = new ArrayList<>();
        result.verification().forEach(v -> left.add(v.source()));
        return result.unequal().isEmpty() ? left : List.of();
    }

    /** @return tables that are equal afterwards */
    private List<ObjectName> planted(DataSource source, DataSource target, boolean equal, List<ObjectName> tables, CancelToken cancel) throws GodwitException {
        if (!equal) {
            report.section(new Report.Section("planted", "Planted errors", Report.State.WARNING, "Not planted, since source and target differ.", List.of(), List.of(), List.of()));
            return List.of();
        }
        PlantedResult result = log.stage(Stage.PLANTED, () -> {
            PlantedResult graded = new GradeVerifier(studio, projects).run(source, target, tables, request.options().seed(), cancel);
            return new Outcome<>(graded, graded.planted(), "errors",
                    graded.found() + " of " + graded.planted() + " found, " + graded.falseAlarms().size() + " false alarms, " + (graded.converged() ? "corrected in one pass" : "not corrected"));
        });
        report.section(PlantedSection.of(result));
        return result.converged() ? tables : List.of();
    }

    /** @param left tables that are equal */
    private void drill(DataSource source, DataSource target, List<ObjectName> left, CancelToken cancel) throws GodwitException {
        if (left.isEmpty()) {
            report.section(new Report.Section("drill", "Switchover drill", Report.State.WARNING, "Not exercised, since source and target differ.", List.of(), List.of(), List.of()));
            return;
        }
        DrillStage.Outcome outcome = log.stage(Stage.DRILL, () -> {
            DrillStage.Outcome done = new DrillStage(studio, log.listener(), projects, request.options().drill()).run(source, target, left, request.parameters(), cancel);
            return new Outcome<>(done, done.result().moves().size(), "switchovers", DrillSection.summary(done.result()));
        });
        report.section(DrillSection.of(outcome));
        DrillSection.findings(outcome).forEach(report::finding);
        Document runbook = Runbook.of(outcome.result());
        OwnerOnlyFiles.missingFolder(request.reportFolder());
        OwnerOnlyFiles.write(request.reportFolder().resolve("runbook.md"), runbook.markdown());
        OwnerOnlyFiles.write(request.reportFolder().resolve("runbook.html"), runbook.html());
    }

    /** Only on servers of the rehearsal's own: their log and settings are touched. */
    private void faults(DataSource source, DataSource target, List<ObjectName> left, CancelToken cancel) throws GodwitException {
        if (request.ownSource().isPresent() || request.ownTarget().isPresent()) {
            report.section(new Report.Section("faults", "Faults", Report.State.WARNING, "Not tried, since a server of your own takes part.", List.of(), List.of(), List.of()));
            return;
        }
        long seed = request.options().seed();
        FaultSite site = new FaultSite(studio, projects, dataSources, source, target, left, seed, scratch, means.program(), cancel);
        List<FaultResult> results = log.stage(Stage.FAULTS, () -> {
            CountedParts parts = new CountedParts(Stage.FAULTS, Fault.values().length, log.listener());
            List<FaultResult> tried = new FaultStage(site).run(List.of(Fault.values()), (fault, done, all) -> parts.begins(done, fault.label()));
            return new Outcome<>(tried, tried.size(), "faults", FaultSection.summary(tried));
        });
        report.section(FaultSection.of(results, seed));
    }
}
