package org.godwit.schema;

import java.util.Objects;
import org.godwit.core.model.ObjectName;

/**
 * A decision of the conversion that changes or leaves something.
 *
 * @param ruleId stable id, for example {@code MY-COLL-001}
 * @param part column, index or option concerned; empty for the whole object
 */
public record Finding(String ruleId, Severity severity, ObjectName object, String part, String before, String after, String reason, String remedy) {
    /** INFO: means the same; WARNING: may behave differently; BLOCKER: cannot be had at the target. */
    public enum Severity {
        INFO, WARNING, BLOCKER
    }

    public Finding {
        Objects.requireNonNull(ruleId);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(object);
    }
}
