package org.godwit.connector.mysql.log;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.godwit.connector.mysql.connect.Login;
import org.godwit.connector.mysql.log.LogOptions.Address;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.LogReader.LogSink;

/** One {@code read}: connects, pumps, and after a loss connects again from the last whole transaction, in turn at each server of the source. Used by one thread. */
final class Following {
    private final Login login;
    private final List<Address> addresses;
    private final LogOptions options;
    private final int connectMillis;
    private final Predicate<ObjectName> wanted;
    private final LogSink sink;
    private final CancelToken cancel;
    private final HarmlessXa harmless = new HarmlessXa();
    private final Pause pause = new Pause();
    private LogPosition reached;
    private int current;
    private int errors;
    private int timeouts;
    private int refusals;

    Following(Login login, List<Address> addresses, LogOptions options, int connectMillis, Predicate<ObjectName> wanted, LogSink sink, CancelToken cancel) {
        this.login = login;
        this.addresses = new ArrayList<>(addresses);
        this.options = options;
        this.connectMillis = connectMillis;
        this.wanted = wanted;
        this.sink = sink;
        this.cancel = cancel;
    }

    void run(LogPosition from) throws GodwitException {
        reached = from;
        while (true) {
            cancel.check();
            Address address = addresses.get(current);
            Attempt attempt = new Attempt(address);
            try {
                new Dump(login, address, options, connectMillis, attempt).run(cancel);
                throw new IOException("the server ended the log");
            } catch (IOException e) {
                attempt.takeBack();
                decide(address, LogFailures.translate(e, address.toString(), cancel), isSilence(e));
            }
        }
    }

    private static boolean isSilence(IOException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** Goes on at the next server, after a wait, or gives up. What one server no longer has, another one may have. */
    private void decide(Address address, GodwitException failure, boolean silence) throws GodwitException {
        boolean elsewhere = addresses.size() > 1 && List.of(LogError.PURGED.code(), LogError.OTHER_SERVER.code()).contains(failure.problem().code()) && ++refusals < addresses.size();
        if (!failure.isTransient() && !elsewhere) {
            throw failure;
        }
        int attempts = silence ? ++timeouts : ++errors;
        if (attempts > (silence ? options.timeoutRetries() : options.errorRetries())) {
            throw new GodwitException(LogError.GIVEN_UP, failure, address, attempts, failure.problem().message());
        }
        current = (current + 1) % addresses.size();
        sink.note(failure.problem().message() + " Attempt " + attempts + " at " + addresses.get(current) + " in " + pause.millis() + " ms");
        pause.await(cancel);
    }

    /** One connection. */
    private final class Attempt implements Dump.Reader, LogSink {
        private final Address address;
        private Optional<Pump> pump = Optional.empty();

        Attempt(Address address) {
            this.address = address;
        }

        @Override
        public Dump.Request prepare(Dump.Query server, boolean maria) throws GodwitException, IOException {
            ServerLog log = new ServerLog(server, maria, address.toString());
            LogPlace place = LogPlace.of(reached);
            String identity = log.identity();
            boolean same = place.server().isEmpty() || place.server().equals(identity);
            boolean byGtid = place.gtid().isPresent() && log.hasGtids();
            if (!byGtid && !same) {
                throw new GodwitException(LogError.OTHER_SERVER, address, identity, place.server());
            }
            if (!byGtid && place.file().isEmpty()) {
                throw new GodwitException(LogError.OTHER_SERVER, address, "without GTIDs", "one with them");
            }
            log.requireAvailable(place, byGtid);
            Optional<GtidSet> gtids = Optional.empty();
            if (byGtid) {
                gtids = Optional.of(GtidSet.parse(place.gtid().get(), maria));
            } else if (maria && place.pos() > 4) {
                gtids = Optional.of(GtidSet.parse(log.gtidAt(place.file(), place.pos()), true));
            }
            LogPlace start = new LogPlace(place.file(), place.pos(), identity, place.gtid());
            pump = Optional.of(new Pump(address.toString(), new Cursor(maria, identity, start, gtids, log.hasGtids() && place.pos() <= 4, reached.seconds()), wanted, this, harmless));
            sink.note("Reading the log of " + address + " behind " + (place.file().isEmpty() ? place.gtid().orElse("") : place.file() + ":" + place.pos()));
            return new Dump.Request(place.file(), place.pos(), gtids, true);
        }

        @Override
        public void event(int type, long seconds, long serverId, long next, int flags, byte[] bytes, int from, int length, boolean last) throws IOException {
            pump.orElseThrow().event(type, seconds, serverId, next, flags, bytes, from, length, last);
        }

        void takeBack() throws GodwitException {
            if (pump.isPresent()) {
                pump.get().abandon();
            }
        }

        @Override
        public void part(byte[] bytes, int from, int length) throws GodwitException {
            sink.part(bytes, from, length);
        }

        @Override
        public void commit(LogPosition after) throws GodwitException {
            sink.commit(after);
            progress(after);
        }

        @Override
        public void abandon() throws GodwitException {
            sink.abandon();
        }

        @Override
        public void idle(LogPosition at) throws GodwitException {
            sink.idle(at);
            progress(at);
        }

        @Override
        public void note(String text) {
            sink.note(text);
        }

        private void progress(LogPosition at) {
            reached = at;
            errors = 0;
            timeouts = 0;
            refusals = 0;
            pause.reset();
        }
    }
}
