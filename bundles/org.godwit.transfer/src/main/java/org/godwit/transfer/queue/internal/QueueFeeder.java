package org.godwit.transfer.queue.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.change.DdlEvent;
import org.godwit.core.change.LogPosition;
import org.godwit.core.change.RowChanges;
import org.godwit.core.change.RowChanges.Kind;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ChangeDecoder;
import org.godwit.core.spi.LogReader;
import org.godwit.schema.SchemaFollower;
import org.godwit.store.StoreEntry;
import org.godwit.store.StoreReader;
import org.godwit.store.StoreStart;
import org.godwit.transfer.incr.IncrPosition;
import org.godwit.transfer.message.ChangeInfo;
import org.godwit.transfer.queue.QueueJob;

/** Reads the store, decodes it and sends each change as a message, in the source's order. One thread. */
final class QueueFeeder implements ChangeDecoder.Sink {
    private static final Duration IDLE_PATIENCE = Duration.ofMillis(200);
    private static final Duration BUSY_PATIENCE = Duration.ofMillis(2);
    private static final int GROUP_MESSAGES = 1000;
    private static final int GROUP_BYTES = 1 << 20;

    private final QueueJob job;
    private final SchemaFollower follower;
    private final MessageMaker maker;
    private final Acknowledged acknowledged;
    private final Statements statements;
    private final Pacer pacer;
    private final Heartbeats heartbeats;
    private final QueueCounters counters;
    private final CancelToken cancel;
    private final LogReader log;
    private final ChangeDecoder decoder;
    private final Clock clock;
    private final Map<TableDef, TableRoute> routes = new IdentityHashMap<>();
    private final Map<ObjectName, LogPosition> copiedAt;
    /** Behind the last transaction that was read whole. */
    private LogPosition base;
    /** Changes of the transaction behind it that were decoded. */
    private long seen;
    /** So many of them are acknowledged already. */
    private long skip;
    private Group group = new Group();

    QueueFeeder(QueueJob job, SchemaFollower follower, MessageMaker maker, Acknowledged acknowledged, Statements statements, Pacer pacer, QueueCounters counters, CancelToken cancel, Group.End from) {
        this.job = job;
        this.follower = follower;
        this.maker = maker;
        this.acknowledged = acknowledged;
        this.statements = statements;
        this.pacer = pacer;
        this.counters = counters;
        this.cancel = cancel;
        this.heartbeats = new Heartbeats(job.settings().heartbeatMillis(), acknowledged, maker);
        this.log = job.source().log();
        this.decoder = log.decoder(follower);
        this.clock = new Clock(log, from.second(), from.counter());
        this.copiedAt = new HashMap<>(job.copiedAt());
        this.base = from.position().log();
        this.skip = from.position().changes();
    }

    /** Works until cancelled or failed. */
    void run() throws GodwitException {
        try (StoreReader reader = job.source().store().open(new StoreStart.After(base, this::covers))) {
            decoder.reset();
            while (true) {
                cancel.check();
                long start = System.nanoTime();
                Optional<StoreEntry> entry = reader.next(group.isEmpty() && !acknowledged.isBusy() ? IDLE_PATIENCE : BUSY_PATIENCE, cancel);
                counters.storeWaitNanos.add(System.nanoTime() - start);
                if (entry.isPresent()) {
                    take(entry.get());
                } else if (seen == 0) {
                    nothingMore();
                }
                if (seen == 0 && heartbeats.isDue()) {
                    beat(entry.isEmpty());
                }
                acknowledged.look();
            }
        }
    }

    /** @param following whether nothing waits in the store, so that whatever was changed until now is sent */
    private void beat(boolean following) throws GodwitException {
        heartbeats.send(following ? System.currentTimeMillis() : clock.second() * 1000, log.offset(base), group);
        seal(IncrPosition.of(base));
    }

    private boolean covers(LogPosition reached, LogPosition wanted) {
        return reached.text().equals(wanted.text()) || log.covers(reached, wanted);
    }

    private void take(StoreEntry entry) throws GodwitException {
        switch (entry) {
            case StoreEntry.Part part -> {
                long start = System.nanoTime();
                decoder.decode(part.bytes(), part.from(), part.length(), this);
                counters.decodeNanos.add(System.nanoTime() - start);
            }
            case StoreEntry.Commit commit -> committed(commit.after());
            case StoreEntry.Idle idle -> {
                base = idle.at();
                if (group.isEmpty()) {
                    acknowledged.passed(end(), true);
                }
            }
        }
    }

