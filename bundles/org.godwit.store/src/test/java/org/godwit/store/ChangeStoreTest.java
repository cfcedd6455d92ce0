package org.godwit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.godwit.store.Stores.all;
import static org.godwit.store.Stores.append;
import static org.godwit.store.Stores.at;
import static org.godwit.store.Stores.open;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.LogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeStoreTest {
    @TempDir
    Path folder;

    @Test
    void readsWhatWasAppendedInItsOrder() throws GodwitException {
        try (ChangeStore store = open(folder)) {
            LogReader.LogSink sink = store.appender();
            append(sink, 1, "a", "b");
            append(sink, 2);
            sink.idle(at(3));
            append(sink, 4, "c");
            assertThat(all(store)).containsExactly("a b @1", "@2", "idle @3", "c @4");
            assertThat(store.lastPosition()).contains(at(4));
        }
    }

    @Test
    void anIdleSourceDoesNotFillTheStore() throws GodwitException {
        try (ChangeStore store = open(folder)) {
            LogReader.LogSink sink = store.appender();
            append(sink, 1, "a");
            for (int beat = 0; beat < 100; beat++) {
                sink.idle(at(1));
            }
            sink.idle(at(2));
            sink.idle(at(2));
            append(sink, 3, "b");
            assertThat(all(store)).containsExactly("a @1", "idle @2", "b @3");
        }
    }

    @Test
    void goesOnBehindTheLastTransactionAfterItWasClosed() throws GodwitException {
        try (ChangeStore store = open(folder)) {
            assertThat(store.lastPosition()).isEmpty();
            LogReader.LogSink sink = store.appender();
            append(sink, 1, "a");
            sink.part(new byte[] {'x'}, 0, 1);
        }
        try (ChangeStore store = open(folder)) {
            assertThat(store.lastPosition()).contains(at(1));
            append(store.appender(), 2, "b");
            assertThat(all(store)).containsExactly("a @1", "b @2");
        }
    }

    @Test
    void abandonTakesBackWhatWasNotCommitted() throws GodwitException {
        byte[] large = new byte[3 << 20];
        try (ChangeStore store = open(folder)) {
            LogReader.LogSink sink = store.appender();
            append(sink, 1, "a");
            sink.part(large, 0, large.length);
            sink.part(large, 0, 10);
            sink.abandon();
            sink.part(large, 0, 10);
            sink.abandon();
            append(sink, 2, "b");
            assertThat(all(store)).containsExactly("a @1", "b @2");
        }
    }

    @Test
    void aNewAppenderTakesBackWhatTheOldOneBegan() throws GodwitException {
        try (ChangeStore store = open(folder)) {
            LogReader.LogSink old = store.appender();
            append(old, 1, "a");
            old.part(new byte[] {'x'}, 0, 1);
            LogReader.LogSink fresh = store.appender();
            assertThat(store.lastPosition()).contains(at(1));
            assertThatThrownBy(() -> old.commit(at(9))).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-STORE-0010");
            append(fresh, 2, "b");
            assertThat(all(store)).containsExactly("a @1", "b @2");
        }
    }

    @Test
    void startsWhereItIsToldOnlyWhileItIsEmpty() throws GodwitException {
        try (ChangeStore store = open(folder)) {
            assertThat(store.startAt(at(5))).isEqualTo(at(5));
            assertThat(store.startAt(at(3))).isEqualTo(at(5));
            append(store.appender(), 6, "a");
            assertThat(store.startAt(at(3))).isEqualTo(at(6));
            assertThat(store.state().begin()).contains(at(5));
            assertThatThrownBy(() -> store.reader(new StoreStart.After(at(4), Stores.COVERS))).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-STORE-0006");
            assertThat(all(store, new StoreStart.After(at(5), Stores.COVERS))).containsExactly("a @6");
        }
    }

    @Test
    void beginsBehindAPositionOrWithATimeInAnySegment() throws GodwitException {
        try (ChangeStore store = ChangeStore.open(folder, Stores.settings().withSegmentBytes(300))) {
            store.startAt(at(0));
            LogReader.LogSink sink = store.appender();
            for (int n = 1; n <= 100; n++) {
                append(sink, n, "transaction" + n);
            }
            assertThat(all(store)).hasSize(101);
            assertThat(store.state().segments()).isGreaterThan(8);
            for (int n = 0; n <= 100; n++) {
                List<String> expected = Stream.iterate(n + 1, i -> i + 1).limit(100 - n).map(i -> "transaction" + i + " @" + i).toList();
                assertThat(all(store, new StoreStart.After(at(n), Stores.COVERS))).isEqualTo(expected);
                assertThat(all(store, new StoreStart.AtTime(1001 + n))).isEqualTo(expected);
            }
            assertThatThrownBy(() -> store.reader(new StoreStart.AtTime(999))).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-STORE-0007");
        }
    }

    @Test
    void aReaderWaitsUntilTheWriterHasSynced() throws Exception {
        try (ChangeStore store = open(folder); StoreReader reader = store.reader(new StoreStart.Oldest()); ExecutorService pool = Executors.newSingleThreadExecutor()) {
            CompletableFuture<Optional<String>> read = CompletableFuture.supplyAsync(() -> {
                try {
                    return Stores.next(reader, Stores.SOON);
                } catch (GodwitException e) {
                    throw new CompletionException(e);
                }
            }, pool);
            append(store.appender(), 1, "a");
            assertThat(read.get(Stores.SOON.toSeconds(), TimeUnit.SECONDS)).contains("a @1");
            assertThat(Stores.next(reader, Duration.ofMillis(30))).isEmpty();
        }
    }

    @Test
    void cancelReachesAReaderThatWaits() throws Exception {
        try (ChangeStore store = open(folder); StoreReader reader = store.reader(new StoreStart.Oldest()); ExecutorService pool = Executors.newSingleThreadExecutor()) {
            CancelToken cancel = CancelToken.create();
            CompletableFuture<Throwable> read = CompletableFuture.supplyAsync(() -> org.assertj.core.api.Assertions.catchThrowable(() -> reader.next(Duration.ofHours(1), cancel)), pool);
            cancel.cancel();
            assertThat(read.get(2, TimeUnit.SECONDS)).isInstanceOfSatisfying(GodwitException.class, e -> assertThat(e.isCancelled()).isTrue());
        }
    }

    @Test
    void onlyOneWriterGetsAFolder() throws GodwitException {
        try (ChangeStore store = open(folder)) {
            assertThatThrownBy(() -> open(folder)).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-STORE-0001");
            append(store.appender(), 1, "a");
        }
        try (ChangeStore store = open(folder)) {
            assertThat(all(store)).containsExactly("a @1");
        }
    }

    @Test
    void filesAreForTheirOwnerOnly() throws Exception {
        try (ChangeStore store = open(folder)) {
            append(store.appender(), 1, "a");
            store.registerConsumer("project:incr", at(1));
            try (Stream<Path> files = Files.walk(folder)) {
                assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(f -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(f))).isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void anotherProcessFollowsReadOnly() throws GodwitException {
        try (ChangeStore store = ChangeStore.open(folder, Stores.settings().withSegmentBytes(200)); ChangeStore other = ChangeStore.openReadOnly(folder)) {
            LogReader.LogSink sink = store.appender();
            try (StoreReader reader = other.reader(new StoreStart.Oldest())) {
                assertThat(Stores.next(reader, Duration.ZERO)).isEmpty();
                for (int n = 1; n <= 30; n++) {
                    append(sink, n, "transaction" + n);
                    assertThat(Stores.next(reader, Stores.SOON)).contains("transaction" + n + " @" + n);
                }
            }
            assertThat(other.lastPosition()).contains(at(30));
            assertThat(other.state().transactions()).isEqualTo(30);
            assertThat(store.state().transactions()).isEqualTo(30);
            assertThatThrownBy(other::appender).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-STORE-0011");
        }
    }

    @Test
    void tellsWhatItHoldsAndWhoReadsIt() throws GodwitException {
        try (ChangeStore store = open(folder)) {
            store.startAt(at(0));
            append(store.appender(), 1, "a".repeat(1000));
            store.lastPosition();
            store.registerConsumer("p1:incr", at(1));
            store.registerConsumer("p1/*: reverse", at(0));
            StoreState state = store.state();
            assertThat(state.end()).contains(at(1));
            assertThat(state.bytes()).isBetween(1000L, 2000L);
            assertThat(state.consumers()).extracting(StoreState.Consumer::name).containsExactlyInAnyOrder("p1:incr", "p1/*: reverse");
            store.removeConsumer("p1:incr");
            assertThat(store.consumer("p1:incr")).isEmpty();
            assertThat(store.consumer("p1/*: reverse")).map(StoreState.Consumer::position).contains(at(0));
        }
    }
}
