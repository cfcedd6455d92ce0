package org.godwit.store.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.store.StoreEntry;
import org.godwit.store.StoreError;
import org.godwit.store.StoreReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads segment after segment up to the durable place. Used by one thread; {@link #segment} and {@link #close} may be called from others. */
final class SegmentReader implements StoreReader {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentReader.class);

    private final SegmentFolder segments;
    private final Durable durable;
    private final Removals removals;
    private final Consumer<SegmentReader> closed;
    /** What is passed over until a transaction is met that it does not accept. */
    private Optional<Predicate<LogPosition>> gate;
    private volatile Segment segment;
    private FileChannel channel;
    private SegmentCursor cursor;
    private LogPosition reached;
    private DurableMark.Place known;
    /** Up to here the segment may be read. */
    private long limit;

    SegmentReader(SegmentFolder segments, Durable durable, Removals removals, StartPlace start, Consumer<SegmentReader> closed) throws GodwitException {
        this.segments = segments;
        this.durable = durable;
        this.removals = removals;
        this.closed = closed;
        this.gate = start.passedOver();
        this.reached = new LogPosition("its beginning", 0);
        open(start.segment(), start.offset());
    }

    /** The number of the segment that is being read; it and the later ones are needed. */
    long segment() {
        return segment.number();
    }

    @Override
    public Optional<StoreEntry> next(Duration patience, CancelToken cancel) throws GodwitException {
        cancel.check();
        Optional<StoreEntry> entry = known(cancel);
        long end = entry.isPresent() ? 0 : System.nanoTime() + patience.toNanos();
        while (entry.isEmpty()) {
            look();
            entry = known(cancel);
            long left = end - System.nanoTime();
            if (entry.isPresent() || left <= 0) {
                return entry;
            }
            durable.await(known, left, cancel);
            cancel.check();
        }
        return entry;
    }

    /** Finds out how far may be read now. */
    private void look() throws GodwitException {
        try {
            known = durable.now();
            long ahead = Long.compare(segment.number(), known.segment());
            limit = ahead < 0 ? channel.size() : ahead == 0 ? known.offset() : 0;
        } catch (IOException e) {
            throw Disk.readFailure(segment.file(), e);
        }
    }

    /** The next entry of what is known to be durable. */
    private Optional<StoreEntry> known(CancelToken cancel) throws GodwitException {
        try {
            while (true) {
                if (gate.isPresent() && !passOver(cancel)) {
                    gate = Optional.empty();
                }
                SegmentCursor.Step step = gate.isPresent() ? SegmentCursor.Step.END : cursor.next(limit);
                switch (step) {
                    case RECORD -> {
                        return Optional.of(entry());
                    }
                    case BROKEN -> throw damaged();
                    case END -> {
                        if (segment.number() >= known.segment()) {
                            return Optional.empty();
                        }
                        proceed();
                    }
                }
            }
        } catch (IOException e) {
            throw Disk.readFailure(segment.file(), e);
        }
    }

    /** Passes over what the gate accepts; false when it stands before a transaction that is wanted. */
    private boolean passOver(CancelToken cancel) throws IOException, GodwitException {
        long begin = cursor.offset();
        SegmentCursor.Step step = cursor.next(limit);
        while (step == SegmentCursor.Step.RECORD) {
            if (cursor.kind() != Records.PART) {
                cancel.check();
                LogPosition position = cursor.position();
                if (!gate.orElseThrow().test(position)) {
                    cursor.seek(begin);
                    return false;
                }
                reached = position;
                begin = cursor.offset();
            }
            step = cursor.next(limit);
        }
        if (step == SegmentCursor.Step.BROKEN) {
            throw damaged();
        }
        return true;
    }

    private StoreEntry entry() {
        if (cursor.kind() == Records.PART) {
            return new StoreEntry.Part(cursor.bytes(), cursor.from(), cursor.length());
        }
        reached = cursor.position();
        return cursor.kind() == Records.COMMIT ? new StoreEntry.Commit(reached) : new StoreEntry.Idle(reached);
    }

    private void proceed() throws IOException, GodwitException {
        long number = segment.number() + 1;
        if (segments.get(number).isEmpty()) {
            segments.refresh();
        }
        Optional<Segment> next = segments.get(number);
        if (next.isEmpty()) {
            Optional<Segment> later = segments.after(number);
            if (removals.reaches(number)) {
                throw removals.failure(reached, later);
            }
            throw new GodwitException(StoreError.DAMAGED, Segment.file(segments.folder(), number), "0", reached, later.flatMap(s -> s.header().begin()).map(LogPosition::text).orElse("the store's end"));
        }
        channel.close();
        open(next.get(), next.get().header().length());
    }

    private void open(Segment next, long offset) throws GodwitException {
        try {
            segment = next;
            channel = FileChannel.open(next.file(), StandardOpenOption.READ);
            cursor = new SegmentCursor(channel, offset, true);
            reached = next.header().begin().orElse(reached);
            look();
        } catch (NoSuchFileException e) {
            throw removals.failure(next.header().begin().orElse(new LogPosition("", 0)), segments.after(next.number()));
        } catch (IOException e) {
            throw Disk.readFailure(next.file(), e);
        }
    }

    private GodwitException damaged() {
        String until = segments.after(segment.number()).flatMap(s -> s.header().begin()).map(LogPosition::text).orElse("the store's end");
        return new GodwitException(StoreError.DAMAGED, segment.file(), Long.toString(cursor.offset()), reached, until);
    }

    @Override
    public void close() {
        closed.accept(this);
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("closing {}", segment.file(), e);
        }
    }
}
