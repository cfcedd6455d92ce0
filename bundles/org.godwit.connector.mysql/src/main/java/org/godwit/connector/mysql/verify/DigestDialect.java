package org.godwit.connector.mysql.verify;

import org.godwit.core.model.DataSourceType;
import org.godwit.core.spi.ServerInfo;

/** How a server folds the hashes of many rows into 128 bits with the least work; all ways give the same bits. */
enum DigestDialect {
    /** BIT_XOR over binary strings (MySQL 8.0 manual, "Aggregate Function Descriptions"). */
    BINARY_XOR,
    /**
     * The hash is computed once per row into a user variable, of which checksums are folded, see {@link CrcFold}; aggregates are fed in the order of the select list.
     * MariaDB and MySQL before 8.0, where BIT_XOR knows 64-bit numbers only. Taking both halves of the variable as numbers took 1.5 times as long, computing the hash for each half 2 times.
     */
    VARIABLE,
    /** The hash is computed for each half: servers that evaluate aggregates in other places than the session (TiDB, OceanBase). */
    TWICE;

    static DigestDialect of(ServerInfo server) {
        return switch (server.type()) {
            case MYSQL -> major(server.version()) >= 8 ? BINARY_XOR : VARIABLE;
            case MARIADB -> VARIABLE;
            case OB_MYSQL, TIDB -> TWICE;
            case KAFKA, ROCKETMQ -> throw server.type().noDatabase();
        };
    }

    /** Whether JSON is a type of its own there, which text must be taken from; MariaDB keeps plain text. */
    static boolean hasJsonType(DataSourceType type) {
        return type != DataSourceType.MARIADB;
    }

    private static int major(String version) {
        int end = 0;
        while (end < version.length() && Character.isDigit(version.charAt(end))) {
            end++;
        }
        return end == 0 ? 0 : Integer.parseInt(version.substring(0, end));
    }
}
