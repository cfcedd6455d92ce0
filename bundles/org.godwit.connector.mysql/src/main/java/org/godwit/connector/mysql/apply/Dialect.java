package org.godwit.connector.mysql.apply;

import org.godwit.core.model.DataSourceType;
import org.godwit.core.spi.ServerInfo;
import org.godwit.schema.mysql.Features;

/**
 * Where servers of the family want other words. Immutable.
 *
 * @param rowAlias whether new values are named by an alias of the row; VALUES() is deprecated there and would make a warning of each statement (MySQL manual, "INSERT ... ON DUPLICATE KEY UPDATE")
 * @param jsonEquals whether documents can be compared by their meaning (MariaDB, JSON_EQUALS)
 * @param maxPacket most bytes of one statement
 */
record Dialect(boolean mariaDb, boolean rowAlias, boolean jsonEquals, Charsets charsets, long maxPacket) {
    private static final long DEFAULT_PACKET = 4L << 20;

    static Dialect of(ServerInfo server) {
        Features features = Features.of(server);
        String packet = server.variable("max_allowed_packet");
        return new Dialect(features.isMariaDb(), server.type() == DataSourceType.MYSQL && features.version().atLeast(8, 0, 19), features.isMariaDb() && features.version().atLeast(10, 7),
                new Charsets(features), (packet.isEmpty() ? DEFAULT_PACKET : Long.parseLong(packet)) - 1024);
    }
}
