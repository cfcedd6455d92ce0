package org.godwit.transfer.queue.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.godwit.core.change.RowChanges;
import org.godwit.core.model.ObjectName;
import org.godwit.core.spi.MessageQueue.Place;
import org.godwit.transfer.incr.IncrLedger.TableCount;
import org.godwit.transfer.incr.IncrPosition;
import org.godwit.transfer.queue.QueuePlace.Partition;

/** Messages between two places of the log, or of one part of a copied table, that are acknowledged together. Filled by one thread; receipts come on others. */
final class Group {
    /** A message that was left out for its size. */
    record Skipped(ObjectName table, RowChanges.Kind kind, String key, int bytes, String reason) {
    }

    /** Where a group ends. */
    record End(IncrPosition position, long second, int counter) {
    }

    /** One more than messages without a receipt while it is still being filled. */
    private final AtomicInteger open = new AtomicInteger(1);
    private final Map<Partition, Long> next = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Skipped> skipped = new ConcurrentLinkedQueue<>();
    private final Map<ObjectName, long[]> counts = new HashMap<>();
    private int messages;
    private long bytes;
    private int transactions;
    private Optional<End> end = Optional.empty();

    void add(int size) {
        open.incrementAndGet();
        messages++;
        bytes += size;
    }

    void count(ObjectName table, RowChanges.Kind kind) {
        counts.computeIfAbsent(table, t -> new long[3])[kind.ordinal()]++;
    }

    void transactionEnded() {
        transactions++;
    }

    /** Nothing more comes in. */
    void seal() {
        open.decrementAndGet();
    }

    /** As {@link #seal()}, for a group of the log. */
    void seal(End at) {
        end = Optional.of(at);
        seal();
    }

    void acknowledged(Place place) {
        next.merge(Partition.of(place), place.offset() + 1, Math::max);
        open.decrementAndGet();
    }

    void skipped(Skipped message) {
        skipped.add(message);
        open.decrementAndGet();
    }

    /** Sealed, and every message has its receipt. */
    boolean isDone() {
        return open.get() == 0;
    }

    boolean isEmpty() {
        return messages == 0;
    }

    int messages() {
        return messages;
    }

    long bytes() {
        return bytes;
    }

    int transactions() {
        return transactions;
    }

    /** Of a sealed group of the log. */
    End end() {
        return end.orElseThrow();
    }

    Map<Partition, Long> next() {
        return next;
    }

    List<Skipped> skipped() {
        return List.copyOf(skipped);
    }

    List<TableCount> counts() {
        List<TableCount> list = new ArrayList<>();
        counts.forEach((table, n) -> list.add(new TableCount(table, n[RowChanges.Kind.INSERT.ordinal()], n[RowChanges.Kind.UPDATE.ordinal()], n[RowChanges.Kind.DELETE.ordinal()], 0)));
        return list;
    }

    /** So many messages of the kind. */
    long count(RowChanges.Kind kind) {
        return counts.values().stream().mapToLong(n -> n[kind.ordinal()]).sum();
    }
}
