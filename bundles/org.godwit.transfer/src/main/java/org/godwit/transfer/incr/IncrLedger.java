package org.godwit.transfer.incr;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.spi.ChangeApplier.Conflict;
import org.godwit.schema.DdlDecision.TargetStatement;

/**
 * What an Incr-Sync must find again after a restart besides the checkpoints, which are in the target, and what people want to know; kept in the rm database. Thread-safe.
 * Each call is durable when it returns.
 */
public interface IncrLedger {
    /** Definitions of the source's tables, as a follower keeps them, valid from the position on. */
    record SchemaState(IncrPosition position, String state) {
        public SchemaState {
            Objects.requireNonNull(position);
            Objects.requireNonNull(state);
        }
    }

    /** What became of a DDL statement. */
    enum DdlState {
        /** Its statements are being run at the target, or were when the process died. */
        RUNNING,
        /** Its effect is at the target. */
        DONE,
        /** Nothing was run: it does not concern the target, or somebody chose so. */
        SKIPPED,
        /** The target refused it; a person must decide. */
        FAILED,
        /** It is not supported; a person must decide. */
        WAITING
    }

    /**
     * A DDL statement of the source.
     *
     * @param position the place before it, which identifies it
     * @param seconds Unix time when the source ran it
     * @param database default database of the session that ran it
     * @param kind for people: {@code ALTER TABLE}
     * @param tables selected tables that it concerns, by their source names
     * @param target what is run at the target
     * @param decision why, for people: findings, the reason for leaving it out or for stopping
     * @param suggestion a statement that a person could run instead; empty when there is none
     * @param outcome what happened, for people
     */
    record Ddl(IncrPosition position, long seconds, String database, String statement, String kind, List<ObjectName> tables, List<TargetStatement> target, String decision, String suggestion,
            DdlState state, String outcome) {
        public Ddl {
            Objects.requireNonNull(position);
            tables = List.copyOf(tables);
            target = List.copyOf(target);
            Objects.requireNonNull(state);
        }

        /** The same statement, further on. */
        public Ddl with(DdlState newState, String newOutcome) {
            return new Ddl(position, seconds, database, statement, kind, tables, target, decision, suggestion, newState, newOutcome);
        }
    }

    /** What a person chose to do about a statement that is {@link DdlState#WAITING} or {@link DdlState#FAILED}. */
    sealed interface DdlChoice {
        /** Leave it out. */
        record Skip() implements DdlChoice {
        }

        /** Run these instead. */
        record Replace(List<TargetStatement> statements) implements DdlChoice {
            public Replace {
                statements = List.copyOf(statements);
            }
        }

        /** It was done at the target by hand. */
        record Done() implements DdlChoice {
        }

        /** Try the same once more. */
        record Again() implements DdlChoice {
        }
    }

    /** Rows of a table that were applied since the last call. */
    record TableCount(ObjectName source, long inserted, long updated, long deleted, long conflicts) {
        public TableCount {
            Objects.requireNonNull(source);
        }
    }

    /** Limits that may change while it runs; 0 is no limit. */
    record Throttle(int rowsPerSecond, int bytesPerSecond) {
    }

    /** All that were saved, in the order in which they were. */
    List<SchemaState> schemaStates() throws GodwitException;

    /** Adds a state; one of the same position is replaced. */
    void save(SchemaState state) throws GodwitException;

    /** The statement behind a position, as it was saved last; empty when it never was. */
    Optional<Ddl> ddl(IncrPosition position) throws GodwitException;

    /** Statements that are RUNNING. */
    List<Ddl> running() throws GodwitException;

    /** Adds a statement or brings it up to date. */
    void save(Ddl ddl) throws GodwitException;

    /**
     * Whether the other direction of the same project ran a statement at the source, which is then followed but not run. Asked for each statement that concerns selected tables, in the order of the
     * log, and again after a crash. A work of one direction has no other.
     *
     * @param tables their names at the source
     * @param position the place before the statement
     */
    default boolean isOwn(String kind, List<ObjectName> tables, IncrPosition position) throws GodwitException {
        return false;
    }

    /** What a person chose about the statement behind a position; empty while nobody did. Choosing is durable before the component is started again. */
    Optional<DdlChoice> choice(IncrPosition position) throws GodwitException;

    /**
     * Changes that did not meet what the log says, or were refused.
     *
     * @param upTo the changes lie before this place
     * @param count how many there were; the list holds the first of them
     */
    void conflicts(IncrPosition upTo, long count, List<Conflict> conflicts) throws GodwitException;

    /** Adds to the counters of tables; called every some seconds, so a killed process loses the last of them. */
    void count(List<TableCount> counts) throws GodwitException;

    /** Asked each second; empty leaves what the settings say. */
    Optional<Throttle> throttle() throws GodwitException;
}
