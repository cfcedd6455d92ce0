package org.godwit.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;
import org.godwit.core.spi.LogReader;
import org.godwit.store.StoreError;
import org.godwit.store.StoreNotice;
import org.godwit.store.StoreReader;
import org.godwit.store.StoreSettings;
import org.godwit.store.StoreStart;
import org.godwit.store.StoreState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that stands in a store's folder, put together. Thread-safe. */
public final class StoreFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFiles.class);

    /** What only the writing process has. */
    private record Writing(StoreWriter writer, Clearer clearer, DurableMark mark, FolderLock lock) {
    }

    private final SegmentFolder segments;
    private final Consumers consumers;
    private final Removals removals;
    /** Open readers; also the lock that keeps opening and removing apart. */
    private final Collection<SegmentReader> readers = new HashSet<>();
    private final Durable durable;
    private final Optional<Writing> writing;

    private StoreFiles(SegmentFolder segments, Durable durable) {
        this.segments = segments;
        this.consumers = new Consumers(segments.folder());
        this.removals = new Removals(segments.folder());
        this.durable = durable;
        this.writing = Optional.empty();
    }

    private StoreFiles(SegmentFolder segments, StoreSettings settings, Consumer<StoreNotice> notices, FolderLock lock, DurableMark mark) throws GodwitException {
        this.segments = segments;
        this.consumers = new Consumers(segments.folder());
        this.removals = new Removals(segments.folder());
        Consumer<StoreNotice> all = notice -> {
            LOG.info("{}: {}", segments.folder(), notice.text());
            notices.accept(notice);
        };
        Recovery.Tail tail = Recovery.run(segments, mark, text -> all.accept(new StoreNotice(StoreNotice.Kind.REPAIRED, Instant.now(), text)));
        Clearer clearer = new Clearer(settings, segments, consumers, removals, readers, all);
        StoreWriter writer = new StoreWriter(settings, segments, mark, tail, clearer::lookSoon);
        this.durable = writer.durable();
        this.writing = Optional.of(new Writing(writer, clearer, mark, lock));
        clearer.start();
    }

    public static StoreFiles write(Path folder, StoreSettings settings, Consumer<StoreNotice> notices) throws GodwitException {
        OwnerOnlyFiles.folder(folder);
        FolderLock lock = FolderLock.take(folder);
        try {
            DurableMark mark = DurableMark.open(folder);
            try {
                return new StoreFiles(new SegmentFolder(folder), settings, notices, lock, mark);
            } catch (GodwitException | RuntimeException e) {
                mark.close();
                throw e;
            }
        } catch (IOException e) {
            quietly(lock);
            throw Disk.writeFailure(folder, e);
        } catch (GodwitException | RuntimeException e) {
            quietly(lock);
            throw e;
        }
    }

    public static StoreFiles read(Path folder) throws GodwitException {
        if (!Files.exists(DurableMark.file(folder))) {
            throw new GodwitException(StoreError.NO_STORE, folder);
        }
        try {
            SegmentFolder segments = new SegmentFolder(folder);
            segments.refresh();
            return new StoreFiles(segments, new FollowedMark(folder, new DurableMark.Place(0, 0)));
        } catch (IOException e) {
            throw Disk.readFailure(folder, e);
        }
    }

    public Consumers consumers() {
        return consumers;
    }

    public LogPosition startAt(LogPosition begin) throws GodwitException {
        StoreWriter writer = writing().writer();
        LogReader.LogSink sink = writer.restart();
        Optional<LogPosition> last = writer.lastPosition();
        if (last.isPresent()) {
            return last.get();
        }
        sink.idle(begin);
        writer.restart();
        return writer.durableEnd().orElse(begin);
    }

    public LogReader.LogSink appender() throws GodwitException {
        return writing().writer().restart();
    }

    public Optional<LogPosition> lastPosition() throws GodwitException {
        return writing.isPresent() ? writing.get().writer().lastPosition() : end();
    }

    public StoreReader reader(StoreStart start) throws GodwitException {
        synchronized (readers) {
            SegmentReader reader = new SegmentReader(segments, durable, removals, StartPlace.find(segments, removals, start), this::closed);
            readers.add(reader);
            return reader;
        }
    }

    private void closed(SegmentReader reader) {
        synchronized (readers) {
            readers.remove(reader);
        }
    }

    public StoreState state() throws GodwitException {
        synchronized (readers) { // nothing is removed meanwhile
            segments.refresh();
            List<Segment> all = segments.all();
            long bytes = 0;
            long transactions = writing.isPresent() ? writing.get().writer().durableTransactions() : tail().map(SegmentSummary.Builder::transactions).orElse(0L);
            for (int i = 0; i < all.size(); i++) {
                bytes += size(all.get(i));
                transactions += i < all.size() - 1 ? segments.summary(all.get(i)).transactions() : 0;
            }
            double rate = writing.map(w -> w.writer().bytesPerSecond()).orElse(0.0);
            Optional<LogPosition> begin = all.isEmpty() ? Optional.empty() : all.getFirst().begin();
            return new StoreState(begin, writing.isPresent() ? writing.get().writer().durableEnd() : end(), bytes, all.size(), transactions, consumers.all(), rate);
        }
    }

    private static long size(Segment segment) throws GodwitException {
        try {
            return Files.exists(segment.file()) ? Files.size(segment.file()) : 0;
        } catch (IOException e) {
            throw Disk.readFailure(segment.file(), e);
        }
    }

    private Optional<LogPosition> end() throws GodwitException {
        return tail().flatMap(SegmentSummary.Builder::end);
    }

    /** The last segment up to the durable place, where another process writes it. */
    private Optional<SegmentSummary.Builder> tail() throws GodwitException {
        DurableMark.Place now = durable.now();
        segments.refresh();
        Optional<Segment> last = segments.get(now.segment());
        try {
            return last.isPresent() ? Optional.of(last.get().scan(now.offset()).summary()) : Optional.empty();
        } catch (IOException e) {
            throw Disk.readFailure(last.orElseThrow().file(), e);
        }
    }

    public void clear() throws GodwitException {
        try {
            writing().clearer().clear(Instant.now());
        } catch (IOException e) {
            throw Disk.writeFailure(segments.folder(), e);
        }
    }

    private Writing writing() throws GodwitException {
        return writing.orElseThrow(() -> new GodwitException(StoreError.READ_ONLY, segments.folder()));
    }

    @Override
    public void close() {
        writing.ifPresent(w -> {
            w.clearer().close();
            w.writer().close();
            quietly(w.mark());
            quietly(w.lock());
        });
        durable.close();
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.warn("A file of the store could not be closed", e);
        }
    }
}
