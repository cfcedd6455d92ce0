package org.godwit.rehearsal.dump;

import java.util.List;

/**
 * What loading a dump came to. Immutable.
 *
 * @param databases databases that now hold something of it, in the order of appearance
 * @param failures what the server refused; when not empty, the source is not what was dumped
 */
public record DumpResult(int files, long statements, long bytes, double seconds, List<String> databases, List<DumpFinding> findings, List<DumpFailure> failures) {
    public DumpResult {
        databases = List.copyOf(databases);
        findings = List.copyOf(findings);
        failures = List.copyOf(failures);
    }
}
