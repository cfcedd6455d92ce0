package org.godwit.rehearsal.dump;

import java.util.Objects;

/**
 * Something of a dump that was changed or left out so that the twin takes it. Immutable.
 *
 * @param ruleId stable id, for example {@code DUMP-DEFINER}
 * @param file name of the dump file
 * @param line line on which the statement begins
 * @param subject object or statement concerned
 */
public record DumpFinding(String ruleId, Severity severity, String file, long line, String subject, String reason, String remedy) {
    /** INFO: means the same; WARNING: may behave differently or is missing at the twin. */
    public enum Severity {
        INFO, WARNING
    }

    public DumpFinding {
        Objects.requireNonNull(ruleId);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(file);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(remedy);
    }
}
