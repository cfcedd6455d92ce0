package org.godwit.transfer.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.BulkWriter;
import org.godwit.core.spi.Catalog;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.MessageQueue;
import org.godwit.core.spi.ServerInfo;
import org.godwit.core.spi.StatementExecutor;
import org.godwit.transfer.TablePair;
import org.godwit.transfer.message.MessageSettings;
import org.godwit.transfer.queue.internal.MessageWriter;

/** A queue as the target of a Full-Import: rows become messages. Thread-safe. Closing it gives up what is not acknowledged; the queue's own endpoint belongs to the caller. */
public final class MessageTarget implements Endpoint {
    private final Endpoint endpoint;
    private final List<TablePair> pairs;
    private final MessageWriter writer;

    private MessageTarget(Endpoint endpoint, List<TablePair> pairs, MessageWriter writer) {
        this.endpoint = endpoint;
        this.pairs = List.copyOf(pairs);
        this.writer = writer;
    }

    /**
     * @param endpoint of a queue
     * @param tables what is chosen of tables, and their definitions by source name
     */
    public static MessageTarget open(Endpoint endpoint, List<TableMapping> tables, Map<ObjectName, TableDef> definitions, QueueSettings settings, MessageSettings messages, CancelToken cancel)
            throws GodwitException {
        MessageQueue queue = queue(endpoint);
        Map<ObjectName, MessageWriter.Route> routes = new HashMap<>();
        List<TablePair> pairs = new ArrayList<>();
        for (TableMapping mapping : tables) {
            TableDef source = definitions.get(mapping.source());
            TablePair pair = new TablePair(new TableMapping(mapping.source(), mapping.source(), mapping.rowFilter(), mapping.columns()), source, asTarget(source, mapping));
            pairs.add(pair);
            routes.put(mapping.source(), new MessageWriter.Route(mapping, pair));
        }
        return new MessageTarget(endpoint, pairs, new MessageWriter(queue, queue.open(cancel), routes, settings, messages));
    }

    /** The queue of an endpoint, which must have one. */
    public static MessageQueue queue(Endpoint endpoint) throws GodwitException {
        return endpoint.queue().orElseThrow(() -> new GodwitException(QueueError.NO_QUEUE, endpoint.dataSource().name()));
    }

    /** What Full-Import has to copy. */
    public List<TablePair> pairs() {
        return pairs;
    }

    /** The source's definition with the names that columns have in messages. */
    private static TableDef asTarget(TableDef source, TableMapping mapping) {
        List<ColumnDef> columns = source.columns().stream().map(c -> new ColumnDef(mapping.targetColumn(c.name()).orElse(c.name()), c.position(), c.type(), c.nullable(), c.defaultValue(), c.onUpdate(),
                c.autoIncrement(), c.generated(), c.invisible(), c.charset(), c.collation(), c.comment())).toList();
        return new TableDef(source.name(), columns, List.of(), List.of(), List.of(), Optional.empty(), source.engine(), source.charset(), source.collation(), source.comment(), source.autoIncrement(),
                source.estimatedRows(), source.dataBytes());
    }

    @Override
    public DataSource dataSource() {
        return endpoint.dataSource();
    }

    @Override
    public ServerInfo server() {
        return endpoint.server();
    }

    @Override
    public Catalog catalog() {
        return endpoint.catalog();
    }

    @Override
    public StatementExecutor statements() {
        return endpoint.statements();
    }

    @Override
    public Optional<BulkWriter> writer() {
        return Optional.of(writer);
    }

    @Override
    public Optional<MessageQueue> queue() {
        return endpoint.queue();
    }

    @Override
    public String quote(String identifier) {
        return endpoint.quote(identifier);
    }

    @Override
    public void close() {
        writer.close();
    }
}
