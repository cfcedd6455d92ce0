package org.godwit.connector.mysql.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.connector.mysql.connect.ConnectionOptions;
import org.godwit.connector.mysql.connect.Connections;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.connector.mysql.connect.SessionKind;
import org.godwit.core.change.LogPosition;
import org.godwit.core.change.RecordedLog;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.LogArchive;
import org.godwit.core.spi.LogReader;

/** Binary logs of MySQL and MariaDB in files. Thread-safe and without state. */
public final class MySqlLogArchive implements LogArchive {
    @Override
    public RecordedLog record(DataSource source, LogPosition from, Path folder, long mostBytes, Progress progress, CancelToken cancel) throws GodwitException {
        String address = source.address();
        LogPlace place = LogPlace.of(from);
        ConnectionOptions connection = ConnectionOptions.of(Map.of());
        try (Connections connections = Connections.open(source, connection, cancel); LogCopy copy = new LogCopy(place, folder, mostBytes, address, progress)) {
            new Dump(connections.login(), new LogOptions.Address(source.host(), source.port()), LogOptions.of(Map.of()), connection.connectTimeoutSeconds() * 1000, copy).run(cancel);
            copy.close();
            return whole(copy.files(), from, copy.bytes(), cancel);
        } catch (IOException e) {
            throw LogFailures.translate(e, address, cancel);
        }
    }

    @Override
    public LogPosition place(String named) throws GodwitException {
        int colon = named.lastIndexOf(':');
        if (colon < 1 || !named.substring(colon + 1).matches("\\d{1,18}")) {
            throw new GodwitException(LogError.BAD_POSITION, named);
        }
        return new LogPlace(named.substring(0, colon), Math.max(4, Long.parseLong(named.substring(colon + 1))), "", Optional.empty()).at(0);
    }

    @Override
    public RecordedLog examine(List<Path> files, Optional<String> from, CancelToken cancel) throws GodwitException {
        long bytes = 0;
        for (Path file : files) {
            try {
                LogFiles.isMaria(file);
                bytes += Files.size(file);
            } catch (IOException e) {
                throw new GodwitException(CoreError.FILE, e, file, e.toString());
            }
        }
        LogPosition begin = from.isPresent() ? place(from.get()) : new LogPlace(files.getFirst().getFileName().toString(), 4, "", Optional.empty()).at(0);
        return whole(files, begin, bytes, cancel);
    }

    /** Reads everything once, by which it is known to be whole and where it ends. */
    private static RecordedLog whole(List<Path> files, LogPosition begin, long bytes, CancelToken cancel) throws GodwitException {
        RecordedLog log = new RecordedLog(files, begin, begin, bytes);
        Ends ends = new Ends();
        read(log, 0).play(begin, table -> false, ends, cancel);
        LogPosition end = ends.last.orElse(begin);
        return new RecordedLog(files, new LogPosition(begin.text(), begin.seconds() > 0 ? begin.seconds() : ends.first), end, bytes);
    }

    private static RecordedLogReader read(RecordedLog log, double speed) throws GodwitException {
        return new RecordedLogReader(log, LogFiles.isMaria(log.files().getFirst()), speed);
    }

    @Override
    public LogReader reader(RecordedLog log, double speed) throws GodwitException {
        return read(log, speed);
    }

    @Override
    public double share(RecordedLog log, LogPosition reached) throws GodwitException {
        long begin = bytesBefore(log, log.begin());
        long all = bytesBefore(log, log.end()) - begin;
        long done = bytesBefore(log, reached) - begin;
        return all <= 0 ? 0 : Math.clamp(done / (double) all, 0, 1);
    }

    /** Bytes of the files before a place's, and of its own up to it. */
    private static long bytesBefore(RecordedLog log, LogPosition position) throws GodwitException {
        LogPlace place = LogPlace.of(position);
        long before = 0;
        for (Path file : log.files()) {
            if (file.getFileName().toString().equals(place.file())) {
                return before + place.pos();
            }
            try {
                before += Files.size(file);
            } catch (IOException e) {
                throw new GodwitException(CoreError.FILE, e, file, e.toString());
            }
        }
        return 0;
    }

    @Override
    public Map<String, String> playback(RecordedLog log, double speed) {
        return PlaybackOptions.of(log, speed);
    }

    @Override
    public long applyBy(DataSource server, RecordedLog log, Set<ObjectName> tables, Progress progress, CancelToken cancel) throws GodwitException {
        try (Connections connections = Connections.open(server, ConnectionOptions.of(Map.of()), cancel); Session session = connections.dedicated(SessionKind.DDL, cancel)) {
            return new ServerReplay(session, tables, progress, cancel).run(log);
        }
    }

    /** Looks at times and places only. */
    private static final class Ends implements LogReader.LogSink {
        private long first;
        private Optional<LogPosition> last = Optional.empty();

        @Override
        public void part(byte[] bytes, int from, int length) {
            // only places are wanted
        }

        @Override
        public void commit(LogPosition after) {
            first = first == 0 ? after.seconds() : first;
            last = Optional.of(after);
        }

        @Override
        public void abandon() {
            // a transaction at the end that is not whole
        }

        @Override
        public void idle(LogPosition at) {
            // nothing happened
        }

        @Override
        public void note(String text) {
            // nobody is told
        }
    }
}
