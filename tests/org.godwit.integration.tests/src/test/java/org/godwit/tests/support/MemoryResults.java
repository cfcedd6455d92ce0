package org.godwit.tests.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.godwit.core.model.ObjectName;
import org.godwit.transfer.verify.VerifyLedger;

/** A ledger of verification results that lives as long as the test. Thread-safe. */
public final class MemoryResults implements VerifyLedger {
    private final Map<ObjectName, TableResult> results = new LinkedHashMap<>();
    private final List<Difference> differences = new ArrayList<>();

    @Override
    public synchronized void update(TableResult result) {
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
        return results.values().stream().filter(r -> r.type() != ResultType.RUNNING).toList();
    }

    @Override
    public synchronized List<Difference> differences(ObjectName table) {
        return differences.stream().filter(d -> d.table().equals(table)).toList();
    }

    public synchronized List<Difference> differences() {
        return List.copyOf(differences);
    }
}
