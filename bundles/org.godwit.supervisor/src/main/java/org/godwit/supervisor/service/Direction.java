package org.godwit.supervisor.service;

/** Which way changes go. */
public enum Direction {
    /** From the project's source to its target. */
    FORWARD("Forward"),
    /** Back from the target to the source. */
    REVERSE("Reverse");

    private final String label;

    Direction(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public Direction other() {
        return this == FORWARD ? REVERSE : FORWARD;
    }
}
