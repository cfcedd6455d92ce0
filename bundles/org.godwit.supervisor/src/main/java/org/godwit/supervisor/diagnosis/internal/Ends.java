package org.godwit.supervisor.diagnosis.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Connector;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.Side;
import org.slf4j.LoggerFactory;

/** Both servers for the time of one diagnosis, each connected to once, by whoever asks first; a failure to connect is everybody's. Thread-safe. */
final class Ends implements AutoCloseable {
    /** Opens a data source. */
    @FunctionalInterface
    interface Opener {
        Connector of(DataSource dataSource) throws GodwitException;
    }

    private final Map<Side, DataSource> sources = new EnumMap<>(Side.class);
    private final Map<Side, FutureTask<Endpoint>> open = new EnumMap<>(Side.class);
    private final Opener connectors;
    private final CancelToken cancel;

    Ends(DataSource source, DataSource target, Opener connectors, CancelToken cancel) {
        sources.put(Side.SOURCE, source);
        sources.put(Side.TARGET, target);
        this.connectors = connectors;
        this.cancel = cancel;
    }

    DataSource dataSource(Side side) {
        return sources.get(side);
    }

    Connector connector(Side side) throws GodwitException {
        return connectors.of(dataSource(side));
    }

    Endpoint endpoint(Side side) throws GodwitException {
        FutureTask<Endpoint> task;
        synchronized (open) {
            task = open.computeIfAbsent(side, s -> {
                Callable<Endpoint> opening = () -> connector(s).open(dataSource(s), Map.of(), cancel);
                return new FutureTask<>(opening);
            });
        }
        task.run();
        return get(task);
    }

    private static Endpoint get(FutureTask<Endpoint> task) throws GodwitException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw e.getCause() instanceof GodwitException known ? new GodwitException(known.problem(), known) : new GodwitException(CoreError.UNEXPECTED, e.getCause(), "connecting", String.valueOf(e.getCause()));
        }
    }

    @Override
    public void close() {
        List<FutureTask<Endpoint>> all;
        synchronized (open) {
            all = new ArrayList<>(open.values());
        }
        for (FutureTask<Endpoint> task : all) {
            try {
                if (task.isDone()) {
                    get(task).close();
                }
            } catch (GodwitException e) {
                LoggerFactory.getLogger(Ends.class).debug("closing what was opened for a diagnosis", e);
            }
        }
    }

    /** What a side is called in sentences. */
    static String name(Side side) {
        return side == Side.SOURCE ? "source" : "target";
    }

    Optional<Side> sideOf(String address) {
        return sources.entrySet().stream().filter(e -> !address.isEmpty() && e.getValue().address().equals(address)).map(Map.Entry::getKey).findFirst();
    }
}
