package org.godwit.rehearsal.capture;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.Connector;
import org.godwit.core.spi.Endpoint;
import org.godwit.rehearsal.bundle.BundleManifest;
import org.godwit.rehearsal.bundle.BundleWriter;
import org.godwit.rehearsal.twin.ScratchFolder;
import org.godwit.supervisor.StudioConfig;

/**
 * Makes a rehearsal bundle of a server, which is only read: definitions, settings, sizes, rows in one snapshot, and the log from there on. Cancelled or failed, it leaves no file. Used by one
 * thread.
 */
public final class Capture {
    static final String PROGRAM = "Godwit Migration Studio 0.1.0";
    private final List<Connector> connectors;

    /** @param connectors the systems that can be read */
    public Capture(List<Connector> connectors) {
        this.connectors = List.copyOf(connectors);
    }

    /** With the connectors that the program has. */
    public static Capture withFoundConnectors() {
        return new Capture(StudioConfig.foundConnectors());
    }

    /** What was captured. */
    public record Result(Path file, BundleManifest manifest, CaptureFacts facts, String statements) {
    }

    /** Every statement that {@link #run} would execute. Only the dictionary is read for it. */
    public String plan(CaptureRequest request, CancelToken cancel) throws GodwitException {
        CaptureRun run = new CaptureRun(request, Progress.SILENT, cancel);
        try (Endpoint endpoint = connector(request).open(request.source(), Map.of(), cancel); CaptureSession session = CaptureSession.open(request.source(), run.statements(), cancel)) {
            List<TableDef> tables = run.definitions(endpoint);
            session.onlyNote();
            run.variables(session);
            Snapshot.open(session, request.source(), endpoint.server(), request.tables(), run.records(), run.statements(), cancel);
            RowChoice choice = new RowChoice(session, tables, request.rowsPerTable(), run.mask(), Progress.SILENT);
            choice.choose();
            run.remarkLog();
            choice.close();
            for (String database : request.tables().stream().map(ObjectName::schema).distinct().toList()) {
                CaptureRun.charset(session, database);
            }
            for (Chosen chosen : choice.tables()) {
                run.define(session, chosen.table().name(), "TABLE");
                run.rows(session, choice, chosen, row -> {
                    // nothing comes
                });
            }
            for (ObjectName view : request.views()) {
                run.define(session, view, "VIEW");
            }
            session.execute("COMMIT");
            return run.statements().text();
        }
    }

    /** Writes the bundle. */
    public Result run(CaptureRequest request, Progress progress, CancelToken cancel) throws GodwitException {
        CaptureRun run = new CaptureRun(request, progress, cancel);
        try (ScratchFolder scratch = ScratchFolder.create(); Endpoint endpoint = connector(request).open(request.source(), Map.of(), cancel); BundleWriter writer = BundleWriter.create(request.out())) {
            return run.write(endpoint, connector(request), writer, scratch.path());
        }
    }

    private Connector connector(CaptureRequest request) throws GodwitException {
        return connectors.stream().filter(c -> c.types().contains(request.source().type())).findFirst().orElseThrow(() -> new GodwitException(CaptureError.NO_ARCHIVE, request.source().type().label()));
    }
}
