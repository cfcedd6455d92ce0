package org.godwit.benchmarks;

import java.util.Map;
import java.util.Optional;
import org.godwit.connector.mysql.MySqlConnector;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.ChangeApplier;
import org.godwit.store.ChangeStore;
import org.godwit.transfer.incr.IncrJob;
import org.godwit.transfer.incr.IncrMetrics;
import org.godwit.transfer.incr.IncrSettings;
import org.godwit.transfer.incr.IncrSync;

/** One store and one Incr-Sync in this process, from a place of the log to its end. */
final class TableCatchUp extends CatchUp {
    TableCatchUp(DataSource from, DataSource to, String database, Map<String, String> parameters) throws GodwitException {
        super(from, new MySqlConnector(), to, database, parameters);
    }

    @Override
    Follower follower(LogPosition start, ChangeStore store) throws GodwitException {
        IncrSync sync = new IncrSync(job(start, store), new MemoryLedger());
        return new Follower() {
            @Override
            public void run(CancelToken running) throws GodwitException {
                sync.run(Progress.SILENT, running);
            }

            @Override
            public IncrMetrics metrics() {
                return sync.metrics();
            }
        };
    }

    private IncrJob job(LogPosition start, ChangeStore store) throws GodwitException {
        ChangeApplier applier = target.changeApplier().orElseThrow();
        IncrJob.Source from = new IncrJob.Source(log, store::reader, state -> schema(target.server()), source.catalog());
        return new IncrJob("bench", false, from, new IncrJob.Target(applier, target.catalog(), target.statements(), database), start, Optional.empty(), Map.of(), IncrSettings.of(parameters));
    }
}
