package org.godwit.transfer.queue.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.change.RowChanges.Kind;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.row.RowBatch;
import org.godwit.core.spi.BulkWriter;
import org.godwit.core.spi.MessageQueue;
import org.godwit.transfer.TablePair;
import org.godwit.transfer.message.ChangeInfo;
import org.godwit.transfer.message.MessageSettings;
import org.godwit.transfer.queue.QueueSettings;
import org.godwit.transfer.queue.QueueTopics;

/**
 * Sends the rows of Full-Import as messages. A slice is booked when all its messages are acknowledged; one that was interrupted is sent once more as a whole, since a queue takes nothing back and keeps
 * no marks. Tables are called by their source names here. Thread-safe; a session belongs to one thread.
 */
public final class MessageWriter implements BulkWriter, AutoCloseable {
    private static final long FOREVER_MILLIS = Long.MAX_VALUE / 2_000_000;

    private final MessageQueue queue;
    private final QueueSettings settings;
    private final MessageSettings messages;
    /** By source table. */
    private final Map<ObjectName, Route> tables;
    private final Outbox outbox;
    private final Set<String> known = new HashSet<>();

    /** A table with what is chosen of it. */
    public record Route(TableMapping mapping, TablePair pair) {
    }

    /** @param sink is closed with this */
    public MessageWriter(MessageQueue queue, MessageQueue.Sink sink, Map<ObjectName, Route> tables, QueueSettings settings, MessageSettings messages) {
        this.queue = queue;
        this.tables = Map.copyOf(tables);
        this.settings = settings;
        this.messages = messages;
        this.outbox = new Outbox(sink, settings.inFlightBytes(), settings.onTooLarge());
    }

    @Override
    public Session open(TableWrite table, CancelToken cancel) throws GodwitException {
        Route route = tables.get(table.table());
        List<ColumnDef> cells = table.columns().stream().map(c -> source(route, c)).toList();
        MessageMaker maker = new MessageMaker(settings.serializer().open(messages), outbox, cancel);
        TableRoute to = TableRoute.of(route.mapping(), route.pair().source(), cells, false, settings, maker.format());
        require(to, cancel);
        return new Sending(to, maker, cancel);
    }

    private static ColumnDef source(Route route, ColumnDef target) {
        return route.pair().source().columns().stream().filter(c -> route.mapping().targetColumn(c.name()).filter(target.name()::equals).isPresent()).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no source of column " + target.name()));
    }

    private synchronized void require(TableRoute route, CancelToken cancel) throws GodwitException {
        if (!known.contains(route.topic())) {
            QueueTopics.require(queue, route.topic(), route.source(), settings, cancel);
            known.add(route.topic());
        }
    }

    /** What lies in a topic already is never in the way. */
    @Override
    public List<ObjectName> notEmpty(Collection<ObjectName> names, CancelToken cancel) {
        return List.of();
    }

    /** Messages cannot be taken back, so those of an interrupted attempt stay. */
    @Override
    public void clear(ObjectName table, CancelToken cancel) {
        // nothing can be removed
    }

    @Override
    public void forgetMarks(String database, String prefix, CancelToken cancel) {
        // there are none
    }

    @Override
    public void close() {
        outbox.close();
    }

    /** One slice after the other of one table. */
    private final class Sending implements Session {
        private final TableRoute route;
        private final MessageMaker maker;
        private final CancelToken cancel;
        private Group group = new Group();

        Sending(TableRoute route, MessageMaker maker, CancelToken cancel) {
            this.route = route;
            this.maker = maker;
            this.cancel = cancel;
        }

        @Override
        public Optional<Written> written(String mark) {
            return Optional.empty();
        }

        @Override
        public void write(RowBatch batch) throws GodwitException {
            long now = System.currentTimeMillis();
            ChangeInfo info = new ChangeInfo(true, now, now, "", "", 0, -1);
            for (int i = 0; i < batch.rows(); i++) {
                maker.row(route, Kind.INSERT, RowBatch.NONE, batch, i, info, 0, group);
            }
        }

        @Override
        public Written commit(String mark) throws GodwitException {
            Group sent = group;
            group = new Group();
            sent.seal();
            outbox.await(sent, FOREVER_MILLIS, cancel);
            List<Group.Skipped> skipped = sent.skipped();
            return new Written(sent.messages() - skipped.size(), 0, skipped.size(), skipped.stream().map(s -> new LeftOut(s.key(), s.bytes() + " bytes: " + s.reason())).toList());
        }

        @Override
        public void rollback() {
            group = new Group();
        }

        @Override
        public void close() {
            rollback();
        }
    }
}
