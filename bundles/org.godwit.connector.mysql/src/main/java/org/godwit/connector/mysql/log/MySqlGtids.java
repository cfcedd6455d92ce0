package org.godwit.connector.mysql.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A set of MySQL's identifiers: intervals of numbers by source, and by tag where one is used (MySQL manual, "GTID Format and Storage"). Gaps are kept. Used by one thread.
 */
final class MySqlGtids implements GtidSet {
    /** By {@code uuid} or {@code uuid:tag}. */
    private final TreeMap<String, Intervals> sources = new TreeMap<>();
    private String text = "";
    private boolean changed;

    static MySqlGtids parse(String text) {
        MySqlGtids set = new MySqlGtids();
        for (String part : text.replaceAll("\\s", "").split(",")) {
            if (!part.isEmpty()) {
                set.addSource(part.toLowerCase(Locale.ROOT));
            }
        }
        return set;
    }

    /** {@code uuid:1-5:7:tag:1-3}: what is no interval is the tag of those behind it. */
    private void addSource(String part) {
        String[] pieces = part.split(":");
        String uuid = UUID.fromString(pieces[0]).toString();
        String source = uuid;
        for (int i = 1; i < pieces.length; i++) {
            if (!Character.isDigit(pieces[i].charAt(0))) {
                source = uuid + ":" + pieces[i];
                continue;
            }
            int dash = pieces[i].indexOf('-');
            long first = Long.parseLong(dash < 0 ? pieces[i] : pieces[i].substring(0, dash));
            add(source, first, dash < 0 ? first : Long.parseLong(pieces[i].substring(dash + 1)));
        }
    }

    void add(String source, long first, long last) {
        sources.computeIfAbsent(source, s -> new Intervals()).add(first, last);
        changed = true;
    }

    @Override
    public String text() {
        if (changed) {
            text = print();
            changed = false;
        }
        return text;
    }

    private String print() {
        StringBuilder out = new StringBuilder();
        String uuid = "";
        for (Map.Entry<String, Intervals> source : sources.entrySet()) {
            String own = source.getKey().substring(0, 36);
            if (own.equals(uuid)) {
                out.append(source.getKey(), 36, source.getKey().length());
            } else {
                out.append(out.isEmpty() ? "" : ",").append(source.getKey());
            }
            uuid = own;
            out.append(source.getValue().text());
        }
        return out.toString();
    }

    @Override
    public boolean covers(GtidSet other) {
        return switch (other) {
            case MySqlGtids mine -> mine.sources.entrySet().stream().allMatch(s -> sources.containsKey(s.getKey()) && sources.get(s.getKey()).contains(s.getValue()));
            case MariaGtids others -> false;
        };
    }

    /** What of this set is not in the other. */
    MySqlGtids without(MySqlGtids other) {
        MySqlGtids rest = new MySqlGtids();
        for (Map.Entry<String, Intervals> source : sources.entrySet()) {
            Intervals there = other.sources.getOrDefault(source.getKey(), new Intervals());
            source.getValue().subtract(there, (first, last) -> rest.add(source.getKey(), first, last));
        }
        return rest;
    }

    boolean isEmpty() {
        return sources.isEmpty();
    }

    /** As COM_BINLOG_DUMP_GTID wants it: all numbers little-endian, ends exclusive; with tags the number of sources carries a mark (MySQL source, Gtid_set::encode). */
    byte[] encoded() {
        boolean tagged = sources.keySet().stream().anyMatch(s -> s.length() > 36);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        number(out, tagged ? 1L | (long) sources.size() << 8 | 1L << 56 : sources.size());
        for (Map.Entry<String, Intervals> source : sources.entrySet()) {
            UUID uuid = UUID.fromString(source.getKey().substring(0, 36));
            for (long half : new long[] {uuid.getMostSignificantBits(), uuid.getLeastSignificantBits()}) {
                number(out, Long.reverseBytes(half));
            }
            if (tagged) {
                byte[] tag = source.getKey().substring(Math.min(37, source.getKey().length())).getBytes(StandardCharsets.US_ASCII);
                // a length of at most 32 takes one byte, its lowest bit zero (mysql::serialization, variable-length integers)
                out.write(tag.length << 1);
                out.writeBytes(tag);
            }
            source.getValue().encode(out);
        }
        return out.toByteArray();
    }

    static void number(ByteArrayOutputStream out, long value) {
        for (int i = 0; i < 64; i += 8) {
            out.write((int) (value >>> i));
        }
    }

    /** Takes pieces of numbers, both ends inclusive. */
    @FunctionalInterface
    private interface Range {
        void take(long first, long last);
    }

    /** Numbers of one source, in order: first, last, first, last …, never touching. */
    private static final class Intervals implements Iterable<long[]> {
        private long[] bounds = new long[2];
        private int used;
        private String text = "";

        void add(long first, long last) {
            text = "";
            if (used > 0 && first == bounds[used - 1] + 1) {
                bounds[used - 1] = last;
                return;
            }
            int from = 0;
            while (from < used && bounds[from + 1] < first - 1) {
                from += 2;
            }
            int to = from;
            long low = first;
            long high = last;
            while (to < used && bounds[to] <= last + 1) {
                low = Math.min(low, bounds[to]);
                high = Math.max(high, bounds[to + 1]);
                to += 2;
            }
            replace(from, to, low, high);
        }

        private void replace(int from, int to, long low, long high) {
            long[] grown = new long[Math.max(bounds.length, used - (to - from) + 2)];
            System.arraycopy(bounds, 0, grown, 0, from);
            grown[from] = low;
            grown[from + 1] = high;
            System.arraycopy(bounds, to, grown, from + 2, used - to);
            used += 2 - (to - from);
            bounds = grown;
        }

        boolean contains(Intervals other) {
            for (long[] range : other) {
                boolean inside = false;
                for (long[] own : this) {
                    inside |= own[0] <= range[0] && range[1] <= own[1];
                }
                if (!inside) {
                    return false;
                }
            }
            return true;
        }

        void subtract(Intervals other, Range rest) {
            for (long[] own : this) {
                long at = own[0];
                for (long[] gone : other) {
                    if (gone[1] >= at && gone[0] <= own[1]) {
                        if (gone[0] > at) {
                            rest.take(at, gone[0] - 1);
                        }
                        at = Math.max(at, gone[1] + 1);
                    }
                }
                if (at <= own[1]) {
                    rest.take(at, own[1]);
                }
            }
        }

        void encode(ByteArrayOutputStream out) {
            number(out, used / 2);
            for (long[] range : this) {
                number(out, range[0]);
                number(out, range[1] + 1);
            }
        }

        String text() {
            if (text.isEmpty()) {
                StringBuilder out = new StringBuilder();
                for (long[] range : this) {
                    out.append(':').append(range[0]);
                    if (range[1] > range[0]) {
                        out.append('-').append(range[1]);
                    }
                }
                text = out.toString();
            }
            return text;
        }

        @Override
        public Iterator<long[]> iterator() {
            return java.util.stream.IntStream.range(0, used / 2).mapToObj(i -> Arrays.copyOfRange(bounds, 2 * i, 2 * i + 2)).iterator();
        }
    }
}
