package org.godwit.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.LogReader;

/** Positions that are plain numbers, and transactions as texts, for the tests of the store. */
final class Stores {
    static final BiPredicate<LogPosition, LogPosition> COVERS = (reached, wanted) -> number(reached) >= number(wanted);
    static final Duration SOON = Duration.ofSeconds(120);

    private Stores() {
    }

    static long number(LogPosition position) {
        return Long.parseLong(position.text());
    }

    /** The place behind transaction n, which happened in second 1000 + n. */
    static LogPosition at(long n) {
        return new LogPosition(Long.toString(n), 1000 + n);
    }

    static StoreSettings settings() {
        return StoreSettings.standard(COVERS).withSync(Duration.ofMillis(1), 1 << 20);
    }

    static ChangeStore open(Path folder) throws GodwitException {
        return ChangeStore.open(folder, settings());
    }

    static void append(LogReader.LogSink sink, long n, String... parts) throws GodwitException {
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            sink.part(bytes, 0, bytes.length);
        }
        sink.commit(at(n));
    }

    /** All that is there at once, a transaction as its parts and its position in one text, for example {@code a b @7}; idle marks as {@code idle @8}. */
    static List<String> all(ChangeStore store, StoreStart start) throws GodwitException {
        store.lastPosition();
        try (StoreReader reader = store.reader(start)) {
            List<String> all = new ArrayList<>();
            Optional<String> next = next(reader, Duration.ZERO);
            while (next.isPresent()) {
                all.add(next.get());
                next = next(reader, Duration.ZERO);
            }
            return all;
        }
    }

    static List<String> all(ChangeStore store) throws GodwitException {
        return all(store, new StoreStart.Oldest());
    }

    /** The next whole transaction or idle mark; empty when none comes in time. */
    static Optional<String> next(StoreReader reader, Duration patience) throws GodwitException {
        StringBuilder text = new StringBuilder();
        while (true) {
            Optional<StoreEntry> entry = reader.next(patience, CancelToken.create());
            if (entry.isEmpty()) {
                if (!text.isEmpty()) {
                    throw new IllegalStateException("a transaction without its end: " + text);
                }
                return Optional.empty();
            }
            switch (entry.get()) {
                case StoreEntry.Part part -> text.append(new String(part.bytes(), part.from(), part.length(), StandardCharsets.UTF_8)).append(' ');
                case StoreEntry.Commit commit -> {
                    return Optional.of(text + "@" + commit.after());
                }
                case StoreEntry.Idle idle -> {
                    return Optional.of("idle @" + idle.at());
                }
            }
        }
    }
}
