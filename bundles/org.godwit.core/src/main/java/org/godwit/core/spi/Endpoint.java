package org.godwit.core.spi;

import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;

/** An opened data source: its connections and the parts that work on it. Thread-safe. A part that the system lacks is empty. */
public interface Endpoint extends AutoCloseable {
    DataSource dataSource();

    ServerInfo server();

    Catalog catalog();

    StatementExecutor statements();

    default Optional<Splitter> splitter() {
        return Optional.empty();
    }

    default Optional<SliceReader> reader() {
        return Optional.empty();
    }

    default Optional<BulkWriter> writer() {
        return Optional.empty();
    }

    default Optional<Digester> digester() {
        return Optional.empty();
    }

    default Optional<LogReader> logReader() {
        return Optional.empty();
    }

    default Optional<ChangeApplier> changeApplier() {
        return Optional.empty();
    }

    /** Sets rows right that a verification found to differ. */
    default Optional<RowCorrector> corrector() {
        return Optional.empty();
    }

    /** Looks for causes of trouble. */
    default Optional<Examiner> examiner() {
        return Optional.empty();
    }

    /** Takes messages instead of rows. */
    default Optional<MessageQueue> queue() {
        return Optional.empty();
    }

    /** Quotes an identifier for this server. */
    String quote(String identifier);

    /** Closes all connections, also those that are busy. */
    @Override
    void close() throws GodwitException;
}
