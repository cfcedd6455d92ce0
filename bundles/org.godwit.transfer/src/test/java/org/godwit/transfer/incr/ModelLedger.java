package org.godwit.transfer.incr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.ChangeApplier.Conflict;

/** A ledger in memory that outlives runs. */
final class ModelLedger implements IncrLedger {
    final Map<IncrPosition, SchemaState> states = new LinkedHashMap<>();
    final Map<IncrPosition, Ddl> ddl = new LinkedHashMap<>();
    final Map<IncrPosition, DdlChoice> choices = new LinkedHashMap<>();
    final List<TableCount> counts = new ArrayList<>();
    volatile Optional<Throttle> throttle = Optional.empty();
    /** A process that died writes nothing here any more. */
    interface Life {
        void check() throws GodwitException;
    }

    volatile Life life = () -> {};

    @Override
    public synchronized List<SchemaState> schemaStates() {
        return List.copyOf(states.values());
    }

    @Override
    public synchronized void save(SchemaState state) throws GodwitException {
        life.check();
        states.put(state.position(), state);
    }

    @Override
    public synchronized Optional<Ddl> ddl(IncrPosition position) {
        return Optional.ofNullable(ddl.get(position));
    }

    @Override
    public synchronized List<Ddl> running() {
        return ddl.values().stream().filter(d -> d.state() == DdlState.RUNNING).toList();
    }

    @Override
    public synchronized void save(Ddl entry) throws GodwitException {
        life.check();
        ddl.put(entry.position(), entry);
    }

    @Override
    public synchronized Optional<DdlChoice> choice(IncrPosition position) {
        return Optional.ofNullable(choices.get(position));
    }

    @Override
    public void conflicts(IncrPosition upTo, long count, List<Conflict> conflicts) {
        throw new AssertionError("nothing may conflict: " + conflicts);
    }

    @Override
    public synchronized void count(List<TableCount> more) {
        counts.addAll(more);
    }

    @Override
    public Optional<Throttle> throttle() {
        return throttle;
    }
}
