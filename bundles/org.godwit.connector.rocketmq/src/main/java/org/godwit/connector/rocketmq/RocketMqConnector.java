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
import org.godwit.core.spi.Precheck;
import org.godwit.core.spi.ProbeReport;

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
        return RocketMqEndpoint.open(dataSource, parameters, cancel);
    }

    @Override
    public List<Precheck> prechecks() {
        return RocketMqPrechecks.ALL;
    }
}
