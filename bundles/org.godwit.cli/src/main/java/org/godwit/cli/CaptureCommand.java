package org.godwit.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Connector;
import org.godwit.rehearsal.bundle.BundleManifest;
import org.godwit.rehearsal.capture.Capture;
import org.godwit.rehearsal.capture.CaptureError;
import org.godwit.rehearsal.capture.CaptureFacts;
import org.godwit.rehearsal.capture.CaptureRequest;
import org.godwit.rehearsal.capture.FileCapture;
import org.godwit.rehearsal.run.CountingProgress;
import org.godwit.rehearsal.run.Stage;
import org.godwit.rehearsal.twin.ScratchFolder;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.service.ResolvedObjects;
import org.godwit.supervisor.service.Studio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit capture}: makes a rehearsal bundle. */
@Command(name = "capture", mixinStandardHelpOptions = true, description = {"Makes a rehearsal bundle of a server, which is only read: definitions, settings, sizes, rows with the traps a migration meets, and the log behind them.",
        "Without --from, of dumps and log files. Password: in GODWIT_FROM_PASSWORD, in the URL, or asked for on a terminal."})
final class CaptureCommand extends StudioCommand {
    @Option(names = "--from", paramLabel = "URL", description = "The server to read.")
    private String from;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The bundle, for example shop.godwit. It must not exist.")
    private Path file;

    @Option(names = "--tables", paramLabel = "PATTERN", arity = "1..*", description = "Tables and views: db.pattern with * ? [abc] [!a-z] in the table part. Default: all of the database in --from.")
    private List<String> tables = List.of();

    @Option(names = "--exclude", paramLabel = "PATTERN", arity = "1..*", description = "Tables and views to leave out.")
    private List<String> exclude = List.of();

    @Option(names = "--rows", paramLabel = "N", description = "Rows of each larger table at least, those with traps and those that the log touches besides. Default: ${DEFAULT-VALUE}. 0 or all: all rows.")
    private String rows = Long.toString(CaptureRequest.DEFAULT_ROWS);

    @Option(names = "--log-for", paramLabel = "SECONDS", description = "How long the log is recorded behind the place of the rows. Default: ${DEFAULT-VALUE}, not at all.")
    private long logSeconds;

    @Option(names = "--log-limit", paramLabel = "MB", description = "Fail when the recorded log gets larger. Default: ${DEFAULT-VALUE}.")
    private long logMegabytes = CaptureRequest.DEFAULT_LOG_BYTES >> 20;

    @Option(names = "--mask", paramLabel = "FILE", description = "Rules for masking, one a line: db.table.column with * and ?. The log is left out then, since it holds the rows as they are. Key: in GODWIT_MASK_KEY, else random and forgotten.")
    private Path mask;

    @Option(names = "--dry-run", description = "Print every statement that would be run, read the dictionary only, and write nothing.")
    private boolean dryRun;

    @Option(names = "--dump", paramLabel = "FILE", arity = "1..*", description = "Dumps (.sql, .sql.gz or folders) instead of a server.")
    private List<Path> dumps = List.of();

    @Option(names = "--log", paramLabel = "FILE", arity = "1..*", description = "With --dump: binary-log files, in order.")
    private List<Path> logs = List.of();

    @Option(names = "--log-start", paramLabel = "FILE:OFFSET", description = "With --log: the place in the log at which the dumps were taken. Default: the beginning of the first file.")
    private String logStart;

