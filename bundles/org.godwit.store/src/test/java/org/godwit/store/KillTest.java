package org.godwit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.godwit.core.progress.CancelToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that appends is killed (SIGKILL) at random moments: what it acknowledged is there, whole and in order, and nothing half. */
class KillTest {
    private static final int KILLS = 6;

    @TempDir
    Path folder;

    @Test
    void everythingAcknowledgedIsThere() throws Exception {
        Random random = new Random();
        for (int kill = 1; kill <= KILLS; kill++) {
            Process child = Child.start(List.of("-Xmx64m"), "append", folder.toString());
            long acknowledged = acknowledgedUntilKilled(child, 50 + random.nextInt(2000));
            try (ChangeStore store = Stores.open(folder)) {
                long last = store.lastPosition().map(Stores::number).orElse(0L);
                assertThat(last).isGreaterThanOrEqualTo(acknowledged);
                assertThat(wholeTransactions(store)).isEqualTo(last);
            }
        }
    }

    /** Reads so many lines of it, kills it in the midst of its work and reads what it had printed until then. */
    private static long acknowledgedUntilKilled(Process child, int lines) throws Exception {
        long last = 0;
        try (var out = child.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < lines; i++) {
                last = Long.parseLong(out.readLine());
            }
            child.toHandle().destroyForcibly(); // unlike the process's own method it leaves open what was printed
            assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
            StringBuilder rest = new StringBuilder();
            for (int c = out.read(); c >= 0; c = out.read()) {
                rest.append((char) c);
            }
            String whole = rest.substring(0, rest.lastIndexOf("\n") + 1);
            return whole.isEmpty() ? last : Long.parseLong(whole.strip().substring(whole.strip().lastIndexOf('\n') + 1));
        } finally {
            child.destroyForcibly();
        }
    }

    private static long wholeTransactions(ChangeStore store) throws Exception {
        long count = 0;
        String lastPart = "";
        try (StoreReader reader = store.reader(new StoreStart.Oldest())) {
            Optional<StoreEntry> entry = reader.next(Duration.ZERO, CancelToken.create());
            while (entry.isPresent()) {
                switch (entry.get()) {
                    case StoreEntry.Part part -> lastPart = new String(part.bytes(), part.from(), part.length(), StandardCharsets.UTF_8);
                    case StoreEntry.Commit commit -> {
                        count++;
                        assertThat(commit.after().text()).isEqualTo(Long.toString(count)).isEqualTo(lastPart);
                    }
                    case StoreEntry.Idle idle -> throw new IllegalStateException("none was written");
                }
                entry = reader.next(Duration.ZERO, CancelToken.create());
            }
        }
        return count;
    }
}
