package org.godwit.supervisor.internal.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.Precheck;
import org.godwit.rm.repository.PrecheckRepository;
import org.godwit.rm.repository.PrecheckRow;
import org.godwit.supervisor.internal.run.StepContext;
import org.godwit.supervisor.service.PrecheckItem;

/**
 * Runs precheck items one after the other, beside other lanes that take from the same list. What an item found and that the next one runs is one transaction, since writing down takes longer than
 * most looks. Used by one thread.
 */
final class PrecheckLane {
    private static final PrecheckRepository ITEMS = new PrecheckRepository();

    private final StepContext context;
    private final PrecheckRunner runner;
    private final List<Precheck> checks;
    private final AtomicInteger next;
    private final List<PrecheckRow> unwritten = new ArrayList<>();

    /** @param next the place in the list that the next free lane takes */
    PrecheckLane(StepContext context, PrecheckRunner runner, List<Precheck> checks, AtomicInteger next) {
        this.context = context;
        this.runner = runner;
        this.checks = checks;
        this.next = next;
    }

    void run(Precheck.Context checked) throws GodwitException {
        try {
            for (Optional<Integer> place = take(); place.isPresent(); place = take()) {
                Precheck check = checks.get(place.get());
                context.progress().note(check.side().label() + "-" + check.description());
                unwritten.add(row(context, place.get(), runner.item(0, check, PrecheckItem.State.RUNNING, Precheck.Result.PASSED)));
                write();
                unwritten.add(row(context, place.get(), runner.run(0, check, checked, context.cancel())));
                context.progress().advance(1, 0);
            }
        } finally {
            write();
        }
    }

    private Optional<Integer> take() {
        int place = next.getAndIncrement();
        return place < checks.size() ? Optional.of(place) : Optional.empty();
    }

    private void write() throws GodwitException {
        context.engine().rm().run(h -> unwritten.forEach(row -> ITEMS.put(h, row)));
        unwritten.clear();
    }

    static PrecheckRow row(StepContext context, int order, PrecheckItem item) {
        return new PrecheckRow(0, context.projectId(), order, item.key(), item.side().name(), item.description(), item.state().name(), item.cause(), item.remedy(), item.mend(), item.skippable());
    }
}
