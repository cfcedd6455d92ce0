package org.godwit.transfer.incr;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.godwit.core.change.DdlEvent;
import org.godwit.core.change.LogPosition;
import org.godwit.core.change.RowChanges;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ChangeDecoder;
import org.godwit.core.spi.LogReader;
import org.godwit.store.StoreEntry;
import org.godwit.store.StoreReader;
import org.godwit.store.StoreStart;

/** A log in memory and the store of it. A part names an event by its numbers; a position is the number of transactions before it. */
final class ModelLog implements LogReader {
    /** What stands in a transaction. */
    sealed interface Event {
        record Rows(ObjectName table, RowChanges.Kind kind, List<String[]> before, List<String[]> after) implements Event {
        }

        record Ddl(String statement) implements Event {
        }

        record Mark(String mark) implements Event {
        }
    }

    private final List<List<Event>> transactions = new ArrayList<>();

    synchronized void add(List<Event> events) {
        transactions.add(List.copyOf(events));
    }

    synchronized int size() {
        return transactions.size();
    }

    private synchronized List<Event> transaction(int number) {
        return transactions.get(number);
    }

    static LogPosition position(int number) {
        return new LogPosition(Integer.toString(number), 1_700_000_000L + number);
    }

    @Override
    public LogPosition current(CancelToken cancel) {
        return position(size());
    }

    @Override
    public LogPosition at(Instant time, CancelToken cancel) {
        return position(0);
    }

    @Override
    public void requireAvailable(LogPosition from, CancelToken cancel) {
        // all of it is there
    }

    @Override
    public boolean covers(LogPosition reached, LogPosition wanted) {
        return Integer.parseInt(reached.text()) >= Integer.parseInt(wanted.text());
    }

    @Override
    public void read(LogPosition from, Predicate<ObjectName> wanted, LogSink sink, CancelToken cancel) {
        throw new AssertionError("an Incr-Sync reads the store");
    }

    @Override
    public ChangeDecoder decoder(ChangeDecoder.Tables tables) {
        return new ChangeDecoder() {
            @Override
            public void decode(byte[] bytes, int from, int length, Sink sink) throws GodwitException {
                ByteBuffer part = ByteBuffer.wrap(bytes, from, length);
                switch (transaction(part.getInt()).get(part.getInt())) {
                    case Event.Mark mark -> sink.mark(mark.mark());
                    case Event.Ddl ddl -> sink.ddl(new DdlEvent("src", ddl.statement(), ""));
                    case Event.Rows rows -> {
                        TableDef def = tables.find(rows.table()).orElseThrow();
                        sink.rows(new RowChanges(def, rows.kind(), Defs.batch(def.columns().size(), rows.before()), Defs.batch(def.columns().size(), rows.after())));
                    }
                }
            }

            @Override
            public void reset() {
                // nothing is kept
            }
        };
    }

    StoreReader open(StoreStart start) {
        return new Reader(Integer.parseInt(((StoreStart.After) start).position().text()));
    }

    private final class Reader implements StoreReader {
        private int transaction;
        private int event;

        Reader(int transaction) {
            this.transaction = transaction;
        }

        @Override
        public Optional<StoreEntry> next(Duration patience, CancelToken cancel) throws GodwitException {
            cancel.check();
            if (transaction >= size()) {
                Thread.onSpinWait();
                return Optional.empty();
            }
            List<Event> events = transaction(transaction);
            if (event < events.size()) {
                byte[] part = ByteBuffer.allocate(8).putInt(transaction).putInt(event++).array();
                return Optional.of(new StoreEntry.Part(part, 0, part.length));
            }
            transaction++;
            event = 0;
            return Optional.of(new StoreEntry.Commit(position(transaction)));
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
