package org.godwit.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.godwit.core.spi.ChangeApplier;
import org.godwit.transfer.incr.IncrLedger;
import org.godwit.transfer.incr.IncrPosition;

/** Keeps what one run needs; a benchmark is not resumed. */
class MemoryLedger implements IncrLedger {
    private final List<SchemaState> states = new ArrayList<>();

    @Override
    public synchronized List<SchemaState> schemaStates() {
        return List.copyOf(states);
    }

    @Override
    public synchronized void save(SchemaState state) {
        states.add(state);
    }

    @Override
    public Optional<Ddl> ddl(IncrPosition position) {
        return Optional.empty();
    }

    @Override
    public List<Ddl> running() {
        return List.of();
    }

    @Override
    public void save(Ddl ddl) {
        throw new IllegalStateException("the load has no DDL: " + ddl.statement());
    }

    @Override
    public Optional<DdlChoice> choice(IncrPosition position) {
        return Optional.empty();
    }

    @Override
    public void conflicts(IncrPosition upTo, long count, List<ChangeApplier.Conflict> conflicts) {
        throw new IllegalStateException("conflicts: " + conflicts);
    }

    @Override
    public void count(List<TableCount> counts) {
        // the metrics tell the same
    }

    @Override
    public Optional<Throttle> throttle() {
        return Optional.empty();
    }
}
