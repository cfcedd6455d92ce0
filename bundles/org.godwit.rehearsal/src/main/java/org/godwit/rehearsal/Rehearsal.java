package org.godwit.rehearsal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.rehearsal.dump.DumpFailure;
import org.godwit.rehearsal.dump.DumpInput;
import org.godwit.rehearsal.dump.DumpLoader;
import org.godwit.rehearsal.dump.DumpResult;
import org.godwit.rehearsal.report.Comparison;
import org.godwit.rehearsal.report.Report;
import org.godwit.rehearsal.report.ReportBuilder;
import org.godwit.rehearsal.report.ReportWriter;
import org.godwit.rehearsal.run.CountingProgress;
import org.godwit.rehearsal.run.HoldUps;
import org.godwit.rehearsal.run.ProjectRun;
import org.godwit.rehearsal.run.RunListener;
import org.godwit.rehearsal.run.RunLog;
import org.godwit.rehearsal.run.RunLog.Outcome;
import org.godwit.rehearsal.run.Stage;
import org.godwit.rehearsal.run.VerifyOnly;
import org.godwit.rehearsal.sample.Sample;
import org.godwit.rehearsal.twin.ScratchFolder;
import org.godwit.supervisor.service.Studio;

/**
 * The whole migration between throw-away servers: fills the source, runs precheck, schema, full, index migration and verification as a real project through the studio's services, and writes
 * the report. One run per instance at a time; window and command line call the same.
 */
public final class Rehearsal {
    private static final int MOST_FAILURES_SHOWN = 20;

    private final Studio studio;
    private final RehearsalMeans means;

    /** With what the program has. */
    public Rehearsal(Studio studio) {
        this(studio, RehearsalMeans.ofThisProcess());
    }

    /**
     * @param studio an open workspace whose scheduler works
     * @param means of the program
     */
    public Rehearsal(Studio studio, RehearsalMeans means) {
        this.studio = studio;
        this.means = means;
    }

    /**
     * @return how it ended; a failed run has a report too, with the cause in it
     * @throws GodwitException when it was cancelled, or the report cannot be written
     */
    public RehearsalResult run(RehearsalRequest request, RunListener listener, CancelToken cancel) throws GodwitException {
        RunLog log = new RunLog(listener);
        ReportBuilder report = new ReportBuilder(studio, log);
        describe(request, report);
        List<org.godwit.rehearsal.twin.Twin> kept = new ArrayList<>();
        try (ScratchFolder scratch = ScratchFolder.create(); Cleanup cleanup = new Cleanup(studio, request.keepProject())) {
            Optional<BundleSource> bundle = opened(request, report, scratch, cancel);
            try (Servers servers = log.stage(Stage.SERVERS, () -> started(request, cancel))) {
                kept.addAll(servers.kept());
                migrate(request, bundle, servers, report, log, cleanup, scratch.path(), cancel);
            } catch (GodwitException e) {
                if (e.isCancelled()) {
                    throw e;
                }
                report.problem(e.problem());
            }
            Report written = log.stage(Stage.REPORT, () -> {
                report.effort();
                Report built = compared(report.build("Rehearsal of a migration"), report, request);
                ReportWriter.write(built, request.reportFolder());
                return new Outcome<>(built, 3, "files", "HTML, JSON and JUnit XML");
            });
            return new RehearsalResult(written, request.reportFolder().resolve(ReportWriter.HTML), request.reportFolder().resolve(ReportWriter.JSON), kept);
        }
    }

    private static Report compared(Report built, ReportBuilder report, RehearsalRequest request) {
        return Comparison.last(request.reportFolder(), built).map(before -> report.section(Comparison.of(before, built)).build(built.title())).orElse(built);
    }

