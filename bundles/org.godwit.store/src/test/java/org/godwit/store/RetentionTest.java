package org.godwit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.godwit.store.Stores.COVERS;
import static org.godwit.store.Stores.all;
import static org.godwit.store.Stores.at;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.LogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each transaction fills a segment of its own, so that transaction n stands in segment n. */
class RetentionTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration NEVER = Duration.ofDays(1);
    private static final int SIZE = 10_000;

    @TempDir
    Path folder;

    private final List<StoreNotice> notices = new CopyOnWriteArrayList<>();

    @Test
    void removesWhatIsOutdatedButTheSegmentThatIsWritten() throws GodwitException {
        try (ChangeStore store = open(WEEK, 0, false)) {
            append(store.appender(), Instant.now().minus(Duration.ofDays(8)), 1, 3);
            append(store.appender(), Instant.now(), 4, 5);
            store.clear();
            assertThat(numbers(store)).containsExactly(4L, 5L);
            assertThat(store.state().begin()).map(LogPosition::text).contains("3");
        }
        try (ChangeStore store = open(Duration.ofSeconds(60), 0, false)) {
            append(store.appender(), Instant.now().minus(Duration.ofDays(8)), 6, 6);
            store.clear();
            assertThat(numbers(store)).endsWith(6L);
        }
    }

    @Test
    void keepsWhatTheSlowestConsumerDidNotPassAndSaysSo() throws GodwitException {
        try (ChangeStore store = open(WEEK, 0, false)) {
            append(store.appender(), Instant.EPOCH, 1, 5);
            store.registerConsumer("slow", at(2));
            store.registerConsumer("fast", at(5));
            store.clear();
            assertThat(numbers(store)).containsExactly(3L, 4L, 5L);
            assertThat(notices).singleElement().satisfies(n -> assertThat(n.kind()).isEqualTo(StoreNotice.Kind.HELD_BACK), n -> assertThat(n.text()).contains("slow").doesNotContain("fast"));
        }
        try (ChangeStore store = open(WEEK, 0, false)) {
            store.clear();
            assertThat(numbers(store)).as("consumers are known after a restart").containsExactly(3L, 4L, 5L);
            store.registerConsumer("slow", at(4));
            store.clear();
            assertThat(numbers(store)).containsExactly(5L);
            store.removeConsumer("slow");
        }
    }

    @Test
    void aConsumerInTheMiddleOfASegmentKeepsIt() throws GodwitException {
        StoreSettings settings = settings(WEEK, 0, false).withSegmentBytes(5 * SIZE);
        try (ChangeStore store = ChangeStore.open(folder, settings, notices::add)) {
            append(store.appender(), Instant.EPOCH, 1, 12);
            store.registerConsumer("slow", at(4));
            store.clear();
            assertThat(numbers(store)).startsWith(1L);
            store.registerConsumer("slow", at(5));
            store.clear();
            assertThat(numbers(store)).startsWith(6L);
        }
    }

    @Test
    void keepsWhatAnOpenReaderDidNotPass() throws GodwitException {
        try (ChangeStore store = open(WEEK, 0, false)) {
            append(store.appender(), Instant.EPOCH, 1, 4);
            try (StoreReader reader = store.reader(new StoreStart.Oldest())) {
                Stores.next(reader, Duration.ZERO);
                Stores.next(reader, Duration.ZERO);
                store.clear();
                assertThat(numbers(store)).containsExactly(2L, 3L, 4L);
                assertThat(Stores.next(reader, Duration.ZERO)).get().asString().endsWith("@3");
            }
            store.clear();
            assertThat(numbers(store)).containsExactly(4L);
        }
    }

    @Test
    void aSoftLimitOfSizeRemovesEarlierButNothingThatIsNeeded() throws GodwitException {
        try (ChangeStore store = open(WEEK, 4 * SIZE, false)) {
            store.registerConsumer("slow", at(3));
            append(store.appender(), Instant.now(), 1, 8);
            store.lastPosition();
            store.clear();
            assertThat(numbers(store)).containsExactly(4L, 5L, 6L, 7L, 8L);
            assertThat(notices).last().satisfies(n -> assertThat(n.kind()).isEqualTo(StoreNotice.Kind.HELD_BACK));
        }
    }

    @Test
    void aHardLimitOfSizeTellsWhomItHurts() throws GodwitException {
        try (ChangeStore store = open(WEEK, 4 * SIZE, true)) {
            store.registerConsumer("slow", at(1));
            append(store.appender(), Instant.now(), 1, 8);
            store.lastPosition();
            store.clear();
            assertThat(numbers(store)).containsExactly(6L, 7L, 8L);
            assertThat(notices).isNotEmpty().allSatisfy(n -> assertThat(n.kind()).isEqualTo(StoreNotice.Kind.REMOVED_UNREAD)).last().satisfies(n -> assertThat(n.text()).contains("slow"));
            LogPosition stands = store.consumer("slow").orElseThrow().position();
            assertThatThrownBy(() -> store.reader(new StoreStart.After(stands, COVERS))).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-STORE-0006")
                    .hasMessageContaining("behind 1; it begins at 5").hasMessageContaining("limit of").hasMessageContaining(Instant.now().toString().substring(0, 10));
        }
    }

    @Test
    void aReaderWhoseNextSegmentIsGoneFails() throws GodwitException {
        try (ChangeStore store = open(WEEK, 4 * SIZE, true)) {
            append(store.appender(), Instant.now(), 1, 2);
            store.lastPosition();
            try (StoreReader reader = store.reader(new StoreStart.Oldest())) {
                assertThat(Stores.next(reader, Duration.ZERO)).isPresent();
                append(store.appender(), Instant.now(), 3, 9);
                store.lastPosition();
                store.clear();
                assertThatThrownBy(() -> Stores.next(reader, Duration.ZERO)).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-STORE-0006").hasMessageContaining("behind 1;");
            }
        }
    }

    @Test
    void looksByItself() throws Exception {
        try (ChangeStore store = ChangeStore.open(folder, settings(WEEK, 0, false).withRetention(WEEK, Duration.ofMillis(10), 0, false), notices::add)) {
            append(store.appender(), Instant.EPOCH, 1, 4);
            Awaitility.await().atMost(Stores.SOON).until(() -> store.state().segments() == 1);
        }
    }

    private ChangeStore open(Duration outdated, long limit, boolean hard) throws GodwitException {
        return ChangeStore.open(folder, settings(outdated, limit, hard), notices::add);
    }

    private static StoreSettings settings(Duration outdated, long limit, boolean hard) {
        return Stores.settings().withSegmentBytes(SIZE / 2).withRetention(outdated, NEVER, limit, hard);
    }

    private static void append(LogReader.LogSink sink, Instant time, long from, long to) throws GodwitException {
        byte[] bytes = "x".repeat(SIZE).getBytes(StandardCharsets.UTF_8);
        for (long n : LongStream.rangeClosed(from, to).toArray()) {
            sink.part(bytes, 0, bytes.length);
            sink.commit(new LogPosition(Long.toString(n), Math.max(1, time.getEpochSecond())));
        }
    }

    private static List<Long> numbers(ChangeStore store) throws GodwitException {
        return all(store).stream().map(t -> Long.parseLong(t.substring(t.indexOf('@') + 1))).toList();
    }
}
