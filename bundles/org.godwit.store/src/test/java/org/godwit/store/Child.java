package org.godwit.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.LogReader;

/** What the tests run in a process of its own: to kill it, or to give it a small heap. */
final class Child {
    private Child() {
    }

    static Process start(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.add(Child.class.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        switch (args[0]) {
            case "append" -> append(folder);
            case "huge" -> huge(folder, Integer.parseInt(args[2]));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** Appends until it is killed. A reader beside it prints each number that it was given, which is when a transaction counts as acknowledged. */
    private static void append(Path folder) throws GodwitException {
        try (ChangeStore store = ChangeStore.open(folder, Stores.settings().withSegmentBytes(100_000).withSync(Duration.ofMillis(2), 1 << 16))) {
            long last = store.lastPosition().map(Stores::number).orElse(0L);
            StoreStart start = new StoreStart.After(Stores.at(last), Stores.COVERS);
            Thread reader = new Thread(() -> acknowledge(store, start));
            reader.setDaemon(true);
            reader.start();
            LogReader.LogSink sink = store.appender();
            Random random = new Random(last);
            byte[] bytes = new byte[5000];
            for (long n = last + 1;; n++) {
                int parts = random.nextInt(20);
                for (int i = 0; i < parts; i++) {
                    sink.part(bytes, 0, 1 + random.nextInt(bytes.length));
                }
                if (random.nextInt(10) == 0) {
                    sink.abandon();
                }
                byte[] own = Long.toString(n).getBytes(StandardCharsets.UTF_8);
                sink.part(own, 0, own.length);
                sink.commit(Stores.at(n));
            }
        }
    }

    private static void acknowledge(ChangeStore store, StoreStart start) {
        try (StoreReader reader = store.reader(start)) {
            while (true) {
                Optional<StoreEntry> entry = reader.next(Duration.ofSeconds(1), CancelToken.create());
                if (entry.isPresent() && entry.get() instanceof StoreEntry.Commit commit) {
                    System.out.println(commit.after().text());
                }
            }
        } catch (GodwitException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One transaction of so many parts, written and read again; prints how many bytes were read. */
    private static void huge(Path folder, int parts) throws Exception {
        byte[] bytes = new byte[200];
        try (ChangeStore store = ChangeStore.open(folder, StoreSettings.standard(Stores.COVERS))) {
            store.startAt(Stores.at(0));
            LogReader.LogSink sink = store.appender();
            for (int i = 0; i < parts; i++) {
                bytes[i % 200]++;
                sink.part(bytes, 0, bytes.length);
            }
            sink.commit(Stores.at(1));
            Stores.append(sink, 2, "behind");
            store.lastPosition();
            long read = 0;
            byte[] expected = new byte[200];
            try (StoreReader reader = store.reader(new StoreStart.After(Stores.at(0), Stores.COVERS))) {
                for (int i = 0; i < parts; i++) {
                    expected[i % 200]++;
                    StoreEntry.Part part = (StoreEntry.Part) reader.next(Duration.ZERO, CancelToken.create()).orElseThrow();
                    if (!Arrays.equals(part.bytes(), part.from(), part.from() + part.length(), expected, 0, 200)) {
                        throw new IllegalStateException("part " + i + " is another one");
                    }
                    read += part.length();
                }
                System.out.println(read + " " + Stores.next(reader, Duration.ZERO).orElseThrow() + " " + Stores.next(reader, Duration.ZERO).orElseThrow());
            }
        }
    }

    static String output(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
}
