package org.godwit.ui.rehearsal;

import java.nio.file.Path;
import java.util.Optional;

import org.godwit.core.error.Problem;
import org.godwit.rehearsal.bundle.BundleManifest;
import org.godwit.rehearsal.capture.CaptureFacts;

/**
 * A bundle of the workspace as lists show it. Immutable.
 *
 * @param content what its table of contents and facts say; empty when it cannot be read
 * @param problem why it cannot be read
 */
record BundleSummary(Path file, long bytes, Optional<Content> content, Optional<Problem> problem) {
    /** What a bundle that can be read holds. */
    record Content(BundleManifest manifest, String hash, CaptureFacts facts) {
        long rows() {
            return facts.tables().stream().mapToLong(CaptureFacts.Table::captured).sum();
        }
    }

    String name() {
        return file.getFileName().toString();
    }
}
