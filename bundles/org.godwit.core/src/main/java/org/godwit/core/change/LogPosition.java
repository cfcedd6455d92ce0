package org.godwit.core.change;

import java.util.Objects;

/**
 * A place between two transactions of a source's log. Immutable. The text means something to the connector only (for MySQL file, offset and GTID set); who must know whether one place lies
 * behind another asks the {@link org.godwit.core.spi.LogReader}.
 *
 * @param text everything the connector needs to read on from here, also after a failover and in another process
 * @param seconds Unix time of the last transaction before this place, as its server's clock wrote it; 0 when not known
 */
public record LogPosition(String text, long seconds) {
    public LogPosition {
        Objects.requireNonNull(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
