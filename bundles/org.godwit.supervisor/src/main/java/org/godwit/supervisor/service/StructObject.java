package org.godwit.supervisor.service;

import java.util.Optional;
import org.godwit.core.error.Problem;
import org.godwit.core.model.ObjectName;

/** An object of the schema migration with its state (OMS: object states of the schema migration page). */
public record StructObject(long id, Kind kind, ObjectName source, ObjectName target, String detail, State state, String sourceDdl, String targetDdl, Optional<Problem> problem) {
    /** Kinds in the order they are created. */
    public enum Kind {
        DATABASE, TABLE, INDEX, CHECK, FOREIGN_KEY, VIEW
    }

    /** States of an object. */
    public enum State {
        INITIALIZING("Initializing"),
        READY("Ready"),
        CREATING("Creating"),
        COMPLETED("Completed"),
        COMPLETED_WITH_CONVERSION("Completed (with conversion)"),
        SKIPPED("Skipped"),
        FAILED("Failed"),
        NOT_SUPPORTED("Not Supported");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
