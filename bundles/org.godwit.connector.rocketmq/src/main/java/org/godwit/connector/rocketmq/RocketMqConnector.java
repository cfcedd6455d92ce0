package org.godwit.connector.rocketmq;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.option.Option;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Connector;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.NoTables;
import org.godwit.core.spi.Precheck;
import org.godwit.core.spi.ProbeReport;
import org.godwit.core.spi.QueueEndpoint;

/** Connects to RocketMQ 4.x and 5.x by the remoting protocol, without a login or with an access key. Thread-safe. */
public final class RocketMqConnector implements Connector {
    @Override
    public Set<DataSourceType> types() {
        return Set.of(DataSourceType.ROCKETMQ);
    }

    @Override
    public List<Option<?>> options() {
        return RocketMqOptions.ALL;
    }

    @Override
    public ProbeReport probe(DataSource dataSource, CancelToken cancel) throws GodwitException {
        return Prober.probe(dataSource, cancel);
    }

    @Override
    public Endpoint open(DataSource dataSource, Map<String, String> parameters, CancelToken cancel) throws GodwitException {
        Administration administration = Administration.open(dataSource);
        boolean open = false;
        try {
            Endpoint endpoint = new QueueEndpoint(dataSource, Prober.server(administration.brokers(cancel), administration, cancel),
                    new RocketMqQueue(dataSource, RocketMqOptions.of(parameters), administration), new NoTables(RocketMqError.NO_STATEMENTS), administration::close);
            open = true;
            return endpoint;
        } finally {
            if (!open) {
                administration.close();
            }
        }
    }

    @Override
    public List<Precheck> prechecks() {
        return List.of(new QueueEndpoint.Answers("Name servers and brokers answer"));
    }
}
