package org.godwit.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.thread.EngineThreads;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Source and target of a rehearsal: the user's own servers where named, else twins. Closing it ends the twins, unless they are to be kept. */
final class Servers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Servers.class);

    private final DataSource source;
    private final DataSource target;
    private final boolean sourceIsTwin;
    private final List<Twin> twins;

    private Servers(DataSource source, DataSource target, boolean sourceIsTwin, List<Twin> twins) {
        this.source = source;
        this.target = target;
        this.sourceIsTwin = sourceIsTwin;
        this.twins = twins;
    }

    static Servers start(RehearsalRequest request, CancelToken cancel) throws GodwitException {
        if (request.ownSource().isPresent() && request.ownTarget().isPresent()) {
            return new Servers(request.ownSource().get(), request.ownTarget().get(), false, List.of());
        }
        Twins twins = Twins.open(cancel);
        ExecutorService pool = EngineThreads.pool("rehearsal", "twins", 2);
        List<Twin> started = new ArrayList<>();
        boolean good = false;
        try {
            Optional<Future<Twin>> source = request.ownSource().isPresent() ? Optional.empty() : Optional.of(pool.submit(() -> twins.start(TwinRequest.named("twin-source", 1).withKeep(request.keepServers()), cancel)));
            Optional<Future<Twin>> target = request.ownTarget().isPresent() ? Optional.empty() : Optional.of(pool.submit(() -> twins.start(TwinRequest.named("twin-target", 2).withKeep(request.keepServers()), cancel)));
            Optional<Twin> sourceTwin = await(source, started);
            Optional<Twin> targetTwin = await(target, started);
            good = true;
            return new Servers(request.ownSource().or(() -> sourceTwin.map(Twin::dataSource)).orElseThrow(), request.ownTarget().or(() -> targetTwin.map(Twin::dataSource)).orElseThrow(), sourceTwin.isPresent(),
                    List.copyOf(started));
        } finally {
            pool.shutdown();
            if (!good) {
                for (Twin twin : started) {
                    twin.stop();
                }
            }
        }
    }

    private static Optional<Twin> await(Optional<Future<Twin>> starting, List<Twin> started) throws GodwitException {
        if (starting.isEmpty()) {
            return Optional.empty();
        }
        try {
            Twin twin = starting.get().get();
            started.add(twin);
            return Optional.of(twin);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof GodwitException known ? known : new GodwitException(CoreError.UNEXPECTED, e.getCause(), "starting a twin", String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        }
    }

    DataSource source() {
        return source;
    }

    DataSource target() {
        return target;
    }

    boolean sourceIsTwin() {
        return sourceIsTwin;
    }

    List<Twin> kept() {
        return twins.stream().filter(Twin::isKept).toList();
    }

    int twinCount() {
        return twins.size();
    }

    /** What cannot be removed is logged, not thrown: it says nothing about the migration, and the next start removes it. */
    @Override
    public void close() {
        for (Twin twin : twins) {
            try {
                twin.close();
            } catch (GodwitException e) {
                LOG.warn("the twin {} could not be removed", twin.name(), e);
            }
        }
    }
}
