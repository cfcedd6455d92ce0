package org.godwit.store.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.store.StoreError;
import org.godwit.store.StoreStart;

/**
 * Where a reader begins: near the place, by the indexes, and what it passes over from there on. Immutable.
 *
 * @param passedOver accepts transactions and idle marks before the wanted place, by the position behind them
 */
record StartPlace(Segment segment, long offset, Optional<Predicate<LogPosition>> passedOver) {
    static StartPlace find(SegmentFolder segments, Removals removals, StoreStart start) throws GodwitException {
        segments.refresh();
        List<Segment> all = segments.all();
        if (all.isEmpty()) {
            throw new GodwitException(StoreError.NO_STORE, segments.folder());
        }
        return switch (start) {
            case StoreStart.Oldest oldest -> at(all.getFirst(), Optional.empty());
            case StoreStart.After after -> after(segments, removals, all, after);
            case StoreStart.AtTime time -> atTime(segments, all, time.seconds());
        };
    }

    private static StartPlace at(Segment segment, Optional<Predicate<LogPosition>> passedOver) {
        return new StartPlace(segment, segment.header().length(), passedOver);
    }

    private static StartPlace after(SegmentFolder segments, Removals removals, List<Segment> all, StoreStart.After start) throws GodwitException {
        Predicate<LogPosition> passed = p -> start.covers().test(start.position(), p);
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).begin().filter(passed).isPresent()) {
                List<SegmentSummary.Entry> entries = entries(segments, all, i);
                return new StartPlace(all.get(i), offset(all.get(i), entries, e -> passed.test(e.position())), Optional.of(passed));
            }
        }
        Optional<LogPosition> oldest = all.getFirst().begin();
        if (oldest.isPresent()) {
            throw removals.failure(start.position(), oldest.get());
        }
        return at(all.getFirst(), Optional.of(passed));
    }

    private static StartPlace atTime(SegmentFolder segments, List<Segment> all, long seconds) throws GodwitException {
        long begin = all.getFirst().begin().map(LogPosition::seconds).orElse(0L);
        if (seconds < begin) {
            throw new GodwitException(StoreError.BEFORE_BEGIN, Long.toString(seconds), Long.toString(begin));
        }
        Predicate<LogPosition> earlier = p -> p.seconds() < seconds;
        for (int i = 0; i < all.size() - 1; i++) {
            if (segments.summary(all.get(i)).lastSeconds() >= seconds) {
                return new StartPlace(all.get(i), offset(all.get(i), entries(segments, all, i), e -> e.lastSeconds() < seconds), Optional.of(earlier));
            }
        }
        return at(all.getLast(), Optional.of(earlier));
    }

    /** Entries of a finished segment; the last one has no index and is short. */
    private static List<SegmentSummary.Entry> entries(SegmentFolder segments, List<Segment> all, int at) throws GodwitException {
        return at == all.size() - 1 ? List.of() : segments.index(all.get(at)).entries();
    }

    private static long offset(Segment segment, List<SegmentSummary.Entry> entries, Predicate<SegmentSummary.Entry> passed) {
        long offset = segment.header().length();
        for (SegmentSummary.Entry entry : entries) {
            if (!passed.test(entry)) {
                return offset;
            }
            offset = entry.offset();
        }
        return offset;
    }
}
