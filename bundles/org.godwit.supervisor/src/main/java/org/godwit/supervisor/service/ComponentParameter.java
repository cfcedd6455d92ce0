package org.godwit.supervisor.service;

import java.util.List;
import java.util.Optional;

/**
 * A parameter that a component understands, with what it is now. Immutable.
 *
 * @param key name as in OMS where OMS has it
 * @param allowed the accepted values in words
 * @param choices the accepted values where they are few; empty for numbers and texts
 * @param ofProject what the project says
 * @param changed what a user changed of this component
 * @param running what the component at work was started with, or last retuned to
 * @param atRunTime whether a change takes effect without a restart
 */
public record ComponentParameter(String key, Section section, String description, String defaultValue, String allowed, List<String> choices, Optional<String> ofProject, Optional<String> changed,
        Optional<String> running, boolean atRunTime) {
    /** Where OMS keeps it (OMS: update the configuration of a component). */
    public enum Section {
        COORDINATOR, SOURCE, SINK, CONNECTION, COMPONENT
    }

    public ComponentParameter {
        choices = List.copyOf(choices);
    }

    /** What counts: the change, else what the project says, else the default. */
    public String value() {
        return changed.or(() -> ofProject).orElse(defaultValue);
    }

    /** Whether a change waits for the component to be started again. */
    public boolean isPending() {
        return running.isPresent() && !running.get().equals(value());
    }
}
