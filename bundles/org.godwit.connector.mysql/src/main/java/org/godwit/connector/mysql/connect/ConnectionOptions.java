package org.godwit.connector.mysql.connect;

import java.util.List;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.option.Option;

/** Parameters of connections. Immutable. */
public record ConnectionOptions(int connectTimeoutSeconds, int poolSize, int readTimeoutSeconds) {
    public static final Option<Integer> CONNECT_TIMEOUT = Option.integer("connection.connectTimeout", 10, 1, 300, "Seconds to wait for a server to accept a connection.");
    public static final Option<Integer> POOL_SIZE = Option.integer("connection.poolSize", 8, 1, 64, "Connections per server for short queries; streams and writers have connections of their own.");
    public static final Option<Integer> READ_TIMEOUT = Option.integer("connection.socketTimeout", 1800, 0, 86400,
            "Seconds without a byte from the server after which a streaming connection counts as lost; 0 waits for ever.");

    public static final List<Option<?>> ALL = List.of(CONNECT_TIMEOUT, POOL_SIZE, READ_TIMEOUT);

    /** @param parameters component parameters; keys that are not ours are left alone */
    public static ConnectionOptions of(Map<String, String> parameters) throws GodwitException {
        return new ConnectionOptions(value(CONNECT_TIMEOUT, parameters), value(POOL_SIZE, parameters), value(READ_TIMEOUT, parameters));
    }

    private static int value(Option<Integer> option, Map<String, String> parameters) throws GodwitException {
        return option.parse(parameters.getOrDefault(option.key(), option.defaultText()));
    }
}
