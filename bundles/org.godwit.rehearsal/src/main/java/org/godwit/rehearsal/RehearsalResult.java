package org.godwit.rehearsal;

import java.nio.file.Path;
import java.util.List;
import org.godwit.rehearsal.report.Report;
import org.godwit.rehearsal.twin.Twin;

/** How a rehearsal ended: the report, where it was written, and twins that still run because they were to be kept. Immutable. */
public record RehearsalResult(Report report, Path html, Path json, List<Twin> kept) {
    public RehearsalResult {
        kept = List.copyOf(kept);
    }
}
