package org.godwit.cli;

import java.util.List;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Connector;
import org.godwit.core.thread.EngineThreads;
import org.godwit.supervisor.StudioConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects once to the servers that a command names while its workspace is being opened, so that drivers, name service and encryption are ready when the project begins. What cannot be reached is
 * the precheck's to tell.
 */
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private WarmUp() {
    }

    /** Returns at once; the work goes on beside the caller until it is done or cancelled. */
    static void start(List<DataSource> servers, Map<String, String> parameters, CancelToken cancel) {
        List<Connector> connectors = StudioConfig.foundConnectors();
        var threads = EngineThreads.factory("cli", "warm-up");
        for (DataSource server : servers) {
            connectors.stream().filter(c -> c.types().contains(server.type())).findFirst().ifPresent(c -> threads.newThread(() -> connect(c, server, parameters, cancel)).start());
        }
    }

    private static void connect(Connector connector, DataSource server, Map<String, String> parameters, CancelToken cancel) {
        try {
            connector.open(server, parameters, cancel).close();
        } catch (GodwitException | RuntimeException e) {
            LOG.debug("{} is not ready yet", server.address(), e);
        }
    }
}
