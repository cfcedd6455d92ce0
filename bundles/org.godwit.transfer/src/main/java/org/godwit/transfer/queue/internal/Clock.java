package org.godwit.transfer.queue.internal;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.godwit.core.change.LogPosition;
import org.godwit.core.spi.LogReader;
import org.godwit.transfer.message.ChangeInfo;

/** Numbers changes within the second in which the source made them, so that each has a number of its own that grows, the same when it is sent again. Used by one thread. */
final class Clock {
    private static final int NUMBERS_OF_A_SECOND = 100_000;

    private final LogReader log;
    private long second;
    private int counter;
    private String unit = "";
    private LogPosition transaction = new LogPosition("", 0);

    Clock(LogReader log, long second, int counter) {
        this.log = log;
        this.second = second;
        this.counter = counter;
    }

    /**
     * What messages tell about changes that were made together.
     *
     * @param base the place before their transaction
     * @param first number of the first of them in its transaction
     * @param changes how many
     * @param seconds when the source made them
     */
    ChangeInfo next(LogPosition base, long first, int changes, long seconds) {
        if (seconds > second) {
            second = seconds;
            counter = 0;
        }
        if (!base.text().equals(transaction.text()) || unit.isEmpty()) {
            transaction = base;
            unit = UUID.nameUUIDFromBytes(base.text().getBytes(StandardCharsets.UTF_8)).toString();
        }
        // a clock that went back must not give numbers twice
        long ahead = (second - seconds) * NUMBERS_OF_A_SECOND;
        int number = (int) (counter + ahead - first);
        counter += changes;
        return new ChangeInfo(false, seconds * 1000, System.currentTimeMillis(), Long.toString(seconds), unit, number, log.offset(base));
    }

    long second() {
        return second;
    }

    int counter() {
        return counter;
    }
}
