package org.godwit.rehearsal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.godwit.core.change.LogPosition;
import org.godwit.core.change.RecordedLog;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.bundle.Bundle;
import org.godwit.rehearsal.bundle.BundleManifest;
import org.godwit.rehearsal.capture.CaptureFacts;
import org.godwit.rehearsal.dump.DumpInput;

/**
 * A bundle whose parts were all checked and lie in a folder. Immutable.
 *
 * @param hash of the bundle
 * @param dumps its definitions and rows
 * @param log its recorded log, if it has one
 */
record BundleSource(BundleManifest manifest, String hash, CaptureFacts facts, DumpInput dumps, Optional<RecordedLog> log) {
    /** Nothing is taken of a bundle of which one part is not what it should be. */
    static BundleSource open(Path file, Path folder, CancelToken cancel) throws GodwitException {
        try (Bundle bundle = Bundle.open(file)) {
            bundle.extract(folder, cancel);
            BundleManifest manifest = bundle.manifest();
            CaptureFacts facts = manifest.part(CaptureFacts.PART).isPresent() ? bundle.json(CaptureFacts.PART, CaptureFacts.class) : CaptureFacts.NONE;
            return new BundleSource(manifest, bundle.hash(), facts, DumpInput.of(List.of(folder.resolve("dump"))), log(manifest, folder));
        }
    }

    private static Optional<RecordedLog> log(BundleManifest manifest, Path folder) {
        BundleManifest.Log log = manifest.log();
        if (!log.isThere()) {
            return Optional.empty();
        }
        long bytes = manifest.parts(BundleManifest.Role.LOG).stream().mapToLong(BundleManifest.Part::bytes).sum();
        return Optional.of(new RecordedLog(log.files().stream().map(folder::resolve).toList(), new LogPosition(log.begin(), log.beginSeconds()), new LogPosition(log.end(), log.endSeconds()), bytes));
    }
}
