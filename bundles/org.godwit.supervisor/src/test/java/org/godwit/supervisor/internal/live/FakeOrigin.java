package org.godwit.supervisor.internal.live;

import java.time.Instant;
import java.util.function.Predicate;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ChangeDecoder;
import org.godwit.core.spi.LogReader;

/** A log of which only the end is asked for; places are told apart by their seconds. */
public record FakeOrigin(End end) implements LogReader {
    /** Tells the second at which the log ends. */
    @FunctionalInterface
    public interface End {
        long now() throws GodwitException;
    }

    @Override
    public LogPosition current(CancelToken cancel) throws GodwitException {
        return new LogPosition("end", end.now());
    }

    @Override
    public LogPosition at(Instant time, CancelToken cancel) {
        return new LogPosition("end", time.getEpochSecond());
    }

    @Override
    public void requireAvailable(LogPosition from, CancelToken cancel) {
        // is always there
    }

    @Override
    public boolean covers(LogPosition reached, LogPosition wanted) {
        return reached.seconds() >= wanted.seconds();
    }

    @Override
    public void read(LogPosition from, Predicate<ObjectName> wanted, LogSink sink, CancelToken cancel) {
        throw new AssertionError("nobody reads it");
    }

    @Override
    public ChangeDecoder decoder(ChangeDecoder.Tables tables) {
        throw new AssertionError("nobody reads it");
    }
}
