package org.godwit.supervisor.internal.live;

import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.LiveRow;
import org.godwit.rm.repository.ProjectRepository;
import org.godwit.rm.repository.ProjectRow;
import org.godwit.supervisor.internal.ConnectorRegistry;
import org.godwit.supervisor.internal.DataSources;
import org.godwit.supervisor.internal.RunFolders;
import org.godwit.supervisor.internal.SpecStore;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.ResolvedObjects;

/** What stores and Incr-Syncs need of the workspace. Immutable. */
record LiveContext(RmDatabase rm, DataSources sources, ConnectorRegistry connectors, RunFolders folders, LiveRegistry registry) {
    ProjectRow project(LiveRow row) throws GodwitException {
        return rm.call(h -> new ProjectRepository().find(h, row.projectId())).orElseThrow(() -> new GodwitException(org.godwit.supervisor.SupervisorError.NO_SUCH_PROJECT, row.projectId()));
    }

    ProjectSpec spec(ProjectRow project) throws GodwitException {
        return rm.call(h -> SpecStore.spec(h, project));
    }

    ResolvedObjects objects(ProjectRow project) throws GodwitException {
        return SpecStore.objects(rm.call(h -> new ProjectRepository().objects(h, project.id())));
    }

    /** Opens the side where changes of a direction are made, or where they go. */
    Endpoint open(ProjectRow project, Direction direction, boolean origin, Map<String, String> parameters, CancelToken cancel) throws GodwitException {
        boolean source = (direction == Direction.FORWARD) == origin;
        var dataSource = sources.require(source ? project.sourceEndpointId() : project.sinkEndpointId());
        return connectors.of(dataSource.type()).open(dataSource, parameters, cancel);
    }

    /** Endpoints that are closed together, whatever happened. */
    static void close(Optional<Endpoint> endpoint) {
        endpoint.ifPresent(e -> {
            try {
                e.close();
            } catch (GodwitException failure) {
                org.slf4j.LoggerFactory.getLogger(LiveContext.class).debug("closing an endpoint", failure);
            }
        });
    }
}
