package org.godwit.supervisor.service;

import java.time.Instant;
import java.util.List;
import org.godwit.core.model.ObjectName;

/**
 * A statement of the log that changes definitions, and what became of it.
 *
 * @param time when it was run at its origin
 * @param target what is run at the other side
 * @param decision why: findings, the reason for leaving it out or for stopping
 * @param suggestion a statement that could be run instead; empty when there is none
 * @param outcome what happened
 */
public record DdlView(long id, Direction direction, Instant time, String database, String statement, String kind, List<ObjectName> tables, List<String> target, String decision, String suggestion,
        State state, String outcome) {
    /** States of a statement. In FAILED and WAITING a person decides ({@link DdlAnswer}). */
    public enum State {
        RUNNING, DONE, SKIPPED, FAILED, WAITING
    }

    public DdlView {
        tables = List.copyOf(tables);
        target = List.copyOf(target);
    }

    public boolean needsAnswer() {
        return state == State.FAILED || state == State.WAITING;
    }
}
