package org.godwit.transfer.queue.internal;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.godwit.core.change.RowChanges;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.ChangeApplier.Conflict;
import org.godwit.core.spi.MessageQueue.Place;
import org.godwit.transfer.incr.IncrPosition;
import org.godwit.transfer.queue.QueueJob;
import org.godwit.transfer.queue.QueueLedger;
import org.godwit.transfer.queue.QueuePlace;
import org.godwit.transfer.queue.QueuePlace.Partition;
import org.godwit.transfer.queue.QueueTopics;

/**
 * Groups of messages in the order of the log, of which the first ones that are acknowledged whole move the position. The position is stored from time to time, never before the acknowledgement; what lies
 * behind it in the topics when a run begins is sent again and counted. Used by one thread.
 */
final class Acknowledged {
    /** So many groups may wait for receipts. */
    private static final int MOST_GROUPS = 4096;
    private static final int SKIPPED_IN_A_REPORT = 1000;

    private final QueueJob job;
    private final QueueLedger ledger;
    private final Outbox outbox;
    private final QueueCounters counters;
    private final Progress progress;
    private final CancelToken cancel;
    private final Deque<Group> waiting = new ArrayDeque<>();
    private final Set<String> known = new HashSet<>();
    private final Map<Partition, Long> next = new HashMap<>();
    private Group.End reached;
    private long repeated;
    private boolean unsaved;
    private long savedAt = System.nanoTime();

    Acknowledged(QueueJob job, QueueLedger ledger, Outbox outbox, QueueCounters counters, Progress progress, CancelToken cancel) {
        this.job = job;
        this.ledger = ledger;
        this.outbox = outbox;
        this.counters = counters;
        this.progress = progress;
        this.cancel = cancel;
        this.reached = new Group.End(IncrPosition.of(job.start()), 0, 0);
    }

    /** Finds out where to go on, and how much lies in the topics behind that place. */
    Group.End resume() throws GodwitException {
        var found = ledger.place();
        if (found.isPresent()) {
            QueuePlace place = found.get();
            reached = new Group.End(place.position(), place.second(), place.counter());
            next.putAll(place.next());
            long again = 0;
            Set<String> topics = new HashSet<>();
            place.next().keySet().forEach(p -> topics.add(p.topic()));
            for (Place end : ends(topics)) {
                again += Math.max(0, end.offset() - place.next().getOrDefault(Partition.of(end), end.offset()));
                next.put(Partition.of(end), end.offset());
            }
            repeated = place.repeated() + again;
        }
        counters.repeated = repeated;
        counters.reached(reached.position(), false);
        if (found.isPresent()) {
            save();
        }
        return reached;
    }

    /** A topic takes its first message of this run. */
    void use(String topic, ObjectName table) throws GodwitException {
        if (known.contains(topic)) {
            return;
        }
        QueueTopics.require(job.queue(), topic, table, job.settings(), cancel);
        boolean fresh = false;
        for (Place end : ends(Set.of(topic))) {
            fresh |= next.putIfAbsent(Partition.of(end), end.offset()) == null;
        }
        if (fresh) {
            // what is sent from here on can be told from what lay there before
            save();
        }
        known.add(topic);
    }

    private List<Place> ends(Collection<String> topics) throws GodwitException {
        return topics.isEmpty() ? List.of() : job.queue().ends(topics, cancel);
    }

    /** Those that messages of this project went to, in their order. */
    List<Partition> partitions() {
        return next.keySet().stream().sorted(Comparator.comparing(Partition::topic).thenComparingInt(Partition::number)).toList();
    }

    /** Whether messages are waiting for their receipts. */
    boolean isBusy() {
        return !waiting.isEmpty();
    }

    /** Takes a sealed group. */
    void add(Group group) throws GodwitException {
        waiting.add(group);
        while (waiting.size() > MOST_GROUPS) {
            outbox.await(waiting.getFirst(), 200, cancel);
            look();
        }
    }

    /** Everything before the place is acknowledged when nothing is waiting. */
    void passed(Group.End end, boolean caughtUp) {
        if (waiting.isEmpty()) {
            unsaved |= !end.position().log().text().equals(reached.position().log().text()) || end.position().changes() != reached.position().changes();
            reached = end;
            counters.reached(end.position(), caughtUp);
        }
    }

    /** Takes up what was acknowledged since the last look, and stores the position when it is time. */
    void look() throws GodwitException {
        outbox.check();
        collect();
        if (unsaved && System.nanoTime() - savedAt >= TimeUnit.MILLISECONDS.toNanos(job.settings().positionMillis())) {
            save();
        }
    }

    private void collect() throws GodwitException {
        while (!waiting.isEmpty() && waiting.getFirst().isDone()) {
            Group done = waiting.removeFirst();
            reached = done.end();
            done.next().forEach((p, offset) -> next.merge(p, offset, Math::max));
            unsaved = true;
            account(done);
        }
    }

    private void account(Group done) throws GodwitException {
        counters.reached(reached.position(), false);
        counters.transactions.add(done.transactions());
        counters.groups.increment();
        counters.bytes.add(done.bytes());
        counters.inserted.add(done.count(RowChanges.Kind.INSERT));
        counters.updated.add(done.count(RowChanges.Kind.UPDATE));
        counters.deleted.add(done.count(RowChanges.Kind.DELETE));
        progress.advance(done.messages(), done.bytes());
        List<Group.Skipped> skipped = done.skipped();
        if (!skipped.isEmpty()) {
            counters.skipped.add(skipped.size());
            ledger.conflicts(reached.position(), skipped.size(), skipped.stream().limit(SKIPPED_IN_A_REPORT)
                    .map(s -> new Conflict(s.table(), s.kind(), s.key(), "", "", "The message has " + s.bytes() + " bytes: " + s.reason(), "left out")).toList());
        }
        ledger.count(done.counts());
    }

    /** Waits until every message is acknowledged, and stores the position. */
    void drain() throws GodwitException {
        while (!waiting.isEmpty()) {
            outbox.await(waiting.getLast(), 1000, cancel);
            look();
        }
        save();
    }

    /** When the run ends, whatever the reason: what is acknowledged in a short while need not be sent again. */
    void settle(long millis) throws GodwitException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        CancelToken own = CancelToken.create();
        while (!waiting.isEmpty() && System.nanoTime() < end && outbox.await(waiting.getFirst(), Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())), own)) {
            collect();
        }
        collect();
        if (unsaved) {
            save();
        }
    }

    private void save() throws GodwitException {
        long start = System.nanoTime();
        ledger.save(new QueuePlace(reached.position(), reached.second(), reached.counter(), next, repeated));
        savedAt = System.nanoTime();
        counters.saveNanos.add(savedAt - start);
        unsaved = false;
    }
}
