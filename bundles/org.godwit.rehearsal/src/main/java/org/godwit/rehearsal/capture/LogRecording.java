package org.godwit.rehearsal.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.godwit.core.change.RecordedLog;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.Connector;
import org.godwit.core.spi.LogArchive;
import org.godwit.rehearsal.bundle.BundleManifest;
import org.godwit.rehearsal.bundle.BundleManifest.Role;
import org.godwit.rehearsal.bundle.BundleWriter;

/**
 * The log of a source from the place of its rows on, and what is known of it. Immutable.
 *
 * @param study of what it holds
 */
record LogRecording(RecordedLog log, LogStudy study) {
    /**
     * Waits as long as was wished, then copies what the source has written until then.
     *
     * @param from the place that the server named
     * @param passed since then
     * @param tables as they are defined there
     */
    static LogRecording make(Connector connector, CaptureRequest request, String from, Duration passed, List<TableDef> tables, Path scratch, Progress progress, CancelToken cancel) throws GodwitException {
        LogArchive archive = connector.logArchive().orElseThrow(() -> new GodwitException(CaptureError.NO_ARCHIVE, request.source().type().label()));
        await(request.logFor().minus(passed), progress, cancel);
        try {
            Path folder = Files.createDirectory(scratch.resolve("log"));
            RecordedLog log = archive.record(request.source(), archive.place(from), folder, request.mostLogBytes(), progress, cancel);
            progress.note("looking at the recorded log");
            return new LogRecording(log, LogStudy.of(log, archive.reader(log, 0), tables, cancel));
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, scratch, e.toString());
        }
    }

    private static void await(Duration rest, Progress progress, CancelToken cancel) throws GodwitException {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (CancelToken.Registration hook = cancel.onCancel(cancelled::countDown)) {
            for (long left = rest.toMillis(); left > 0; left -= 1000) {
                progress.note("waiting for the source to write its log, " + (left + 999) / 1000 + " s left");
                if (cancelled.await(Math.min(left, 1000), TimeUnit.MILLISECONDS)) {
                    cancel.check();
                }
            }
            cancel.check();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        }
    }

    CaptureFacts.LogRates rates() {
        return study.rates(log.bytes());
    }

    /** Puts its files into a bundle, under the names that the server gave them. */
    BundleManifest.Log put(BundleWriter writer) throws GodwitException {
        List<String> paths = new ArrayList<>();
        for (Path file : log.files()) {
            String path = "log/" + BundleWriter.safeName(file.getFileName().toString());
            writer.part(path, Role.LOG, out -> Files.copy(file, out));
            paths.add(path);
        }
        return new BundleManifest.Log(log.begin().text(), log.begin().seconds(), log.end().text(), log.end().seconds(), paths, "");
    }
}
