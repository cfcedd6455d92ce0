package org.godwit.supervisor.alert;

/** Protection level of a project (OMS: alert levels); new projects are LOW, IGNORE tells nothing. */
public enum AlertLevel {
    HIGH, MEDIUM, LOW, IGNORE;

    /** What is not a level, for example because somebody wrote it by hand, reads as the default. */
    public static AlertLevel of(String name) {
        for (AlertLevel level : values()) {
            if (level.name().equals(name)) {
                return level;
            }
        }
        return LOW;
    }
}
