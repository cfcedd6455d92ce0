package org.godwit.supervisor.internal;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.RowCorrector;
import org.godwit.rm.repository.VerifyDifferenceRow;
import org.godwit.supervisor.internal.step.VerifyLedgers;
import org.godwit.transfer.verify.VerifyLedger.GuardedChange;
import org.godwit.transfer.verify.VerifyLedger.Turn;

/** The changes of many differences, turn after turn, with a page of them in memory. Used by one thread. */
final class CorrectionChanges implements RowCorrector.Changes {
    /** Reads differences in the order of their ids. */
    @FunctionalInterface
    interface Pages {
        List<VerifyDifferenceRow> after(long id, int limit) throws GodwitException;
    }

    private static final int PAGE = 200;

    /** A change and the key of the row that it changes. */
    private record Due(RowCorrector.Change change, String key) {
    }

    private final Pages pages;
    private final Function<VerifyDifferenceRow, String> json;
    private final Iterator<Turn> turns = Arrays.asList(Turn.values()).iterator();
    private final Queue<Due> due = new ArrayDeque<>();
    private Optional<Turn> turn = Optional.of(turns.next());
    private long last;
    private String lastKey = "";

    private CorrectionChanges(Pages pages, Function<VerifyDifferenceRow, String> json) {
        this.pages = pages;
        this.json = json;
    }

    static CorrectionChanges applying(Pages pages) {
        return new CorrectionChanges(pages, VerifyDifferenceRow::applyJson);
    }

    static CorrectionChanges undoing(Pages pages) {
        return new CorrectionChanges(pages, VerifyDifferenceRow::undoJson);
    }

    @Override
    public Optional<RowCorrector.Change> next() throws GodwitException {
        while (due.isEmpty() && turn.isPresent()) {
            read(turn.get());
        }
        Optional<Due> next = Optional.ofNullable(due.poll());
        next.ifPresent(d -> lastKey = d.key());
        return next.map(Due::change);
    }

    private void read(Turn wanted) throws GodwitException {
        List<VerifyDifferenceRow> page = pages.after(last, PAGE);
        for (VerifyDifferenceRow row : page) {
            for (GuardedChange change : VerifyLedgers.readChanges(json.apply(row))) {
                if (change.turn() == wanted) {
                    due.add(new Due(change.change(), VerifyLedgers.key(row)));
                }
            }
            last = row.id();
        }
        if (page.isEmpty()) {
            last = 0;
            turn = turns.hasNext() ? Optional.of(turns.next()) : Optional.empty();
        }
    }

    /** Key of the row whose change was given last. */
    String lastKey() {
        return lastKey;
    }
}
