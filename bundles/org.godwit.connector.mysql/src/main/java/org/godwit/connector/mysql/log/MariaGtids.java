package org.godwit.connector.mysql.log;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A place in MariaDB's log: the last transaction of each replication domain, as {@code domain-server-number} (MariaDB documentation, "Global Transaction ID"). Used by one thread. */
final class MariaGtids implements GtidSet {
    private final TreeMap<Long, Last> domains = new TreeMap<>();

    /** The last transaction of a domain. */
    private record Last(long server, long number) {
    }

    static MariaGtids parse(String text) {
        MariaGtids set = new MariaGtids();
        for (String part : text.replaceAll("\\s", "").split(",")) {
            if (!part.isEmpty()) {
                String[] numbers = part.split("-");
                if (numbers.length != 3) {
                    throw new IllegalArgumentException(part);
                }
                set.add(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseUnsignedLong(numbers[2]));
            }
        }
        return set;
    }

    void add(long domain, long server, long number) {
        domains.put(domain, new Last(server, number));
    }

    @Override
    public String text() {
        return domains.entrySet().stream().map(MariaGtids::print).collect(Collectors.joining(","));
    }

    private static String print(Map.Entry<Long, Last> domain) {
        return domain.getKey() + "-" + domain.getValue().server + "-" + Long.toUnsignedString(domain.getValue().number);
    }

    @Override
    public boolean covers(GtidSet other) {
        return switch (other) {
            case MariaGtids mine -> mine.domains.entrySet().stream()
                    .allMatch(d -> domains.containsKey(d.getKey()) && Long.compareUnsigned(domains.get(d.getKey()).number, d.getValue().number) >= 0);
            case MySqlGtids others -> false;
        };
    }

    boolean isEmpty() {
        return domains.isEmpty();
    }
}