    /** A bundle is checked as a whole before anything is started. */
    private static Optional<BundleSource> opened(RehearsalRequest request, ReportBuilder report, ScratchFolder scratch, CancelToken cancel) throws GodwitException {
        if (!(request.input() instanceof RehearsalInput.OfBundle input)) {
            return Optional.empty();
        }
        BundleSource bundle = BundleSource.open(input.file(), scratch.path().resolve("bundle"), cancel);
        report.setting(Comparison.BUNDLE, input.file().getFileName().toString()).setting("Bundle SHA-256", bundle.hash()).setting("Captured", bundle.manifest().created() + " of " + bundle.manifest().source().type() + " "
                + bundle.manifest().source().version() + (bundle.manifest().source().whole() ? ", all rows" : ", a sample"));
        if (!bundle.manifest().masking().isEmpty()) {
            report.finding(new Report.Finding("bundle", "BUNDLE-MASKED", "WARNING", input.file().getFileName().toString(), "", "", bundle.manifest().masking(), "Look at what masking may hide, and check those columns at the source."));
        }
        return Optional.of(bundle);
    }

    private static Outcome<Servers> started(RehearsalRequest request, CancelToken cancel) throws GodwitException {
        Servers servers = Servers.start(request, cancel);
        return new Outcome<>(servers, servers.twinCount(), "servers", servers.twinCount() == 0 ? "servers of your own" : servers.twinCount() + " MariaDB twins on 127.0.0.1");
    }

    private void migrate(RehearsalRequest request, Optional<BundleSource> bundle, Servers servers, ReportBuilder report, RunLog log, Cleanup cleanup, Path scratch, CancelToken cancel) throws GodwitException {
        String run = UUID.randomUUID().toString().substring(0, 6);
        DataSource source = cleanup.save(servers.source().withName("rehearsal-source-" + run));
        DataSource target = cleanup.save(servers.target().withName("rehearsal-target-" + run));
        report.server("source", source, studio.dataSources().test(source, cancel).server());
        report.server("target", target, studio.dataSources().test(target, cancel).server());
        List<String> databases = log.stage(Stage.LOAD, () -> load(request, bundle, servers, source, report, log, cancel));
        List<ObjectSummary> objects = new ArrayList<>();
        for (String database : databases) {
            objects.addAll(studio.dataSources().objects(source.id(), database, cancel));
            refuseFilled(target, database, cancel);
        }
        report.leftBehind(objects);
        ProjectSpec spec = new ProjectSpec("rehearsal-" + run, source.id(), target.id(), types(request.options()), selection(objects, source), parameters(request));
        String project = studio.projects().create(spec);
        cleanup.project(project);
        studio.projects().start(project);
        HoldUps holdUps = new HoldUps(studio);
        try {
            new ProjectRun(studio, log.listener()).watching(holdUps).follow(project, cancel);
        } finally {
            report.project(project);
        }
        RehearsedProject.write(request, spec, bundle.flatMap(BundleSource::log).isPresent());
        VerifyOnly further = new VerifyOnly(studio, log.listener(), run, cleanup::project);
        new AfterMigration(studio, means, request, report, log, further, cleanup::save, scratch, holdUps).run(source, target, bundle, cancel);
    }

    private static Set<TransferType> types(RehearsalOptions options) {
        EnumSet<TransferType> types = EnumSet.of(TransferType.SCHEMA);
        if (options.has(RehearsalOptions.Part.LOAD)) {
            types.add(TransferType.FULL);
        }
        if (options.has(RehearsalOptions.Part.VERIFY)) {
            types.add(TransferType.VERIFICATION);
        }
        return types;
    }

    /** Indexes after the data, as for a large migration, unless the user chose otherwise. */
    private static Map<String, String> parameters(RehearsalRequest request) {
        Map<String, String> parameters = new HashMap<>(Map.of("deferIndexCreation", "true"));
        parameters.putAll(request.parameters());
        return parameters;
    }

    private static ObjectSelection selection(List<ObjectSummary> objects, DataSource source) throws GodwitException {
        List<TableMapping> tables = objects.stream().filter(o -> o.kind() == ObjectSummary.Kind.TABLE).map(o -> TableMapping.same(o.name())).toList();
        List<ObjectSelection.ViewMapping> views = objects.stream().filter(o -> o.kind() == ObjectSummary.Kind.VIEW).map(o -> new ObjectSelection.ViewMapping(o.name(), o.name())).toList();
        if (tables.isEmpty() && views.isEmpty()) {
            throw new GodwitException(RehearsalError.NOTHING_THERE, source.address());
        }
        return new ObjectSelection.Specific(tables, views);
    }

