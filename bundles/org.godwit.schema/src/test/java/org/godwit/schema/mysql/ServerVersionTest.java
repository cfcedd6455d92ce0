package org.godwit.schema.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.core.model.DataSourceType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerVersionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"9.7.4-2|(Debian)|MYSQL|9.7.4", "8.0.36-28|Percona Server (GPL)|MYSQL|8.0.36", "5.5.5-10.6.12-MariaDB-log|mariadb.org binary distribution|MARIADB|10.6.12",
            "11.4.5-MariaDB-log|MariaDB Server|MARIADB|11.4.5", "5.7.25|OceanBase_CE 4.2.1.8 (r108000022024072217)|OB_MYSQL|4.2.1", "5.7.25-OceanBase_CE-v4.3.5.1||OB_MYSQL|4.3.5",
            "5.7.25-TiDB-v7.5.0|TiDB Server (Apache License 2.0)|TIDB|7.5.0", "8.0.11-TiDB-v8.5.1-serverless||TIDB|8.5.1"})
    void readsKindAndVersion(String version, String comment, DataSourceType type, String expected) {
        String text = comment == null ? "" : comment;
        assertThat(ServerVersion.kind(version, text)).isEqualTo(type);
        assertThat(ServerVersion.of(type, version, text)).hasToString(expected);
    }
}
