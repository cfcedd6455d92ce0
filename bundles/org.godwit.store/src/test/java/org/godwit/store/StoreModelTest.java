package org.godwit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.LogReader;

/** Random work on a store, crashes between, against a list of what was committed. */
class StoreModelTest {
    /** One thing that is done. */
    private enum Step {
        PART, LARGE_PART, COMMIT, ABANDON, IDLE, APPENDER, SYNC, READ, CLOSE, CRASH
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Arbitraries.frequencyOf(Tuple.of(12, Arbitraries.just(Step.PART)), Tuple.of(1, Arbitraries.just(Step.LARGE_PART)),
                Tuple.of(8, Arbitraries.just(Step.COMMIT)), Tuple.of(2, Arbitraries.just(Step.ABANDON)), Tuple.of(1, Arbitraries.just(Step.IDLE)),
                Tuple.of(1, Arbitraries.just(Step.APPENDER)), Tuple.of(2, Arbitraries.just(Step.SYNC)), Tuple.of(1, Arbitraries.just(Step.READ)),
                Tuple.of(1, Arbitraries.just(Step.CLOSE)), Tuple.of(2, Arbitraries.just(Step.CRASH))).list().ofMaxSize(120);
    }

    @Property(tries = 150)
    void whatIsReadIsWhatWasCommitted(@ForAll("steps") List<Step> steps, @ForAll long seed) throws Exception {
        Path root = Files.createTempDirectory("godwit-store-model");
        try (Run run = new Run(root, new Random(seed))) {
            for (Step step : steps) {
                run.take(step);
            }
            run.read();
        } finally {
            delete(root);
        }
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A store and what it must hold. */
    private static final class Run implements AutoCloseable {
        private final Path root;
        private final Random random;
        private final StoreSettings settings;
        private final List<String> committed = new ArrayList<>();
        private final StringBuilder open = new StringBuilder();
        private int folders;
        private int number;
        /** So many of the committed ones were certainly synced. */
        private int synced;
        private Path folder;
        private ChangeStore store;
        private LogReader.LogSink sink;

        Run(Path root, Random random) throws GodwitException {
            this.root = root;
            this.random = random;
            settings = Stores.settings().withSegmentBytes(1 + random.nextInt(20_000)).withSync(Duration.ofMillis(random.nextInt(3)), 1 + random.nextInt(100_000));
            folder = root.resolve("0");
            store = ChangeStore.open(folder, settings);
            store.startAt(Stores.at(0));
            committed.add("idle @0");
            synced = 1;
            restart();
        }

        private void reopen() throws GodwitException {
            store = ChangeStore.open(folder, settings);
            restart();
        }

        private void restart() throws GodwitException {
            sink = store.appender();
            open.setLength(0);
        }

        void take(Step step) throws Exception {
            switch (step) {
                case PART -> part("p" + random.nextInt(1000) + "y".repeat(random.nextInt(300)));
                case LARGE_PART -> part("L".repeat(1_000_000 + random.nextInt(1_500_000)));
                case COMMIT -> {
                    sink.commit(Stores.at(++number));
                    committed.add(open + "@" + number);
                    open.setLength(0);
                }
                case ABANDON -> {
                    sink.abandon();
                    open.setLength(0);
                }
                case IDLE -> idle();
                case APPENDER -> restart();
                case SYNC -> sync();
                case READ -> read();
                case CLOSE -> {
                    store.close();
                    synced = committed.size();
                    reopen();
                }
                case CRASH -> crash();
            }
        }

        private void part(String text) throws GodwitException {
            sink.part(text.getBytes(StandardCharsets.UTF_8), 0, text.length());
            open.append(text).append(' ');
        }

        private void idle() throws GodwitException {
            if (open.isEmpty()) {
                sink.idle(Stores.at(++number));
                committed.add("idle @" + number);
            }
        }

        private void sync() throws GodwitException {
            store.lastPosition();
            synced = committed.size();
        }

        void read() throws GodwitException {
            sync();
            List<String> all = Stores.all(store);
            assertThat(all).hasSameSizeAs(committed);
            assertThat(all.equals(committed)).isTrue();
            if (!committed.isEmpty()) {
                int from = random.nextInt(number + 1);
                List<String> rest = committed.stream().filter(t -> Integer.parseInt(t.substring(t.indexOf('@') + 1)) > from).toList();
                assertThat(Stores.all(store, new StoreStart.After(Stores.at(from), Stores.COVERS)).equals(rest)).isTrue();
            }
        }

        /** The files as they are now, the unsynced end of the last one torn, go on as the store. */
        private void crash() throws Exception {
            int atLeast = synced;
            Path copy = Folders.copy(folder, root.resolve(Integer.toString(++folders)));
            store.close();
            tear(copy);
            if (random.nextInt(3) == 0) {
                for (Path index : Folders.indexes(copy)) {
                    Files.delete(index);
                }
            }
            folder = copy;
            reopen();
            List<String> all = Stores.all(store);
            assertThat(all.size()).isBetween(atLeast, committed.size());
            assertThat(all.equals(committed.subList(0, all.size()))).isTrue();
            committed.subList(all.size(), committed.size()).clear();
            synced = all.size();
        }

        private void tear(Path copy) throws IOException {
            Folders.Mark mark = Folders.mark(copy);
            Path last = Folders.segments(copy).getLast();
            byte[] bytes = Files.readAllBytes(last);
            if (!last.toString().endsWith(mark.segment() + ".log") || bytes.length <= mark.offset()) {
                return;
            }
            int at = (int) mark.offset() + random.nextInt(bytes.length - (int) mark.offset());
            switch (random.nextInt(4)) {
                case 0 -> Files.write(last, Arrays.copyOf(bytes, at));
                case 1 -> {
                    Arrays.fill(bytes, at, bytes.length, (byte) 0);
                    Files.write(last, bytes);
                }
                case 2 -> {
                    byte[] garbage = new byte[bytes.length - at];
                    random.nextBytes(garbage);
                    System.arraycopy(garbage, 0, bytes, at, garbage.length);
                    Files.write(last, bytes);
                }
                default -> Files.write(last, bytes); // the process died, the machine did not
            }
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
