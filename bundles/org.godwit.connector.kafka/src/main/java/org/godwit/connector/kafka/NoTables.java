package org.godwit.connector.kafka;

import java.util.Collection;
import java.util.List;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ViewDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Catalog;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.core.spi.StatementExecutor;

/** Kafka has neither databases nor statements. Without state. */
final class NoTables implements Catalog, StatementExecutor {
    @Override
    public List<String> databases(CancelToken cancel) {
        return List.of();
    }

    @Override
    public List<ObjectSummary> objects(String database, CancelToken cancel) {
        return List.of();
    }

    @Override
    public List<TableDef> tables(Collection<ObjectName> names, CancelToken cancel) {
        return List.of();
    }

    @Override
    public List<ViewDef> views(Collection<ObjectName> names, CancelToken cancel) {
        return List.of();
    }

    @Override
    public String createStatement(ObjectName name, ObjectSummary.Kind kind, CancelToken cancel) throws GodwitException {
        throw new GodwitException(KafkaError.NO_STATEMENTS);
    }

    @Override
    public void execute(String database, String statement, CancelToken cancel) throws GodwitException {
        throw new GodwitException(KafkaError.NO_STATEMENTS);
    }
}
