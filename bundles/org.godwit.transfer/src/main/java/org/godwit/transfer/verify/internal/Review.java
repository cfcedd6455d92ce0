package org.godwit.transfer.verify.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.option.OptionSet;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.slice.KeyValue;
import org.godwit.core.spi.Digester;
import org.godwit.core.spi.Digester.DigestRead;
import org.godwit.core.spi.Digester.Row;
import org.godwit.core.spi.Digester.RowSet;
import org.godwit.transfer.verify.VerifyLedger.DifferenceType;
import org.godwit.transfer.verify.VerifyOptions;
import org.godwit.transfer.verify.internal.BothSides.Two;

/**
 * Reads rows whose hashes differ, compares them by meaning and decides: equal after all, different for good, or to be read again because something moved.
 * Thread-safe.
 */
final class Review {
    /** So many bytes of rows are held at once on each side, one row of any size excepted. */
    private static final long BATCH_BYTES = 4 << 20;

    /** Which look at a row it is. */
    enum Look {
        /** Right after its hash was found to differ. */
        FIRST,
        /** After a while, when what it was at the look before has been carried over. */
        AGAIN,
        /** No further one follows. */
        LAST
    }

    /** Where differences go that are for good. */
    interface Verdicts {
        void report(TableState table, DifferenceType type, Optional<Row> source, Optional<Row> target, long copies) throws GodwitException;
    }

    private final BothSides sides;
    private final Verdicts verdicts;
    private final boolean sourceMoving;
    private final boolean caughtUp;
    private final int rounds;
    private final int batchKeys;
    private final KeylessReview keyless;
    private final ReentrantLock largeRows = new ReentrantLock();

    /** @param caughtUp whether before each further look all changes that were made before the last one are carried over */
    Review(BothSides sides, Verdicts verdicts, boolean sourceMoving, boolean caughtUp, OptionSet options) {
        this.sides = sides;
        this.verdicts = verdicts;
        this.sourceMoving = sourceMoving;
        this.caughtUp = caughtUp;
        this.rounds = options.get(VerifyOptions.ROUNDS);
        this.batchKeys = options.get(VerifyOptions.REVIEW_BATCH);
        this.keyless = new KeylessReview(sides, verdicts);
    }

    /** Reads the candidates once more. */
    void check(TableState table, List<Candidate> candidates, Look look) throws GodwitException {
        if (!table.plan().hasKey()) {
            List<Candidate> again = keyless.check(table, candidates, look == Look.LAST || rounds == 0, isMoving(look));
            again.forEach(table::pend);
            return;
        }
        List<Candidate> batch = new ArrayList<>();
        long bytes = 0;
        for (Candidate candidate : candidates) {
            if (!batch.isEmpty() && (batch.size() >= batchKeys || bytes + candidate.bytes() > BATCH_BYTES)) {
                checkBatch(table, batch, look);
                batch.clear();
                bytes = 0;
            }
            batch.add(candidate);
            bytes += candidate.bytes();
        }
        if (!batch.isEmpty()) {
            checkBatch(table, batch, look);
        }
    }

    /** Reports rows that only the target has and that waited for a counterpart with another spelling of their key. */
    void reportExtra(TableState table) throws GodwitException {
        List<Candidate> left = table.takeExtra();
        for (int from = 0; from < left.size(); from += batchKeys) {
            List<Candidate> batch = left.subList(from, Math.min(left.size(), from + batchKeys));
            Map<List<String>, Row> rows = sides.askTarget(table.plan(), (digester, read, cancel) -> byKey(digester, read, keys(batch), cancel), table.cancel());
            for (Candidate candidate : batch) {
                Optional<Row> row = Optional.ofNullable(rows.get(Candidate.texts(candidate.key())));
                if (row.isPresent()) {
                    verdicts.report(table, DifferenceType.IMAGE_ONLY, Optional.empty(), row, 1);
                }
            }
        }
    }

