package org.godwit.transfer.verify.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.Digester.Row;
import org.godwit.core.spi.Digester.RowDigest;
import org.godwit.core.spi.Digester.RowSet;
import org.godwit.transfer.verify.VerifyLedger.DifferenceType;
import org.godwit.transfer.verify.internal.BothSides.Two;

/** Reviews tables without a key: how many copies of each row both sides have. There is nothing by which two different rows could be counterparts. Thread-safe. */
final class KeylessReview {
    private static final int BATCH = 500;
    private static final long BATCH_BYTES = 4 << 20;

    /** A row and how many copies the source has more than the target (less when negative). */
    private record Surplus(Candidate candidate, long rows) {
    }

    private final BothSides sides;
    private final Review.Verdicts verdicts;

    KeylessReview(BothSides sides, Review.Verdicts verdicts) {
        this.sides = sides;
        this.verdicts = verdicts;
    }

    /** @return what is to be read again */
    List<Candidate> check(TableState table, List<Candidate> candidates, boolean last, boolean moving) throws GodwitException {
        boolean meaning = RowComparer.isByMeaning(table.plan().columns());
        List<Surplus> different = meaning ? byMeaning(table, candidates) : candidates.stream().map(c -> new Surplus(c, c.surplus())).toList();
        List<Candidate> again = new ArrayList<>();
        for (List<Surplus> batch : batches(different, Surplus::candidate)) {
            again.addAll(checkBatch(table, batch, last, moving));
        }
        return again;
    }

    private List<Candidate> checkBatch(TableState table, List<Surplus> batch, boolean last, boolean moving) throws GodwitException {
        table.cancel().check();
        List<Candidate> again = new ArrayList<>();
        Two<Map<List<Long>, Row>> rows = rows(table, batch.stream().map(Surplus::candidate).toList());
        for (Surplus item : batch) {
            Candidate candidate = item.candidate();
            List<Long> hash = hash(candidate.source().or(candidate::target).orElseThrow());
            Optional<Row> source = Optional.ofNullable(rows.source().get(hash));
            Optional<Row> target = Optional.ofNullable(rows.target().get(hash));
            Candidate now = new Candidate(List.of(), source.map(Row::digest), target.map(Row::digest));
            // a row with counterparts of equal meaning has less too many than its copies tell
            long surplus = candidate.isSeenAgain(now.source(), now.target()) ? item.rows() : now.surplus();
            if (surplus == 0 || surplus < 0 && table.plan().inMode()) {
                continue;
            }
            if (!last && (moving || !candidate.isSeenAgain(now.source(), now.target()))) {
                again.add(now);
            } else if (surplus > 0) {
                verdicts.report(table, DifferenceType.MASTER_ONLY, source, Optional.empty(), surplus);
            } else {
                verdicts.report(table, DifferenceType.IMAGE_ONLY, Optional.empty(), target, -surplus);
            }
        }
        return again;
    }

    /** Leaves out rows whose text differs but whose meaning is the same: as many of them as there are counterparts. */
    private List<Surplus> byMeaning(TableState table, List<Candidate> candidates) throws GodwitException {
        Map<String, Long> balance = new HashMap<>();
        Map<List<Long>, String> meanings = new HashMap<>();
        for (List<Candidate> batch : batches(candidates, Function.identity())) {
            Two<Map<List<Long>, String>> found = sides.ask(table.plan(), (digester, read, cancel) -> {
                Map<List<Long>, String> byHash = new HashMap<>();
                digester.fetch(read, hashes(batch), row -> byHash.put(hash(row.digest()), RowComparer.meaning(table.plan().columns(), row)), cancel);
                return byHash;
            }, table.cancel());
            meanings.putAll(found.source());
            meanings.putAll(found.target());
        }
        candidates.forEach(c -> balance.merge(meaning(meanings, c), c.surplus(), Long::sum));
        List<Surplus> different = new ArrayList<>();
        for (Candidate candidate : candidates) {
            String meaning = meaning(meanings, candidate);
            long left = balance.get(meaning);
            if (Long.signum(left) == Long.signum(candidate.surplus()) && left != 0) {
                long rows = Long.signum(left) * Math.min(Math.abs(left), Math.abs(candidate.surplus()));
                balance.put(meaning, left - rows);
                different.add(new Surplus(candidate, rows));
            }
        }
        return different;
    }

    private static <T> List<List<T>> batches(List<T> items, Function<T, Candidate> candidate) {
        List<List<T>> batches = new ArrayList<>();
        long bytes = 0;
        for (T item : items) {
            long size = candidate.apply(item).bytes();
            if (batches.isEmpty() || batches.get(batches.size() - 1).size() == BATCH || bytes + size > BATCH_BYTES) {
                batches.add(new ArrayList<>());
                bytes = 0;
            }
            batches.get(batches.size() - 1).add(item);
            bytes += size;
        }
        return batches;
    }

    private static String meaning(Map<List<Long>, String> meanings, Candidate candidate) {
        List<Long> hash = hash(candidate.source().or(candidate::target).orElseThrow());
        return meanings.getOrDefault(hash, hash.toString());
    }

    private Two<Map<List<Long>, Row>> rows(TableState table, List<Candidate> batch) throws GodwitException {
        return sides.ask(table.plan(), (digester, read, cancel) -> {
            List<Row> rows = new ArrayList<>();
            digester.fetch(read, hashes(batch), rows::add, cancel);
            return rows.stream().collect(Collectors.toMap(r -> hash(r.digest()), Function.identity()));
        }, table.cancel());
    }

    private static RowSet.Hashes hashes(List<Candidate> batch) {
        return new RowSet.Hashes(batch.stream().map(c -> c.source().or(c::target).orElseThrow()).toList());
    }

    private static List<Long> hash(RowDigest digest) {
        return List.of(digest.high(), digest.low());
    }
}
