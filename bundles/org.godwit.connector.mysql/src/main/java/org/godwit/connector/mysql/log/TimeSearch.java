package org.godwit.connector.mysql.log;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.godwit.connector.mysql.connect.Login;
import org.godwit.connector.mysql.log.LogOptions.Address;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.LogReader.LogSink;

/** Finds a place in a server's log by time: the file by when each was begun, then the transaction by reading. Used by one thread. */
final class TimeSearch {
    /** Times of transactions that commit at nearly the same moment are not in order; so many seconds further nothing older is expected. */
    private static final long DISORDER_SECONDS = 60;

    private final Login login;
    private final Address address;
    private final LogOptions options;
    private final int connectMillis;
    private final CancelToken cancel;

    TimeSearch(Login login, Address address, LogOptions options, int connectMillis, CancelToken cancel) {
        this.login = login;
        this.address = address;
        this.options = options;
        this.connectMillis = connectMillis;
        this.cancel = cancel;
    }

    LogPosition find(Instant time, List<ServerLog.File> files) throws GodwitException {
        long seconds = time.getEpochSecond();
        int from = 0;
        int to = files.size();
        while (from < to) {
            int middle = (from + to) / 2;
            if (begun(files.get(middle).name()) < seconds) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        if (from == 0 && LogPlace.number(files.getFirst().name()) > 1) {
            throw new GodwitException(LogError.TOO_OLD, address, Instant.ofEpochSecond(begun(files.getFirst().name())), time);
        }
        return scan(files.get(Math.max(0, from - 1)).name(), seconds);
    }

    /** When a file was begun. */
    private long begun(String file) throws GodwitException {
        long[] found = {0};
        run(file, (type, seconds, serverId, next, flags, bytes, at, length, last) -> {
            if (type == Event.FORMAT_DESCRIPTION) {
                found[0] = seconds;
                throw new Found();
            }
        });
        return found[0];
    }

    private LogPosition scan(String file, long seconds) throws GodwitException {
        Scan scan = new Scan(file, seconds);
        run(file, scan);
        return scan.best.orElseGet(() -> scan.cursor.position());
    }

    private void run(String file, LogStream.Events events) throws GodwitException {
        Dump.Reader reader = new Dump.Reader() {
            @Override
            public Dump.Request prepare(Dump.Query server, boolean maria) throws GodwitException, IOException {
                if (events instanceof Scan scan) {
                    scan.prepare(new ServerLog(server, maria, address.toString()), maria);
                }
                return new Dump.Request(file, 4, Optional.empty(), false);
            }

            @Override
            public void event(int type, long seconds, long serverId, long next, int flags, byte[] bytes, int from, int length, boolean last) throws IOException {
                events.event(type, seconds, serverId, next, flags, bytes, from, length, last);
            }
        };
        try {
            new Dump(login, address, options, connectMillis, reader).run(cancel);
        } catch (Found e) {
            return;
        } catch (IOException e) {
            throw LogFailures.translate(e, address.toString(), cancel);
        }
    }

    /** Reads from the beginning of a file and remembers the place behind the last transaction that is older. */
    private final class Scan implements LogStream.Events, LogSink {
        private final String file;
        private final long seconds;
        private Cursor cursor;
        private Pump pump;
        private Optional<LogPosition> best = Optional.empty();
        private boolean enough;

        Scan(String file, long seconds) {
            this.file = file;
            this.seconds = seconds;
        }

        void prepare(ServerLog log, boolean maria) throws GodwitException, IOException {
            LogPlace start = new LogPlace(file, 4, log.identity(), Optional.empty());
            cursor = new Cursor(maria, start.server(), start, Optional.empty(), log.hasGtids(), 0);
            pump = new Pump(address.toString(), cursor, table -> false, this, new HarmlessXa());
        }

        @Override
        public void event(int type, long time, long serverId, long next, int flags, byte[] bytes, int from, int length, boolean last) throws IOException {
            boolean first = best.isEmpty() && (type == Event.GTID || type == Event.ANONYMOUS_GTID || type == Event.GTID_TAGGED || type == Event.MARIA_GTID || type == Event.QUERY);
            if (first) {
                best = Optional.of(cursor.position());
            }
            pump.event(type, time, serverId, next, flags, bytes, from, length, last);
            if (enough) {
                throw new Found();
            }
        }

        @Override
        public void part(byte[] bytes, int from, int length) {
            // only places are wanted
        }

        @Override
        public void commit(LogPosition after) {
            if (after.seconds() < seconds) {
                best = Optional.of(after);
            }
            enough = after.seconds() >= seconds + DISORDER_SECONDS;
        }

        @Override
        public void abandon() {
            // nothing was kept
        }

        @Override
        public void idle(LogPosition at) {
            // the end of the log comes by itself
        }

        @Override
        public void note(String text) {
            // nobody is told
        }
    }

    /** Enough was read. */
    private static final class Found extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
