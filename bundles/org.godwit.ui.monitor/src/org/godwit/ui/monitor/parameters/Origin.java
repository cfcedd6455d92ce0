package org.godwit.ui.monitor.parameters;

import org.godwit.supervisor.service.ComponentParameter;
import org.godwit.ui.monitor.Messages;

/** Where the value of a parameter comes from, in words. */
final class Origin {
    private Origin() {
    }

    static String of(ComponentParameter parameter) {
        if (parameter.changed().isPresent()) {
            return parameter.isPending() ? Messages.Origin_pending : Messages.Origin_changed;
        }
        return parameter.ofProject().isPresent() ? Messages.Origin_project : Messages.Origin_default;
    }

    static String effect(ComponentParameter parameter) {
        return parameter.atRunTime() ? Messages.Origin_atOnce : Messages.Origin_restart;
    }

    static String section(ComponentParameter.Section section) {
        return switch (section) {
            case COORDINATOR -> "coordinator";
            case SOURCE -> "source";
            case SINK -> "sink";
            case CONNECTION -> "connection";
            case COMPONENT -> Messages.Origin_component;
        };
    }
}
