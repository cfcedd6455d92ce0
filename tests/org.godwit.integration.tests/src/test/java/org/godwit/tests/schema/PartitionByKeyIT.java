package org.godwit.tests.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.godwit.connector.mysql.MySqlConnector;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.tests.RealMySql;
import org.godwit.tests.support.Jdbc;
import org.junit.jupiter.api.Test;

/** A real MySQL does not say in its list of tables that one is partitioned by KEY () without columns. */
class PartitionByKeyIT {
    private static final int PORT = 23372;

    @Test
    void isReadAlsoWithoutColumns() throws Exception {
        try (RealMySql mysql = RealMySql.start(PORT);
                Jdbc jdbc = Jdbc.open(mysql.dataSource());
                Endpoint endpoint = new MySqlConnector().open(mysql.dataSource(), Map.of(), CancelToken.create())) {
            jdbc.runAll(List.of("drop database if exists parted", "create database parted", "create table parted.bare (id int primary key) partition by key () partitions 3",
                    "create table parted.named (id int primary key) partition by key (id) partitions 2", "create table parted.plain (id int primary key)"));
            List<TableDef> tables = endpoint.catalog().tables(List.of(new ObjectName("parted", "bare"), new ObjectName("parted", "named"), new ObjectName("parted", "plain")), CancelToken.create());
            assertThat(tables.get(0).partitioning().orElseThrow()).startsWith("PARTITION BY KEY ()").contains("PARTITIONS 3");
            assertThat(tables.get(1).partitioning()).isPresent();
            assertThat(tables.get(2).partitioning()).isEmpty();
        }
    }
}
