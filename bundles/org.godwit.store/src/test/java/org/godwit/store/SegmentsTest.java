package org.godwit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.godwit.store.Stores.all;
import static org.godwit.store.Stores.append;
import static org.godwit.store.Stores.at;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.LogReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finished segments: their indexes can be lost, damage in them is named where it is met. */
class SegmentsTest {
    /** Larger than the distance of two entries of an index, so that indexes have some. */
    private static final StoreSettings SETTINGS = Stores.settings().withSegmentBytes(12 << 20);
    private static final int TRANSACTIONS = 300;

    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws GodwitException {
        byte[] bytes = new byte[100_000];
        try (ChangeStore store = ChangeStore.open(folder, SETTINGS)) {
            store.startAt(at(0));
            LogReader.LogSink sink = store.appender();
            for (int n = 1; n <= TRANSACTIONS; n++) {
                Arrays.fill(bytes, (byte) ('a' + n % 26));
                sink.part(bytes, 0, bytes.length);
                sink.commit(at(n));
            }
        }
    }

    @Test
    void anIndexIsMadeAgainWhenItIsMissingOrCutOffOrFlipped() throws Exception {
        List<Path> indexes = Folders.indexes(folder);
        assertThat(indexes).hasSize(2);
        byte[] good = Files.readAllBytes(indexes.getFirst());
        Files.delete(indexes.getFirst());
        found();
        assertThat(Files.readAllBytes(indexes.getFirst())).isEqualTo(good);
        for (int length = 0; length < good.length; length += 7) {
            Files.write(indexes.getFirst(), Arrays.copyOf(good, length));
            stateIsRight();
            assertThat(Files.readAllBytes(indexes.getFirst())).isEqualTo(good);
        }
        Folders.flip(indexes.getFirst(), good.length / 2);
        found();
    }

    @Test
    void damageInAFinishedSegmentIsNamedWithWhatItAffects() throws Exception {
        Path damaged = Folders.segments(folder).get(1);
        Folders.flip(damaged, 5_000_000);
        try (ChangeStore store = ChangeStore.open(folder, SETTINGS)) {
            append(store.appender(), TRANSACTIONS + 1, "goes on");
            assertThatThrownBy(() -> all(store)).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-STORE-0004").hasMessageContaining(damaged.toString()).hasMessageContaining("behind 175 up to 252");
            assertThat(all(store, new StoreStart.After(at(TRANSACTIONS), Stores.COVERS))).containsExactly("goes on @" + (TRANSACTIONS + 1));
        }
    }

    @Test
    void aMissingSegmentIsNamed() throws Exception {
        Path missing = Folders.segments(folder).get(1);
        Files.delete(missing);
        try (ChangeStore store = ChangeStore.open(folder, SETTINGS)) {
            assertThatThrownBy(() -> all(store)).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-STORE-0004").hasMessageContaining(missing.toString());
        }
    }

    private void found() throws GodwitException {
        stateIsRight();
        try (ChangeStore store = ChangeStore.open(folder, SETTINGS)) {
            for (int n : new int[] {0, 1, 41, 42, 43, 125, 126, 127, 200, 299, 300}) {
                List<String> expected = IntStream.rangeClosed(n + 1, TRANSACTIONS).mapToObj(i -> String.valueOf((char) ('a' + i % 26)).repeat(100_000) + " @" + i).toList();
                List<String> read = all(store, new StoreStart.After(at(n), Stores.COVERS));
                assertThat(read.equals(expected)).as("behind %d: %d transactions", n, read.size()).isTrue();
                assertThat(all(store, new StoreStart.AtTime(1001 + n)).equals(expected)).as("from second %d", 1001 + n).isTrue();
            }
        }
    }

    private void stateIsRight() throws GodwitException {
        try (ChangeStore store = ChangeStore.open(folder, SETTINGS)) {
            assertThat(store.state().transactions()).isEqualTo(TRANSACTIONS);
            assertThat(store.state().begin()).contains(at(0));
            assertThat(store.state().end()).contains(at(TRANSACTIONS));
        }
    }
}
