package org.godwit.core.spi;

import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;

/**
 * An opened message queue, of whichever system: it has topics instead of tables. Thread-safe.
 *
 * @param tables what is answered to who asks for tables or statements
 * @param closing gives back the connections
 */
public record QueueEndpoint(DataSource dataSource, ServerInfo server, MessageQueue messages, NoTables tables, Runnable closing) implements Endpoint {
    @Override
    public Catalog catalog() {
        return tables;
    }

    @Override
    public StatementExecutor statements() {
        return tables;
    }

    @Override
    public Optional<MessageQueue> queue() {
        return Optional.of(messages);
    }

    @Override
    public String quote(String identifier) {
        return identifier;
    }

    @Override
    public void close() {
        closing.run();
    }

    /** The precheck item that such a target answers: topics can be listed with this user (OMS: precheck items). */
    public record Answers(String description) implements Precheck {
        @Override
        public String key() {
            return "RDB_CONNECT";
        }

        @Override
        public Side side() {
            return Side.TARGET;
        }

        @Override
        public boolean skippable() {
            return false;
        }

        @Override
        public boolean appliesTo(Set<TransferType> types) {
            return true;
        }

        @Override
        public Result check(Context context, CancelToken cancel) throws GodwitException {
            context.target().queue().orElseThrow(() -> new IllegalStateException("the target has no queue")).topics(cancel);
            return Result.PASSED;
        }
    }
}
