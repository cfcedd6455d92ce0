package org.godwit.connector.mysql.log;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.option.Option;

/**
 * Parameters of reading a log (OMS: MySQL store). Immutable.
 *
 * @param addresses further servers of the same source, tried in order when the one at hand is lost
 * @param serverId number under which this side shows up as a replica
 * @param heartbeatMillis how often an idle server says that it is there
 * @param readTimeoutMillis silence after which a connection counts as lost
 * @param errorRetries attempts in a row after a lost connection
 * @param timeoutRetries attempts in a row after silence
 */
public record LogOptions(List<Address> addresses, long serverId, long heartbeatMillis, int readTimeoutMillis, int errorRetries, int timeoutRetries) {
    /** Where a server listens. */
    public record Address(String host, int port) {
        @Override
        public String toString() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    public static final Option<String> ADDRESSES = Option.text("master.addr_list", "",
            "Further servers of the source, host:port separated by commas: when one is lost, reading goes on at the next (needs GTIDs). The account must be the same everywhere.");
    public static final Option<String> SERVER_ID = Option.text("master.serverid", "", "Number under which the store logs in as a replica, unique among all replicas of the source; a random one when empty.");
    public static final Option<BigDecimal> HEARTBEAT = new Option<>("master.heartbeatperiod", BigDecimal.class, "0.5", "seconds, from 0.1 to 60", "Seconds after which an idle server shows that it is there.",
            LogOptions::heartbeat);
    public static final Option<Integer> READ_TIMEOUT = Option.integer("master.readtimeout", 60, 2, 86400, "Seconds without a byte from the server after which the connection counts as lost.");
    public static final Option<Integer> ERROR_RETRIES = Option.integer("master.errorretry", 86400, 0, 1_000_000_000, "Attempts in a row after a lost or refused connection before the store stops.");
    public static final Option<Integer> TIMEOUT_RETRIES = Option.integer("master.timeoutretry", 86400, 0, 1_000_000_000, "Attempts in a row after a silent connection before the store stops.");

    public static final List<Option<?>> ALL = List.of(ADDRESSES, SERVER_ID, HEARTBEAT, READ_TIMEOUT, ERROR_RETRIES, TIMEOUT_RETRIES);

    public LogOptions {
        addresses = List.copyOf(addresses);
    }

    /** @param parameters component parameters, with or without the prefix {@code mysql2store.}; keys that are not ours are left alone */
    public static LogOptions of(Map<String, String> parameters) throws GodwitException {
        return new LogOptions(addresses(value(ADDRESSES, parameters)), serverId(value(SERVER_ID, parameters)), value(HEARTBEAT, parameters).movePointRight(3).longValue(),
                value(READ_TIMEOUT, parameters) * 1000, value(ERROR_RETRIES, parameters), value(TIMEOUT_RETRIES, parameters));
    }

    private static <T> T value(Option<T> option, Map<String, String> parameters) throws GodwitException {
        return option.parse(parameters.getOrDefault(option.key(), parameters.getOrDefault("mysql2store." + option.key(), option.defaultText())));
    }

    private static BigDecimal heartbeat(String text) {
        BigDecimal seconds = new BigDecimal(text.strip());
        if (seconds.compareTo(new BigDecimal("0.1")) < 0 || seconds.compareTo(new BigDecimal(60)) > 0) {
            throw new IllegalArgumentException("out of range");
        }
        return seconds;
    }

    private static long serverId(String text) throws GodwitException {
        if (text.isBlank()) {
            // the lower half is where people number their servers
            return ThreadLocalRandom.current().nextLong(0x8000_0000L, 0xFFFF_FFFFL);
        }
        if (!text.strip().matches("[1-9]\\d{0,9}") || Long.parseLong(text.strip()) > 0xFFFF_FFFFL) {
            throw new GodwitException(CoreError.BAD_OPTION, SERVER_ID.key(), text, "a number from 1 to 4294967295");
        }
        return Long.parseLong(text.strip());
    }

    private static List<Address> addresses(String text) throws GodwitException {
        List<Address> found = new ArrayList<>();
        for (String part : text.split(",")) {
            String entry = part.strip();
            int colon = entry.lastIndexOf(':');
            if (entry.isEmpty()) {
                continue;
            }
            if (colon < 1 || !entry.substring(colon + 1).matches("\\d{1,5}")) {
                throw new GodwitException(CoreError.BAD_OPTION, ADDRESSES.key(), entry, "host:port, separated by commas");
            }
            found.add(new Address(entry.substring(0, colon).replaceAll("[\\[\\]]", ""), Integer.parseInt(entry.substring(colon + 1))));
        }
        return found;
    }
}
