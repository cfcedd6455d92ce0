package org.godwit.connector.rocketmq;

import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Catalog;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.MessageQueue;
import org.godwit.core.spi.NoTables;
import org.godwit.core.spi.ServerInfo;
import org.godwit.core.spi.StatementExecutor;

/** Opened RocketMQ clusters behind name servers. Thread-safe. */
final class RocketMqEndpoint implements Endpoint {
    private static final NoTables NO_TABLES = new NoTables(RocketMqError.NO_STATEMENTS);

    private final DataSource source;
    private final ServerInfo server;
    private final Administration administration;
    private final MessageQueue queue;

    private RocketMqEndpoint(DataSource source, ServerInfo server, Administration administration, MessageQueue queue) {
        this.source = source;
        this.server = server;
        this.administration = administration;
        this.queue = queue;
    }

    static RocketMqEndpoint open(DataSource source, Map<String, String> parameters, CancelToken cancel) throws GodwitException {
        Administration administration = Administration.open(source);
        boolean open = false;
        try {
            ServerInfo server = Prober.server(administration.brokers(cancel), administration, cancel);
            RocketMqEndpoint endpoint = new RocketMqEndpoint(source, server, administration, new RocketMqQueue(source, RocketMqOptions.of(parameters), administration));
            open = true;
            return endpoint;
        } finally {
            if (!open) {
                administration.close();
            }
        }
    }

    @Override
    public DataSource dataSource() {
        return source;
    }

    @Override
    public ServerInfo server() {
        return server;
    }

    @Override
    public Catalog catalog() {
        return NO_TABLES;
    }

    @Override
    public StatementExecutor statements() {
        return NO_TABLES;
    }

    @Override
    public Optional<MessageQueue> queue() {
        return Optional.of(queue);
    }

    @Override
    public String quote(String identifier) {
        return identifier;
    }

    @Override
    public void close() {
        administration.close();
    }
}
