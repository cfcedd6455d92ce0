package org.godwit.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.Rehearsal;
import org.godwit.rehearsal.RehearsalInput;
import org.godwit.rehearsal.RehearsalOptions;
import org.godwit.rehearsal.RehearsalRequest;
import org.godwit.rehearsal.RehearsalResult;
import org.godwit.rehearsal.bundle.Bundle;
import org.godwit.rehearsal.drill.DrillSettings;
import org.godwit.rehearsal.dump.DumpInput;
import org.godwit.rehearsal.profile.TargetProfile;
import org.godwit.rehearsal.report.Report;
import org.godwit.rehearsal.report.ReportWriter;
import org.godwit.rehearsal.sample.Sample;
import org.godwit.rehearsal.twin.ScratchFolder;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.service.Studio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code godwit rehearse}: the main job. */
@Command(name = "rehearse", mixinStandardHelpOptions = true, description = {"Rehearses a whole migration between two throw-away MariaDB servers: precheck, schema, full and index migration, verification, report.",
        "INPUT: a bundle that godwit capture made, .sql or .sql.gz dumps, or a folder of them. Without it, the sample shop that ships."})
final class RehearseCommand extends StudioCommand {
    /** What makes a build red. */
    enum FailOn {
        ERROR, WARNING
    }

    @Parameters(paramLabel = "INPUT", arity = "0..*", description = "A bundle, or dump files or folders.")
    private List<Path> input = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the report. Default: godwit-report/TIME.")
    private Path reportFolder;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the sample's rows and of what is chosen at random.")
    private Long seed;

    @Option(names = "--rows", paramLabel = "N", description = "Rows of the sample, all tables together. Default: 1000000.")
    private Long rows;

    @Option(names = "--keep", description = "Leave the twins running and say how to connect.")
    private boolean keep;

    @Option(names = "--stages", paramLabel = "STAGES", description = "Parts of the rehearsal: convert, load, verify, replay, planted, drill, faults, forecast; or all. Default: for a bundle all but faults, convert,load,verify for anything else.")
    private String stages;

    @Option(names = "--drill-runs", paramLabel = "N", description = "How often the switchover drill goes to the target and back. Default: 3.")
    private Integer drillRuns;

    @Option(names = "--drill-limit", paramLabel = "SECONDS", description = "A write stop that lasts longer is taken back and ends the drill. Default: no limit.")
    private double drillLimit;

    @Option(names = "--replay-speed", paramLabel = "N", description = "Play the recorded log N times as fast as it was written; 0 (default) as fast as possible.")
    private double replaySpeed;

    @Option(names = "--target-profile", paramLabel = "TARGET", description = "Lay the rules of the real target over the twin: oceanbase-3, oceanbase-4, mysql-5.7, mysql-8.0, mysql-8.4, mysql-9, mariadb or tidb.")
    private String profile;

    @Option(names = "--fail-on", paramLabel = "LEVEL", description = "error (default), or warning: exit with 1 also when there is something to look at.")
    private FailOn failOn = FailOn.ERROR;

    @Option(names = "--source-url", paramLabel = "URL", description = "A server of your own as the source. With INPUT it must be empty and is filled; without INPUT it is read as it is.")
    private String sourceUrl;

    @Option(names = "--target-url", paramLabel = "URL", description = "A server of your own as the target.")
    private String targetUrl;

    @Override
    protected int run(CancelToken cancel) throws GodwitException {
        RehearsalRequest request = request();
        out().message("Godwit: rehearsing " + describe(request.input()));
        if (global().chosenWorkspace().isPresent()) {
            return rehearse(global().workspace(), request, cancel);
        }
        LogFile.to(OwnerOnlyFiles.missingFolder(request.reportFolder()).resolve("godwit.log"));
        try (ScratchFolder scratch = ScratchFolder.create()) {
            return rehearse(scratch.path().resolve("workspace"), request, cancel);
        }
    }

    /** A rehearsal without a workspace of its own keeps the log beside its report, whose folder is known later. */
    @Override
    protected void nameLog() {
        if (global().chosenWorkspace().isPresent()) {
            super.nameLog();
        }
    }

    @Override
    protected String stopped() {
        return keep ? "Stopped." : "Stopped; the twins are removed.";
    }

