package org.godwit.transfer.queue.internal;

import java.io.IOException;
import java.util.Optional;
import org.godwit.core.change.RowChanges.Kind;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.row.RowBatch;
import org.godwit.core.spi.MessageQueue.Message;
import org.godwit.transfer.message.ChangeInfo;
import org.godwit.transfer.message.DdlMessage;
import org.godwit.transfer.message.format.MessageBuffer;
import org.godwit.transfer.message.format.MessageFormat;
import org.godwit.transfer.queue.QueueError;
import org.godwit.transfer.queue.QueuePlace.Partition;

/** Makes messages of rows and puts them into the outbox. Belongs to one thread. */
final class MessageMaker {
    /** What a heartbeat is about. */
    private static final ObjectName NO_TABLE = new ObjectName("", "heartbeat");

    private final MessageFormat format;
    private final Outbox outbox;
    private final CancelToken cancel;
    private final MessageBuffer buffer = new MessageBuffer();

    MessageMaker(MessageFormat format, Outbox outbox, CancelToken cancel) {
        this.format = format;
        this.outbox = outbox;
        this.cancel = cancel;
    }

    MessageFormat format() {
        return format;
    }

    /**
     * Sends one change. An update that moves a row to another key becomes a delete of the old and an insert of the new: both keys may lie in different partitions, and each must keep its order.
     *
     * @param kind what is left of the change after the row filter
     * @param place number of the change in its transaction
     */
    void row(TableRoute route, Kind kind, RowBatch before, RowBatch after, int row, ChangeInfo info, int place, Group group) throws GodwitException {
        if (kind == Kind.UPDATE && route.spread() && !route.sameKey(before, after, row)) {
            send(route, Kind.DELETE, before, after, row, info, place, group);
            send(route, Kind.INSERT, before, after, row, info, place, group);
        } else {
            send(route, kind, before, after, row, info, place, group);
        }
        group.count(route.source(), kind);
    }

    private void send(TableRoute route, Kind kind, RowBatch before, RowBatch after, int row, ChangeInfo info, int place, Group group) throws GodwitException {
        byte[] value;
        buffer.clear();
        try {
            route.writer().write(kind, before, after, row, info, place, buffer);
            value = buffer.toBytes();
        } catch (IOException e) {
            throw new GodwitException(QueueError.MESSAGE, e, route.source(), e.getMessage());
        }
        byte[] key = route.key(kind == Kind.DELETE ? before : after, row);
        outbox.send(group, new Message(route.topic(), route.partition(), Optional.of(key), value), route.source(), kind, cancel);
    }

    /** Sends a heartbeat; false when the layout has none. */
    boolean heartbeat(Partition to, ChangeInfo info, Group group) throws GodwitException {
        buffer.clear();
        try {
            if (!format.heartbeat(info, buffer)) {
                return false;
            }
            outbox.send(group, new Message(to.topic(), Optional.of(to.number()), Optional.empty(), buffer.toBytes()), NO_TABLE, Kind.INSERT, cancel);
            return true;
        } catch (IOException e) {
            throw new GodwitException(QueueError.MESSAGE, e, NO_TABLE, e.getMessage());
        }
    }

    /** Sends a statement's message; false when the layout has none for statements. */
    boolean ddl(DdlMessage ddl, String topic, Optional<Integer> partition, Group group) throws GodwitException {
        buffer.clear();
        try {
            if (!format.ddl(ddl, buffer)) {
                return false;
            }
            byte[] key = ddl.table().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            outbox.send(group, new Message(topic, partition, Optional.of(key), buffer.toBytes()), ddl.table(), Kind.UPDATE, cancel);
            return true;
        } catch (IOException e) {
            throw new GodwitException(QueueError.MESSAGE, e, ddl.table(), e.getMessage());
        }
    }
}