    /** Changes that another Godwit made are changes too. */
    @Override
    public void mark(String mark) {
        // nothing goes back from a queue, so nothing can go round in a circle
    }

    @Override
    public void rows(RowChanges changes) throws GodwitException {
        cancel.check();
        int rows = changes.rows();
        int from = (int) Math.clamp(skip - seen, 0, rows);
        if (from < rows && job.changes().kinds().contains(changes.kind()) && !isCopied(changes.table().name())) {
            counters.behind();
            send(changes, from, rows);
        } else {
            counters.filtered.add(rows - from);
        }
        seen += rows;
        if (group.messages() >= GROUP_MESSAGES || group.bytes() >= GROUP_BYTES) {
            seal(new IncrPosition(base, seen));
        }
    }

    private void send(RowChanges changes, int from, int to) throws GodwitException {
        TableRoute route = route(changes.table());
        ChangeInfo info = clock.next(base, seen + from, to - from, decoder.seconds());
        counters.changesRead.add(to - from);
        pacer.pass(to - from, changes.size(), cancel);
        long start = System.nanoTime();
        for (int i = from; i < to; i++) {
            boolean before = changes.kind() != Kind.INSERT && route.passes(changes.before(), i);
            boolean after = changes.kind() != Kind.DELETE && route.passes(changes.after(), i);
            if (before || after) {
                Kind kind = !before ? Kind.INSERT : after ? Kind.UPDATE : Kind.DELETE;
                maker.row(route, kind, changes.before(), changes.after(), i, info, (int) (seen + i), group);
            } else {
                counters.filtered.increment();
            }
        }
        counters.sendNanos.add(System.nanoTime() - start);
    }

    private TableRoute route(TableDef table) throws GodwitException {
        TableRoute route = routes.get(table);
        if (route == null) {
            TableMapping mapping = follower.mapping(table.name()).orElseGet(() -> TableMapping.same(table.name()));
            route = TableRoute.of(mapping, table, table.columns(), true, job.settings(), maker.format());
            acknowledged.use(route.topic(), table.name());
            routes.put(table, route);
        }
        return route;
    }

    /** The transaction lies before the position exactly when what lies before the transaction does not cover it. */
    private boolean isCopied(ObjectName table) {
        LogPosition copied = copiedAt.get(table);
        if (copied == null) {
            return false;
        }
        if (covers(base, copied)) {
            copiedAt.remove(table);
            return false;
        }
        return true;
    }

    @Override
    public void ddl(DdlEvent event) throws GodwitException {
        IncrPosition before = new IncrPosition(base, seen);
        seen++;
        if (seen <= skip) {
            return;
        }
        IncrPosition behind = new IncrPosition(base, seen);
        Statements.Plan plan = statements.plan(event, before);
        if (plan.concerns()) {
            // a statement stands between what was changed before it and what is changed behind it, in whichever partition
            seal(before);
            acknowledged.drain();
        }
        statements.follow(plan, behind);
        if (plan.concerns()) {
            ChangeInfo info = clock.next(base, seen - 1, 1, decoder.seconds());
            for (String topic : plan.topics()) {
                acknowledged.use(topic, plan.table(topic));
                statements.send(plan, topic, info, maker, group);
            }
            counters.ddl.increment();
            seal(behind);
            acknowledged.drain();
            statements.done(plan);
            routes.clear();
        }
    }

    private void committed(LogPosition after) throws GodwitException {
        decoder.reset();
        base = after;
        seen = 0;
        skip = 0;
        group.transactionEnded();
        if (group.messages() >= GROUP_MESSAGES || group.bytes() >= GROUP_BYTES) {
            seal(IncrPosition.of(base));
        } else if (group.isEmpty()) {
            acknowledged.passed(end(), false);
        }
    }

    private Group.End end() {
        return new Group.End(IncrPosition.of(base), clock.second(), clock.counter());
    }

    private void seal(IncrPosition at) throws GodwitException {
        if (group.isEmpty()) {
            acknowledged.passed(new Group.End(at, clock.second(), clock.counter()), false);
            return;
        }
        Group full = group;
        group = new Group();
        full.seal(new Group.End(at, clock.second(), clock.counter()));
        acknowledged.add(full);
    }

    /** The store has nothing ready, and no transaction is under way. */
    private void nothingMore() throws GodwitException {
        if (group.isEmpty()) {
            acknowledged.passed(end(), true);
        } else {
            seal(IncrPosition.of(base));
        }
    }
}
