package org.godwit.connector.mysql.log;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.godwit.connector.mysql.log.decode.MySqlChangeDecoder;
import org.godwit.core.change.LogPosition;
import org.godwit.core.change.RecordedLog;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ChangeDecoder;
import org.godwit.core.spi.LogReader;

/**
 * A recording in the place of a server's log: the events go through the same reader, one after the other, at the pace of the recording or faster. It has no present; its end as of now is its
 * beginning, so that whoever begins to follow it misses nothing. Thread-safe.
 */
final class RecordedLogReader implements LogReader {
    private static final long IDLE_MILLIS = 500;

    private final RecordedLog log;
    private final boolean maria;
    private final double speed;

    /** @param speed 0 for no pause at all */
    RecordedLogReader(RecordedLog log, boolean maria, double speed) {
        this.log = log;
        this.maria = maria;
        this.speed = speed;
    }

    @Override
    public LogPosition current(CancelToken cancel) {
        return log.begin();
    }

    @Override
    public LogPosition at(Instant time, CancelToken cancel) {
        return log.begin();
    }

    @Override
    public void requireAvailable(LogPosition from, CancelToken cancel) throws GodwitException {
        if (!covers(from, log.begin())) {
            throw new GodwitException(LogError.PURGED, "the recording", "what lies behind " + from, "what lies behind " + log.begin());
        }
    }

    @Override
    public boolean covers(LogPosition reached, LogPosition wanted) {
        try {
            return LogPlace.of(reached).covers(LogPlace.of(wanted));
        } catch (GodwitException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void read(LogPosition from, Predicate<ObjectName> wanted, LogSink sink, CancelToken cancel) throws GodwitException {
        LogPosition end = play(from, wanted, sink, cancel);
        sink.note("the recording has ended");
        CountDownLatch cancelled = new CountDownLatch(1);
        try (CancelToken.Registration hook = cancel.onCancel(cancelled::countDown)) {
            do {
                sink.idle(end);
            } while (!cancelled.await(IDLE_MILLIS, TimeUnit.MILLISECONDS));
            throw new GodwitException(CoreError.CANCELLED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        }
    }

    /** Hands over everything from a place to the end, and tells the place behind it. */
    LogPosition play(LogPosition from, Predicate<ObjectName> wanted, LogSink sink, CancelToken cancel) throws GodwitException {
        LogPlace place = LogPlace.of(from);
        Optional<GtidSet> gtids = place.gtids();
        Cursor cursor = new Cursor(maria, place.server(), place, gtids, place.pos() <= 4, from.seconds());
        Pump pump = new Pump("the recording", cursor, wanted, sink, new HarmlessXa());
        sink.note("playing the recording from " + place.file() + ":" + place.pos());
        try (FilePackets packets = new FilePackets(log, place); Paced paced = new Paced(pump, speed, cancel)) {
            new LogStream(packets, false, paced).run();
        } catch (IOException e) {
            pump.abandon();
            throw LogFailures.translate(e, "the recording " + log.files().getFirst().getFileName(), cancel);
        }
        pump.abandon();
        return cursor.position();
    }

    @Override
    public long offset(LogPosition position) {
        return LogPlace.offset(position);
    }

    @Override
    public ChangeDecoder decoder(ChangeDecoder.Tables tables) {
        return new MySqlChangeDecoder(tables);
    }

    /** Lets events through when they are due. */
    private static final class Paced implements LogStream.Events, AutoCloseable {
        private final Pump pump;
        private final double speed;
        private final CancelToken cancel;
        private final CountDownLatch cancelled = new CountDownLatch(1);
        private final CancelToken.Registration hook;
        private final long began = System.nanoTime();
        private long first;

        Paced(Pump pump, double speed, CancelToken cancel) {
            this.pump = pump;
            this.speed = speed;
            this.cancel = cancel;
            this.hook = cancel.onCancel(cancelled::countDown);
        }

        @Override
        public void event(int type, long seconds, long serverId, long next, int flags, byte[] bytes, int from, int length, boolean last) throws IOException {
            try {
                cancel.check();
                if (speed > 0 && seconds > 0 && type != Event.FORMAT_DESCRIPTION && type != Event.ROTATE) {
                    first = first == 0 ? seconds : first;
                    long due = began + (long) ((seconds - first) * 1e9 / speed) - System.nanoTime();
                    if (due > 0 && cancelled.await(due, TimeUnit.NANOSECONDS)) {
                        cancel.check();
                    }
                }
            } catch (GodwitException e) {
                throw new Dump.StopException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Dump.StopException(new GodwitException(CoreError.CANCELLED, e));
            }
            pump.event(type, seconds, serverId, next, flags, bytes, from, length, last);
        }

        @Override
        public void close() {
            hook.close();
        }
    }
}
