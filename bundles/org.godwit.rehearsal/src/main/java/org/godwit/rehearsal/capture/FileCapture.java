package org.godwit.rehearsal.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.godwit.core.change.RecordedLog;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Connector;
import org.godwit.core.spi.LogArchive;
import org.godwit.rehearsal.bundle.BundleManifest;
import org.godwit.rehearsal.bundle.BundleManifest.Role;
import org.godwit.rehearsal.bundle.BundleWriter;
import org.godwit.rehearsal.dump.DumpInput;

/** Makes a rehearsal bundle of dumps and binary-log files, without a connection. Used by one thread. */
public final class FileCapture {
    private final List<Connector> connectors;

    /** @param connectors one of which reads the log files */
    public FileCapture(List<Connector> connectors) {
        this.connectors = List.copyOf(connectors);
    }

    /**
     * @param from where in the log the dumps were taken, {@code file:offset}
     * @throws GodwitException naming the file that is no dump or no log
     */
    public BundleManifest run(List<Path> dumps, List<Path> logs, Optional<String> from, Path out, CancelToken cancel) throws GodwitException {
        List<Path> files = DumpInput.of(dumps).paths();
        Optional<RecordedLog> log = logs.isEmpty() ? Optional.empty() : Optional.of(archive().examine(logs, from, cancel));
        try (BundleWriter writer = BundleWriter.create(out)) {
            int number = 1;
            for (Path file : files) {
                cancel.check();
                writer.part(String.format(Locale.ROOT, "dump/%03d-%s", number++, BundleWriter.safeName(file.getFileName().toString())), Role.DUMP, to -> Files.copy(file, to));
            }
            List<String> paths = new ArrayList<>();
            for (Path file : log.map(RecordedLog::files).orElse(List.of())) {
                cancel.check();
                // the place names the file, so its name stays
                String path = "log/" + BundleWriter.safeName(file.getFileName().toString());
                writer.part(path, Role.LOG, to -> Files.copy(file, to));
                paths.add(path);
            }
            writer.json(CaptureFacts.PART, CaptureFacts.NONE);
            BundleManifest.Log recorded = log.map(l -> new BundleManifest.Log(l.begin().text(), l.begin().seconds(), l.end().text(), l.end().seconds(), paths, "")).orElse(BundleManifest.Log.NONE);
            return writer.finish(Capture.PROGRAM, new BundleManifest.Source("files", bytes(files) + " bytes of dumps", true, false), "", recorded);
        }
    }

    private static long bytes(List<Path> files) throws GodwitException {
        long sum = 0;
        for (Path file : files) {
            try {
                sum += Files.size(file);
            } catch (IOException e) {
                throw new GodwitException(CoreError.FILE, e, file, e.toString());
            }
        }
        return sum;
    }

    private LogArchive archive() throws GodwitException {
        return connectors.stream().flatMap(c -> c.logArchive().stream()).findFirst().orElseThrow(() -> new GodwitException(CaptureError.NO_ARCHIVE, "file"));
    }
}
