package org.godwit.supervisor.internal.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ChangeApplier;
import org.godwit.core.spi.Component;
import org.godwit.core.spi.Endpoint;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.IncrRepository;
import org.godwit.rm.repository.LiveRow;
import org.godwit.rm.repository.ProjectRow;
import org.godwit.supervisor.internal.ConnectorRegistry;
import org.godwit.supervisor.internal.DataSources;
import org.godwit.supervisor.internal.RunFolders;
import org.godwit.supervisor.service.Direction;
import org.godwit.transfer.incr.IncrJob;
import org.godwit.transfer.incr.IncrSettings;

/** Makes stores and Incr-Syncs with the connectors of the workspace. Thread-safe. */
public final class LiveMakers implements LiveMaker {
    private final LiveContext context;
    private final IncrRepository incr = new IncrRepository();

    public LiveMakers(RmDatabase rm, DataSources sources, ConnectorRegistry connectors, RunFolders folders, LiveRegistry registry) {
        this.context = new LiveContext(rm, sources, connectors, folders, registry);
    }

    @Override
    public LiveRun make(LiveRow row, Map<String, String> parameters) throws GodwitException {
        if (LiveNames.is(row.kind(), Component.Kind.STORE)) {
            return new StoreRun(context, row, parameters);
        }
        boolean toQueue = context.sources().require(context.project(row).sinkEndpointId()).type().isQueue();
        return toQueue ? new QueueRun(context, row, parameters) : new SyncRun(context, row, parameters);
    }

    static ChangeApplier.Settings settings(IncrJob job) {
        return settings(job.id(), job.target().database(), job.settings());
    }

    private static ChangeApplier.Settings settings(String job, String database, IncrSettings settings) {
        return new ChangeApplier.Settings(job, database, settings.onConflict(), settings.onError(), settings.maxRetries(), settings.retrySeconds());
    }

    /** The checkpoints of both directions go; the table of marks goes with the last of them. */
    @Override
    public void release(ProjectRow project, CancelToken cancel) throws GodwitException {
        ProjectSpec spec = context.spec(project);
        for (Direction direction : Direction.values()) {
            if (context.rm().call(h -> incr.find(h, project.id(), direction.name())).isPresent()) {
                forget(project, spec, direction, cancel);
            }
        }
    }

    private void forget(ProjectRow project, ProjectSpec spec, Direction direction, CancelToken cancel) throws GodwitException {
        List<TableMapping> tables = Directed.tables(context.objects(project), direction);
        Optional<Endpoint> destination = Optional.of(context.open(project, direction, false, spec.parameters(), cancel));
        try {
            Optional<ChangeApplier> applier = destination.get().changeApplier();
            if (applier.isPresent()) {
                String job = project.id() + (direction == Direction.REVERSE ? ":reverse" : ":incr");
                applier.get().forget(settings(job, Directed.checkpointDatabase(tables), IncrSettings.of(spec.parameters())), cancel);
            }
        } finally {
            LiveContext.close(destination);
        }
    }
}
