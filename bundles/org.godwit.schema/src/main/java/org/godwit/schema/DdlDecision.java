package org.godwit.schema;

import java.util.List;
import java.util.Objects;
import org.godwit.core.model.ObjectName;

/** What becomes of a DDL statement of the source's log (OMS: DDL synchronization). */
public sealed interface DdlDecision {
    /** What the statement is, for people: {@code ALTER TABLE}. */
    String kind();

    /** The selected tables that it concerns, by their source names. */
    List<ObjectName> tables();

    /**
     * Run at the target, one after the other, when everything before it is applied. May be empty when nothing has to be done there but the definitions change.
     *
     * @param findings clauses that were changed or left out
     */
    record Run(String kind, List<ObjectName> tables, List<TargetStatement> statements, List<Finding> findings) implements DdlDecision {
        public Run {
            Objects.requireNonNull(kind);
            tables = List.copyOf(tables);
            statements = List.copyOf(statements);
            findings = List.copyOf(findings);
        }
    }

    /**
     * Nothing to do.
     *
     * @param listed whether a person might want to know; false for the noise of every log
     */
    record Ignore(String kind, List<ObjectName> tables, String reason, boolean listed) implements DdlDecision {
        public Ignore {
            Objects.requireNonNull(kind);
            tables = List.copyOf(tables);
            Objects.requireNonNull(reason);
        }
    }

    /**
     * A person must decide: skip it, run something else instead, or run it by hand and go on.
     *
     * @param suggestion a statement that does what is possible of it at the target; empty when there is none
     */
    record Stop(String kind, List<ObjectName> tables, String reason, String suggestion) implements DdlDecision {
        public Stop {
            Objects.requireNonNull(kind);
            tables = List.copyOf(tables);
            Objects.requireNonNull(reason);
            Objects.requireNonNull(suggestion);
        }
    }

    /** A statement for the target and the database it is run in. */
    record TargetStatement(String database, String sql) {
        public TargetStatement {
            Objects.requireNonNull(database);
            Objects.requireNonNull(sql);
        }
    }
}
