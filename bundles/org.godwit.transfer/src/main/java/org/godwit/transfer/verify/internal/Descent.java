package org.godwit.transfer.verify.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.godwit.core.error.GodwitException;
import org.godwit.core.option.OptionSet;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.slice.KeyValue;
import org.godwit.core.spi.Digester;
import org.godwit.core.spi.Digester.Digest;
import org.godwit.core.spi.Digester.DigestRead;
import org.godwit.core.spi.Digester.RowDigest;
import org.godwit.core.spi.Digester.RowSet;
import org.godwit.core.spi.Digester.RowSet.Part;
import org.godwit.transfer.verify.VerifyLedger.ResultType;
import org.godwit.transfer.verify.VerifyOptions;
import org.godwit.transfer.verify.internal.BothSides.Two;

/** Goes down from an unequal part to the rows that make it unequal. Thread-safe; used by many threads on parts of many tables. */
final class Descent {
    /** The hash that sorts rows into parts has 32 bits; beyond this a part cannot be split for good. */
    private static final long MAX_MODULUS = 1L << 27;

    private final BothSides sides;
    private final Review review;
    private final int leafRows;
    private final int ways;
    private final int inModeKeys;
    private final int noKeyRows;

    Descent(BothSides sides, Review review, OptionSet options) {
        this.sides = sides;
        this.review = review;
        this.leafRows = options.get(VerifyOptions.LEAF_ROWS);
        this.ways = options.get(VerifyOptions.SPLIT_WAYS);
        this.inModeKeys = options.get(VerifyOptions.IN_MODE_KEYS);
        this.noKeyRows = options.get(VerifyOptions.NONUNIQUE_MAX);
    }

    /** Compares a part; returns the source's rows in it. What differs goes to the review. */
    long compare(TableState table, Part part) throws GodwitException {
        Two<Digest> digests = sides.ask(table.plan(), (digester, read, cancel) -> digester.digest(read, part, cancel), table.cancel());
        table.addRows(digests.source().rows(), digests.target().rows());
        if (!digests.source().equals(digests.target())) {
            if (table.plan().inMode() && table.plan().hasKey()) {
                bySourceKeys(table, part, digests.source().rows());
            } else {
                descend(table, part, Math.max(digests.source().rows(), digests.target().rows()));
            }
        }
        return digests.source().rows();
    }