    @Override
    protected int run(CancelToken cancel) throws GodwitException {
        List<Connector> connectors = ServiceLoader.load(Connector.class).stream().map(ServiceLoader.Provider::get).toList();
        if (from == null) {
            if (dumps.isEmpty()) {
                throw new GodwitException(CaptureError.NO_DUMP);
            }
            BundleManifest manifest = new FileCapture(connectors).run(dumps, logs, Optional.ofNullable(logStart), file, cancel);
            print(manifest, CaptureFacts.NONE);
            return Exit.DONE;
        }
        DataSource source = Urls.parse(from, "GODWIT_FROM_PASSWORD");
        CaptureRequest request = request(source, cancel);
        if (dryRun) {
            String statements = new Capture(connectors).plan(request, cancel);
            statements.lines().forEach(out()::line);
            out().result(Out.object().put("statements", statements));
            return Exit.DONE;
        }
        out().message("Godwit: capturing " + request.tables().size() + " tables of " + source.address());
        ProgressLine line = new ProgressLine(out().messages(), Terminal.isInteractive());
        long began = System.nanoTime();
        line.started(Stage.CAPTURE);
        Capture.Result result = new Capture(connectors).run(request, new CountingProgress(Stage.CAPTURE, "rows", line), cancel);
        line.ended(Stage.CAPTURE, (System.nanoTime() - began) / 1e9, true, result.facts().tables().stream().mapToLong(CaptureFacts.Table::captured).sum() + " rows");
        print(result.manifest(), result.facts());
        return Exit.DONE;
    }

    @Override
    protected String stopped() {
        return "Stopped; nothing was written.";
    }

    /** Patterns are resolved as a migration does it. */
    private CaptureRequest request(DataSource source, CancelToken cancel) throws GodwitException {
        ObjectSelection selection = new ObjectSelection.Wildcard(Patterns.include(tables, source.database(), ""), Patterns.exclude(exclude, source.database()));
        try (ScratchFolder scratch = ScratchFolder.create(); Studio studio = openScratch(OwnerOnlyFiles.folder(scratch.path().resolve("workspace")))) {
            DataSource saved = studio.dataSources().save(source.withId("").withName("source"));
            ResolvedObjects objects = studio.projects().resolve(saved.id(), selection, cancel);
            if (objects.tables().isEmpty()) {
                throw new GodwitException(CaptureError.NOTHING, source.address(), "");
            }
            List<ObjectName> names = new ArrayList<>(objects.tables().stream().map(TableMapping::source).toList());
            List<ObjectName> views = objects.views().stream().map(ObjectSelection.ViewMapping::source).toList();
            long wanted = rows.equalsIgnoreCase("all") ? 0 : Math.max(0, Long.parseLong(rows));
            return new CaptureRequest(source, names, views, file, wanted, Duration.ofSeconds(Math.max(0, logSeconds)), logMegabytes << 20, masking());
        } catch (NumberFormatException e) {
            throw new GodwitException(CliError.BAD_PARAM, e, rows);
        }
    }

    private Optional<CaptureRequest.Masking> masking() throws GodwitException {
        if (mask == null) {
            return Optional.empty();
        }
        Optional<byte[]> key = Optional.ofNullable(System.getenv("GODWIT_MASK_KEY")).map(k -> k.getBytes(StandardCharsets.UTF_8));
        return Optional.of(new CaptureRequest.Masking(OwnerOnlyFiles.read(mask), key));
    }

    private static Studio openScratch(Path workspace) throws GodwitException {
        return open(workspace, StudioConfig.Role.OBSERVE);
    }

    private void print(BundleManifest manifest, CaptureFacts facts) {
        for (CaptureFacts.Table table : facts.tables()) {
            out().line(String.format(Locale.ROOT, "  %s.%s: %,d of %,d rows%s", table.schema(), table.name(), table.captured(), table.rows(),
                    table.traps().isEmpty() ? "" : ", traps " + String.join(" ", table.traps().keySet().stream().sorted().toList())));
        }
        if (manifest.log().isThere()) {
            out().line(String.format(Locale.ROOT, "  log: %d files, %,d transactions, %,d rows in %d s", manifest.log().files().size(), facts.log().transactions(), facts.log().rows(), facts.log().seconds()));
        } else if (!manifest.log().left().isEmpty()) {
            out().line("  no log: " + manifest.log().left());
        }
        out().line("Bundle: " + file);
        ObjectNode node = Out.object().put("file", file.toAbsolutePath().toString());
        node.set("manifest", Out.value(manifest));
        node.set("facts", Out.value(facts));
        out().result(node);
    }
}