    private int rehearse(Path workspace, RehearsalRequest request, CancelToken cancel) throws GodwitException {
        try (Studio studio = open(workspace, StudioConfig.Role.WORK)) {
            RehearsalResult result = new Rehearsal(studio).run(request, new ProgressLine(out().messages(), Terminal.isInteractive()), cancel);
            print(result);
            int status = result.report().exitStatus();
            return status == Exit.DONE && failOn == FailOn.WARNING && result.report().readiness() != Report.Readiness.READY ? Exit.DIFFERENCES : status;
        }
    }

    private RehearsalRequest request() throws GodwitException {
        Optional<DataSource> source = ownServer(sourceUrl, "GODWIT_SOURCE_PASSWORD");
        Optional<DataSource> target = ownServer(targetUrl, "GODWIT_TARGET_PASSWORD");
        Path folder = reportFolder == null ? Path.of("godwit-report", DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").format(LocalDateTime.now())) : reportFolder;
        RehearsalInput chosen = input(source);
        RehearsalOptions usual = chosen instanceof RehearsalInput.OfBundle ? RehearsalOptions.USUAL : RehearsalOptions.DEFAULT;
        RehearsalOptions options = new RehearsalOptions(stages == null ? usual.parts() : RehearsalOptions.parts(stages), replaySpeed, seed == null ? usual.seed() : seed,
                profile == null ? Optional.empty() : Optional.of(TargetProfile.of(profile)), drill(seed == null ? usual.seed() : seed));
        return new RehearsalRequest(chosen, source, target, folder, keep, global().chosenWorkspace().isPresent(), global().parameters(), options);
    }

    private DrillSettings drill(long chosen) {
        DrillSettings usual = DrillSettings.ofSeed(chosen);
        return usual.withCycles(drillRuns == null ? usual.cycles() : Math.max(1, drillRuns)).withMostStop(Duration.ofMillis((long) (Math.max(0, drillLimit) * 1000)));
    }

    private RehearsalInput input(Optional<DataSource> source) throws GodwitException {
        if (input.size() == 1 && Bundle.isBundle(input.getFirst())) {
            return new RehearsalInput.OfBundle(input.getFirst());
        }
        if (!input.isEmpty()) {
            if (seed != null || rows != null) {
                throw new GodwitException(CliError.INPUT_AND_SOURCE);
            }
            return new RehearsalInput.OfDumps(DumpInput.of(input));
        }
        if (source.isPresent() && seed == null && rows == null) {
            return new RehearsalInput.Existing();
        }
        return new RehearsalInput.OfSample(seed == null ? Sample.DEFAULT_SEED : seed, rows == null ? Sample.DEFAULT_ROWS : Math.max(1, rows));
    }

    private static Optional<DataSource> ownServer(String url, String passwordVariable) throws GodwitException {
        return url == null ? Optional.empty() : Optional.of(Urls.parse(url, passwordVariable));
    }

    private static String describe(RehearsalInput input) {
        return switch (input) {
            case RehearsalInput.OfSample sample -> "the sample shop (" + String.format(java.util.Locale.ROOT, "%,d", sample.rows()).replace(',', ' ') + " rows, seed " + sample.seed() + ")";
            case RehearsalInput.OfDumps dumps -> dumps.dumps().fileCount() + " dump file" + (dumps.dumps().fileCount() == 1 ? "" : "s");
            case RehearsalInput.OfBundle bundle -> "the bundle " + bundle.file().getFileName();
            case RehearsalInput.Existing existing -> "the source as it is";
        };
    }

    private void print(RehearsalResult result) {
        Summary.print(out(), result.report());
        out().line("Report: " + result.html());
        for (Twin twin : result.kept()) {
            out().line(twin.name() + " still runs on 127.0.0.1:" + twin.port() + "; connect: mariadb --defaults-extra-file=" + twin.clientOptions() + " --ssl=0");
            out().line("  end it: kill $(cat " + twin.folder().resolve("mariadbd.pid") + "); its folder is removed by the next rehearsal");
        }
        ObjectNode node = Out.object();
        node.setAll(ReportWriter.toJson(result.report()));
        node.put("html", result.html().toAbsolutePath().toString()).put("json", result.json().toAbsolutePath().toString());
        result.kept().forEach(t -> node.withArray("kept").addObject().put("name", t.name()).put("port", t.port()).put("clientOptions", t.clientOptions().toString()).put("folder", t.folder().toString()));
        if (result.report().verdict() == Report.Verdict.FAILED) {
            result.report().problems().reversed().stream().limit(1).forEach(p -> node.set("error", Out.value(p)));
        }
        out().result(node);
    }
}