    /** Compares only rows with these keys, which differed in an earlier run. */
    void compareKeys(TableState table, List<List<KeyValue>> keys) throws GodwitException {
        List<Candidate> candidates = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += inModeKeys) {
            List<List<KeyValue>> batch = keys.subList(from, Math.min(keys.size(), from + inModeKeys));
            RowSet.Keys rows = new RowSet.Keys(batch);
            Two<Map<List<String>, RowDigest>> found = sides.ask(table.plan(), (digester, read, cancel) -> byKey(digester, read, rows, cancel), table.cancel());
            batch.forEach(key -> candidates.add(new Candidate(key, Optional.ofNullable(found.source().get(Candidate.texts(key))), Optional.ofNullable(found.target().get(Candidate.texts(key))))));
        }
        review.check(table, candidates, Review.Look.FIRST);
    }

    private void descend(TableState table, Part part, long rows) throws GodwitException {
        table.cancel().check();
        if (!table.plan().hasKey()) {
            withoutKey(table, part, rows);
        } else if (rows <= leafRows || part.modulus() * ways > MAX_MODULUS) {
            byKey(table, part);
        } else {
            split(table, part);
        }
    }

    private void withoutKey(TableState table, Part part, long rows) throws GodwitException {
        if (rows > noKeyRows) {
            table.stop(ResultType.MISMATCH_LIMIT_NO_PK);
        } else if (rows <= leafRows || RowComparer.isByMeaning(table.plan().columns()) || part.modulus() * ways > MAX_MODULUS) {
            // rows of equal meaning but different text have different hashes and may lie in different parts, so such a table is not split
            byHash(table, part);
        } else {
            split(table, part);
        }
    }

    private void split(TableState table, Part part) throws GodwitException {
        Two<List<Digest>> parts = sides.ask(table.plan(), (digester, read, cancel) -> digester.split(read, part, ways, cancel), table.cancel());
        for (int i = 0; i < ways; i++) {
            Digest source = parts.source().get(i);
            Digest target = parts.target().get(i);
            if (!source.equals(target)) {
                descend(table, part.sub(ways, i), Math.max(source.rows(), target.rows()));
            }
        }
    }

    private void byKey(TableState table, Part part) throws GodwitException {
        Two<Map<List<String>, RowDigest>> rows = sides.ask(table.plan(), (digester, read, cancel) -> byKey(digester, read, part, cancel), table.cancel());
        List<Candidate> candidates = new ArrayList<>();
        rows.source().forEach((key, source) -> {
            Optional<RowDigest> target = Optional.ofNullable(rows.target().remove(key));
            if (target.isEmpty() || !target.get().sameRow(source)) {
                candidates.add(new Candidate(source.key(), Optional.of(source), target));
            }
        });
        rows.target().values().forEach(target -> candidates.add(new Candidate(target.key(), Optional.empty(), Optional.of(target))));
        review.check(table, candidates, Review.Look.FIRST);
    }

    /** IN mode: only rows that the source has are looked up, whatever else the target holds (OMS: full verification, IN mode). */
    private void bySourceKeys(TableState table, Part part, long sourceRows) throws GodwitException {
        if (sourceRows > leafRows && part.modulus() * ways <= MAX_MODULUS) {
            List<Digest> parts = sides.askSource(table.plan(), (digester, read, cancel) -> digester.split(read, part, ways, cancel), table.cancel());
            for (int i = 0; i < ways; i++) {
                bySourceKeys(table, part.sub(ways, i), parts.get(i).rows());
            }
            return;
        }
        List<RowDigest> rows = sides.askSource(table.plan(), (digester, read, cancel) -> {
            List<RowDigest> all = new ArrayList<>();
            digester.list(read, part, all::add, cancel);
            return all;
        }, table.cancel());
        List<Candidate> candidates = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += inModeKeys) {
            candidates.addAll(lookUp(table, rows.subList(from, Math.min(rows.size(), from + inModeKeys))));
        }
        review.check(table, candidates, Review.Look.FIRST);
    }

    private List<Candidate> lookUp(TableState table, List<RowDigest> sourceRows) throws GodwitException {
        RowSet.Keys keys = new RowSet.Keys(sourceRows.stream().map(RowDigest::key).toList());
        Map<List<String>, RowDigest> found = sides.askTarget(table.plan(), (digester, read, cancel) -> byKey(digester, read, keys, cancel), table.cancel());
        return sourceRows.stream().map(s -> new Candidate(s.key(), Optional.of(s), Optional.ofNullable(found.get(Candidate.texts(s.key())))))
                .filter(c -> c.target().isEmpty() || !c.target().get().sameRow(c.source().get())).toList();
    }

    private void byHash(TableState table, Part part) throws GodwitException {
        Two<Map<List<Long>, RowDigest>> rows = sides.ask(table.plan(), (digester, read, cancel) -> {
            Map<List<Long>, RowDigest> byHash = new HashMap<>();
            digester.list(read, part, row -> byHash.put(List.of(row.high(), row.low()), row), cancel);
            return byHash;
        }, table.cancel());
        List<Candidate> candidates = Stream.concat(rows.source().keySet().stream(), rows.target().keySet().stream()).distinct()
                .map(hash -> new Candidate(List.of(), Optional.ofNullable(rows.source().get(hash)), Optional.ofNullable(rows.target().get(hash))))
                .filter(c -> c.surplus() != 0).toList();
        review.check(table, candidates, Review.Look.FIRST);
    }

    private static Map<List<String>, RowDigest> byKey(Digester digester, DigestRead read, RowSet rows, CancelToken cancel) throws GodwitException {
        Map<List<String>, RowDigest> byKey = new HashMap<>();
        digester.list(read, rows, row -> byKey.put(Candidate.texts(row.key()), row), cancel);
        return byKey;
    }
}
