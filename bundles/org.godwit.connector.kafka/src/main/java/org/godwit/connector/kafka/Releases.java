package org.godwit.connector.kafka;

import java.util.NavigableMap;
import java.util.TreeMap;

/** Which release of Kafka brought which level of the cluster's metadata (Kafka: metadata.version). A cluster runs at least the release of its level. Without state. */
final class Releases {
    private static final NavigableMap<Short, String> FIRST = new TreeMap<>();

    static {
        short[] levels = {1, 2, 3, 4, 8, 9, 12, 15, 20, 21, 22, 26, 28};
        String[] names = {"3.0", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "4.0", "4.1", "4.2 or later"};
        for (int i = 0; i < levels.length; i++) {
            FIRST.put(levels[i], names[i]);
        }
    }

    private Releases() {
    }

    static String of(short level) {
        var entry = FIRST.floorEntry(level);
        return entry == null ? "unknown" : entry.getValue();
    }
}
