package org.godwit.connector.mysql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.godwit.connector.mysql.connect.ConnectionOptions;
import org.godwit.connector.mysql.full.FullOptions;
import org.godwit.connector.mysql.log.LogOptions;
import org.godwit.connector.mysql.log.MySqlLogArchive;
import org.godwit.connector.mysql.log.PlaybackOptions;
import org.godwit.connector.mysql.precheck.MySqlPrechecks;
import org.godwit.connector.mysql.probe.Prober;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.option.Option;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Connector;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.LogArchive;
import org.godwit.core.spi.Precheck;
import org.godwit.core.spi.ProbeReport;

/** Connects to MySQL 5.7 and later, MariaDB 10.5 and later, OceanBase in MySQL mode and TiDB; what differs between them is found by probing. Thread-safe. */
public final class MySqlConnector implements Connector {
    @Override
    public Set<DataSourceType> types() {
        return Set.of(DataSourceType.MYSQL, DataSourceType.MARIADB, DataSourceType.OB_MYSQL, DataSourceType.TIDB);
    }

    @Override
    public List<Option<?>> options() {
        return Stream.of(ConnectionOptions.ALL, FullOptions.ALL, LogOptions.ALL, PlaybackOptions.ALL).<Option<?>>flatMap(List::stream).toList();
    }

    @Override
    public ProbeReport probe(DataSource dataSource, CancelToken cancel) throws GodwitException {
        return Prober.probe(dataSource, cancel);
    }

    @Override
    public Endpoint open(DataSource dataSource, Map<String, String> parameters, CancelToken cancel) throws GodwitException {
        return MySqlEndpoint.open(dataSource, parameters, cancel);
    }

    @Override
    public List<Precheck> prechecks() {
        return MySqlPrechecks.ALL;
    }

    @Override
    public Optional<LogArchive> logArchive() {
        return Optional.of(new MySqlLogArchive());
    }
}
