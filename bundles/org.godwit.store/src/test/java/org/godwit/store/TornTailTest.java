package org.godwit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.godwit.store.Stores.all;
import static org.godwit.store.Stores.append;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.LogReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash may leave at the end of the last segment, tried at every byte of it, and damage before it. */
class TornTailTest {
    private static final String FILE = "segment-000000000001.log";

    @TempDir
    Path folder;

    private final List<String> written = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();
    private Path original;
    private byte[] bytes;
    private int synced;

    /** Transactions 1 to 5 are synced by the mark, 6 to 9 stand behind it, and one more was begun. */
    @BeforeEach
    void fill() throws Exception {
        original = folder.resolve("original");
        Path copy = folder.resolve("crashed");
        try (ChangeStore store = ChangeStore.open(original, Stores.settings().withSync(Duration.ofHours(1), 1 << 30))) {
            LogReader.LogSink sink = store.appender();
            for (int n = 1; n <= 9; n++) {
                append(sink, n, "part-" + n, "x".repeat(n));
                written.add("part-" + n + " " + "x".repeat(n) + " @" + n);
                store.lastPosition();
                ends.add((int) Folders.mark(original).offset());
                if (n == 5) {
                    Files.copy(original.resolve("store.mark"), folder.resolve("mark"));
                }
            }
            append(sink, 10, "never");
            store.lastPosition();
            Folders.copy(original, copy);
        }
        Files.copy(folder.resolve("mark"), copy.resolve("store.mark"), StandardCopyOption.REPLACE_EXISTING);
        original = copy;
        synced = ends.get(4);
        bytes = Files.readAllBytes(copy.resolve(FILE));
        // without its last byte the tenth transaction is one that was only begun
        bytes = Arrays.copyOf(bytes, bytes.length - 1);
    }

    @Test
    void aTailThatIsCutOffAnywhere() throws Exception {
        for (int length = synced; length <= bytes.length; length++) {
            int cut = length;
            opens(b -> Arrays.copyOf(b, cut), length);
        }
    }

    @Test
    void aTailOfZeroes() throws Exception {
        for (int length = synced; length <= bytes.length; length++) {
            int from = length;
            opens(b -> {
                Arrays.fill(b, from, b.length, (byte) 0);
                return Arrays.copyOf(b, b.length + 4096);
            }, length);
        }
    }

    @Test
    void aTailOfGarbage() throws Exception {
        Random random = new Random(4711);
        for (int length = synced; length <= bytes.length; length++) {
            int from = length;
            opens(b -> {
                byte[] garbage = new byte[300];
                random.nextBytes(garbage);
                byte[] longer = Arrays.copyOf(b, from + garbage.length);
                System.arraycopy(garbage, 0, longer, from, garbage.length);
                return longer;
            }, length);
        }
    }

    @Test
    void aHugeLengthInTheTailTakesNoMemory() throws Exception {
        opens(b -> {
            b[synced + 1] = 0x7f;
            return Arrays.copyOf(b, b.length + 100);
        }, synced);
    }

    @Test
    void aByteFlippedBehindTheMarkEndsTheLogThere() throws Exception {
        for (int at = synced; at < bytes.length; at++) {
            int flipped = at;
            opens(b -> {
                b[flipped] ^= 0x10;
                return b;
            }, at);
        }
    }

    @Test
    void aByteFlippedBeforeTheMarkIsDamage() throws Exception {
        for (int at = ends.get(2); at < ends.get(3); at++) {
            int flipped = at;
            Path crashed = crashed(b -> {
                b[flipped] ^= 0x10;
                return b;
            });
            assertThatThrownBy(() -> Stores.open(crashed)).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-STORE-0004").hasMessageContaining(FILE).hasMessageContaining("behind 3 up to");
        }
    }

    @Test
    void losingWhatWasSyncedIsDamage() throws Exception {
        Path crashed = crashed(b -> Arrays.copyOf(b, synced - 1));
        assertThatThrownBy(() -> Stores.open(crashed)).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-STORE-0004").hasMessageContaining("behind 4 up to");
    }

    @Test
    void withoutItsMarkAStoreIsReadAsFarAsItGoes() throws Exception {
        Path crashed = crashed(b -> b);
        Files.delete(crashed.resolve("store.mark"));
        try (ChangeStore store = Stores.open(crashed)) {
            assertThat(all(store)).isEqualTo(written);
        }
    }

    @Test
    void aBrokenMarkIsLikeNone() throws Exception {
        Path crashed = crashed(b -> b);
        Folders.flip(crashed.resolve("store.mark"), 20);
        try (ChangeStore store = Stores.open(crashed)) {
            assertThat(all(store)).isEqualTo(written);
        }
    }

    @Test
    void aSegmentWhoseHeaderWasNeverWrittenIsDropped() throws Exception {
        Path crashed = crashed(b -> b);
        Files.write(crashed.resolve("segment-000000000002.log"), new byte[] {'G', 'O'});
        Files.write(crashed.resolve("segment-000000000001.index.new"), new byte[] {1});
        try (ChangeStore store = Stores.open(crashed)) {
            assertThat(all(store)).isEqualTo(written);
            assertThat(store.state().segments()).isEqualTo(1);
        }
        assertThat(crashed.resolve("segment-000000000001.index.new")).doesNotExist();
    }

    @Test
    void aNewerFormatIsRefused() throws Exception {
        Path crashed = crashed(b -> {
            b[9] = 2;
            return b;
        });
        assertThatThrownBy(() -> Stores.open(crashed)).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-STORE-0005");
    }

    /** Everything that stands whole before this place is there, nothing else is, and writing goes on. */
    private void opens(UnaryOperator<byte[]> garble, int place) throws Exception {
        Path crashed = crashed(garble);
        List<String> expected = new ArrayList<>(written.subList(0, (int) ends.stream().filter(e -> e <= place).count()));
        try (ChangeStore store = Stores.open(crashed)) {
            assertThat(all(store)).as("place %d", place).isEqualTo(expected);
            append(store.appender(), 99, "new");
            expected.add("new @99");
            assertThat(all(store)).isEqualTo(expected);
        }
        try (ChangeStore store = Stores.open(crashed)) {
            assertThat(all(store)).isEqualTo(expected);
        }
    }

    private Path crashed(UnaryOperator<byte[]> garble) throws IOException {
        Path crashed = Files.createTempDirectory(folder, "case");
        Files.copy(original.resolve("store.mark"), crashed.resolve("store.mark"));
        Files.write(crashed.resolve(FILE), garble.apply(bytes.clone()));
        return crashed;
    }
}
