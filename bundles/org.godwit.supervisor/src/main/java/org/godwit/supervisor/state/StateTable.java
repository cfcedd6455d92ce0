package org.godwit.supervisor.state;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All allowed transitions of one kind of thing; what is not in the table is refused. Immutable.
 *
 * @param <S> states
 * @param <E> events
 */
public final class StateTable<S extends Enum<S>, E extends Enum<E>> {
    /** One line of the table. */
    public record Transition<S, E>(S from, E event, S to) {
    }

    private final List<Transition<S, E>> transitions;
    private final Map<S, Map<E, S>> next;

    StateTable(Class<S> states, Class<E> events, List<Transition<S, E>> transitions) {
        this.transitions = List.copyOf(transitions);
        this.next = new EnumMap<>(states);
        for (S state : states.getEnumConstants()) {
            next.put(state, new EnumMap<>(events));
        }
        for (Transition<S, E> line : transitions) {
            if (next.get(line.from()).put(line.event(), line.to()) != null) {
                throw new IllegalArgumentException("two lines for " + line.event() + " in " + line.from());
            }
        }
    }

    /** The state after the event; empty when it is not allowed in this state. */
    public Optional<S> next(S from, E event) {
        return Optional.ofNullable(next.get(from).get(event));
    }

    /** What may happen in a state. */
    public Set<E> events(S from) {
        Map<E, S> possible = next.get(from);
        return possible.isEmpty() ? Set.of() : EnumSet.copyOf(possible.keySet());
    }

    public List<Transition<S, E>> transitions() {
        return transitions;
    }
}