    private Outcome<List<String>> load(RehearsalRequest request, Optional<BundleSource> bundle, Servers servers, DataSource source, ReportBuilder report, RunLog log, CancelToken cancel) throws GodwitException {
        return switch (request.input()) {
            case RehearsalInput.Existing existing -> {
                List<String> databases = source.database().isEmpty() ? studio.dataSources().databases(source.id(), cancel) : List.of(source.database());
                yield new Outcome<>(databases, databases.size(), "databases", "as they are: " + String.join(", ", databases));
            }
            case RehearsalInput.OfSample wanted -> {
                refuseFilled(source, Sample.DATABASE, cancel);
                Sample sample = new Sample(wanted.seed(), wanted.rows());
                sample.load(source, servers.sourceIsTwin(), new CountingProgress(Stage.LOAD, "rows", log.listener()), cancel);
                yield new Outcome<>(List.of(Sample.DATABASE), sample.rows(), "rows", "the sample: " + Sample.TABLES + " tables, " + String.format(Locale.ROOT, "%,d", sample.rows()) + " rows from seed " + wanted.seed());
            }
            case RehearsalInput.OfDumps dumps -> dumped(dumps.dumps(), servers, source, report, log, cancel);
            case RehearsalInput.OfBundle given -> dumped(bundle.orElseThrow().dumps(), servers, source, report, log, cancel);
        };
    }

    private Outcome<List<String>> dumped(DumpInput dumps, Servers servers, DataSource source, ReportBuilder report, RunLog log, CancelToken cancel) throws GodwitException {
        for (String database : studio.dataSources().databases(source.id(), cancel)) {
            refuseFilled(source, database, cancel);
        }
        DumpResult result = new DumpLoader(source, servers.sourceIsTwin(), new CountingProgress(Stage.LOAD, "bytes", log.listener()), cancel).load(dumps);
        report.dumpFindings(result.findings());
        refuseFailures(result, report);
        return new Outcome<>(result.databases(), result.statements(), "statements", result.files() + " files, " + result.statements() + " statements into " + String.join(", ", result.databases()));
    }

    private static void refuseFailures(DumpResult result, ReportBuilder report) throws GodwitException {
        if (result.failures().isEmpty()) {
            return;
        }
        DumpFailure first = result.failures().getFirst();
        GodwitException refused = new GodwitException(RehearsalError.DUMP_REFUSED, result.failures().size(), first.toString(), first.remedy());
        for (DumpFailure failure : result.failures().subList(1, Math.min(result.failures().size(), MOST_FAILURES_SHOWN))) {
            report.problem(new Problem(RehearsalError.DUMP_REFUSED.code(), RehearsalError.DUMP_REFUSED.category(), failure.toString(), failure.remedy()));
        }
        throw refused;
    }

    private void refuseFilled(DataSource server, String database, CancelToken cancel) throws GodwitException {
        if (studio.dataSources().databases(server.id(), cancel).contains(database) && !studio.dataSources().objects(server.id(), database, cancel).isEmpty()) {
            throw new GodwitException(RehearsalError.NOT_EMPTY, server.address(), database);
        }
    }

    private static void describe(RehearsalRequest request, ReportBuilder report) {
        switch (request.input()) {
            case RehearsalInput.OfSample sample -> report.setting("Input", "the sample").setting("Seed", Long.toString(sample.seed())).setting("Rows", Long.toString(sample.rows()));
            case RehearsalInput.OfDumps dumps -> report.setting("Input", dumps.dumps().fileCount() + " dump files");
            case RehearsalInput.OfBundle bundle -> report.setting("Input", "a rehearsal bundle").setting("Seed", Long.toString(request.options().seed()));
            case RehearsalInput.Existing existing -> report.setting("Input", "the source as it is");
        }
        request.parameters().forEach((key, value) -> report.setting("Parameter " + key, value));
        report.setting("System", System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", " + Runtime.getRuntime().availableProcessors() + " cores, Java " + Runtime.version().feature());
    }
}
