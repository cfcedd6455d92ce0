package org.godwit.supervisor.service;

import org.godwit.core.model.ObjectName;

/** A decision of the schema conversion: what was changed or left out by which rule and why. */
public record FindingView(String ruleId, Severity severity, ObjectName object, String part, String before, String after, String reason, String remedy) {
    /** How much it matters. */
    public enum Severity {
        INFO, WARNING, BLOCKER
    }
}
