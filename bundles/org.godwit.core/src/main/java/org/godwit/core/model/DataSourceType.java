package org.godwit.core.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of systems that a data source can be. Codes are those of the OMS API. */
public enum DataSourceType {
    MYSQL("mysql", "MySQL", 3306),
    MARIADB("mariadb", "MariaDB", 3306),
    OB_MYSQL("oceanbase", "OceanBase (MySQL mode)", 2881),
    TIDB("tidb", "TiDB", 4000),
    KAFKA("kafka", "Kafka", 9092),
    ROCKETMQ(
            "rocketmq", "RocketMQ", 9876);

    private final String scheme;
    private final String label;
    private final int defaultPort;

    DataSourceType(String scheme, String label, int defaultPort) {
        this.scheme = scheme;
        this.label = label;
        this.defaultPort = defaultPort;
    }

    /** First part of a connection URL. */
    public String scheme() {
        return scheme;
    }

    /** Name shown to the user. */
    public String label() {
        return label;
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** Whether it takes messages instead of holding tables. */
    public boolean isQueue() {
        return this == KAFKA || this == ROCKETMQ;
    }

    /** What code for databases throws when it meets a system without tables; a defect of the caller. */
    public IllegalStateException noDatabase() {
        return new IllegalStateException(label + " has no tables");
    }

    public static Optional<DataSourceType> ofScheme(String scheme) {
        return Arrays.stream(values()).filter(t -> t.scheme.equals(scheme.toLowerCase(Locale.ROOT))).findFirst();
    }
}