    /** Rows of many megabytes are read by one thread at a time, whatever number of lanes there is. */
    private void checkBatch(TableState table, List<Candidate> batch, Look look) throws GodwitException {
        boolean large = batch.stream().mapToLong(Candidate::bytes).sum() > BATCH_BYTES;
        if (!large) {
            readAndDecide(table, batch, look);
            return;
        }
        largeRows.lock();
        try {
            readAndDecide(table, batch, look);
        } finally {
            largeRows.unlock();
        }
    }

    private void readAndDecide(TableState table, List<Candidate> batch, Look look) throws GodwitException {
        table.cancel().check();
        RowSet.Keys keys = keys(batch);
        Two<Map<List<String>, Row>> rows = sides.ask(table.plan(), (digester, read, cancel) -> byKey(digester, read, keys, cancel), table.cancel());
        // with a text key the target may find a row by another spelling of its key
        Set<List<String>> ofSource = batch.stream().map(c -> Candidate.texts(c.key())).filter(rows.source()::containsKey).collect(Collectors.toSet());
        boolean otherSpellings = table.plan().textKey() && rows.target().keySet().stream().anyMatch(k -> !ofSource.contains(k));
        for (Candidate candidate : batch) {
            List<String> key = Candidate.texts(candidate.key());
            Optional<Row> source = Optional.ofNullable(rows.source().get(key));
            Optional<Row> target = Optional.ofNullable(rows.target().get(key));
            if (source.isPresent() && target.isEmpty() && otherSpellings) {
                target = otherSpelling(table, candidate.key());
            }
            decide(table, candidate, source, target, look);
        }
    }

    private Optional<Row> otherSpelling(TableState table, List<KeyValue> key) throws GodwitException {
        RowSet.Keys one = new RowSet.Keys(List.of(key));
        return sides.askTarget(table.plan(), (digester, read, cancel) -> byKey(digester, read, one, cancel), table.cancel()).values().stream().findFirst();
    }

    private void decide(TableState table, Candidate candidate, Optional<Row> source, Optional<Row> target, Look look) throws GodwitException {
        PairPlan plan = table.plan();
        if (source.isEmpty() && (target.isEmpty() || plan.inMode())) {
            return;
        }
        if (source.isPresent() && target.isPresent() && RowComparer.differing(plan.columns(), source.get(), target.get()).isEmpty()) {
            return;
        }
        boolean still = candidate.isSeenAgain(source.map(Row::digest), target.map(Row::digest));
        if (caughtUp && look == Look.LAST && !still) {
            // It changed at every look, so both sides were never seen at the same state; what is wrong with it shows as soon as it rests.
            return;
        }
        if (rounds > 0 && look != Look.LAST && (isMoving(look) || !still)) {
            table.pend(new Candidate(candidate.key(), source.map(Row::digest), target.map(Row::digest)));
            return;
        }
        if (source.isEmpty() && plan.textKey()) {
            table.holdExtra(candidate);
        } else if (source.isEmpty()) {
            verdicts.report(table, DifferenceType.IMAGE_ONLY, source, target, 1);
        } else if (target.isEmpty()) {
            verdicts.report(table, DifferenceType.MASTER_ONLY, source, target, 1);
        } else {
            table.take(Candidate.texts(target.get().digest().key()));
            verdicts.report(table, DifferenceType.MISMATCHED, source, target, 1);
        }
    }

    /** Whether a difference may pass by itself though the row was seen as it is before. */
    private boolean isMoving(Look look) {
        return sourceMoving && !(caughtUp && look == Look.AGAIN);
    }

    private static RowSet.Keys keys(List<Candidate> batch) {
        return new RowSet.Keys(batch.stream().map(Candidate::key).toList());
    }

    private static Map<List<String>, Row> byKey(Digester digester, DigestRead read, RowSet.Keys keys, CancelToken cancel)
            throws GodwitException {
        Map<List<String>, Row> rows = new HashMap<>();
        digester.fetch(read, keys, row -> rows.put(Candidate.texts(row.digest().key()), row), cancel);
        return rows;
    }
}
