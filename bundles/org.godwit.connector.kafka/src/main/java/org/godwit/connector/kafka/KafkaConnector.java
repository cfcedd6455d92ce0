package org.godwit.connector.kafka;

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

/** Connects to Kafka 2.1 and later, plainly or by TLS, without a login or by SASL with PLAIN or SCRAM. Thread-safe. */
public final class KafkaConnector implements Connector {
    @Override
    public Set<DataSourceType> types() {
        return Set.of(DataSourceType.KAFKA);
    }

    @Override
    public List<Option<?>> options() {
        return KafkaOptions.ALL;
    }

    @Override
    public ProbeReport probe(DataSource dataSource, CancelToken cancel) throws GodwitException {
        return Prober.probe(dataSource, cancel);
    }

    @Override
    public Endpoint open(DataSource dataSource, Map<String, String> parameters, CancelToken cancel) throws GodwitException {
        Administration administration = new Administration(dataSource);
        boolean open = false;
        try {
            Endpoint endpoint = new QueueEndpoint(dataSource, Prober.server(administration, administration.cluster(cancel), cancel),
                    new KafkaQueue(dataSource, KafkaOptions.of(parameters), administration), new NoTables(KafkaError.NO_STATEMENTS), administration::close);
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
        return List.of(new QueueEndpoint.Answers("The brokers answer"));
    }
}
