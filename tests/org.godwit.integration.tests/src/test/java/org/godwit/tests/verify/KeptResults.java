package org.godwit.tests.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.godwit.core.model.ObjectName;
import org.godwit.transfer.verify.VerifyLedger;

/** A ledger in memory that can stand for two runs, one after the other. */
final class KeptResults implements VerifyLedger {
    private final Map<ObjectName, TableResult> results = new LinkedHashMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private Map<ObjectName, TableResult> earlier = Map.of();
    private List<Difference> earlierDifferences = List.of();
    private int updates;

    /** What was found becomes the earlier run. */
    synchronized void nextRun() {
        earlier = new LinkedHashMap<>(results);
        earlierDifferences = List.copyOf(differences);
        results.clear();
        differences.clear();
    }

    synchronized List<Difference> found() {
        return List.copyOf(differences);
    }

    synchronized int updates() {
        return updates;
    }

    synchronized TableResult result(ObjectName table) {
        return results.get(table);
    }

    @Override
    public synchronized void update(TableResult result) {
        updates++;
        results.put(result.source(), result);
    }

    @Override
    public synchronized void difference(Difference difference) {
        differences.add(difference);
    }

    @Override
    public synchronized void clear(ObjectName table) {
        differences.removeIf(d -> d.table().equals(table));
    }

    @Override
    public synchronized List<TableResult> results() {
        return List.copyOf(results.values());
    }

    @Override
    public synchronized List<TableResult> earlierResults() {
        return List.copyOf(earlier.values());
    }

    @Override
    public synchronized List<Difference> differences(ObjectName table) {
        return earlierDifferences.stream().filter(d -> d.table().equals(table)).toList();
    }
}
