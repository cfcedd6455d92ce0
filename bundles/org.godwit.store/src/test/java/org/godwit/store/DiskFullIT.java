package org.godwit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.godwit.store.Stores.all;
import static org.godwit.store.Stores.append;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.LogReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A store on a file system of 8 MB, which only root can make. */
@EnabledOnOs(OS.LINUX)
class DiskFullIT {
    @TempDir
    Path folder;

    private Path disk;
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()) == 0;
        assumeThat(mounted).as("mounting is allowed").isTrue();
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk.toString())).isZero();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void goesOnWhenThereIsSpaceAgain() throws Exception {
        goesOn(StoreSettings.standard(Stores.COVERS).withSync(Duration.ofMillis(1), 200_000));
    }

    @Test
    void goesOnWhenANewSegmentFoundNoSpace() throws Exception {
        goesOn(StoreSettings.standard(Stores.COVERS).withSync(Duration.ofMillis(1), 200_000).withSegmentBytes(1000));
    }

    private void goesOn(StoreSettings settings) throws Exception {
        Path ballast = Files.write(disk.resolve("ballast"), new byte[3 << 20]);
        List<String> expected = new ArrayList<>();
        try (ChangeStore store = ChangeStore.open(disk.resolve("store"), settings)) {
            GodwitException full = fill(store.appender(), 1);
            assertThat(full.problem().code()).isEqualTo("GODWIT-STORE-0003");
            assertThat(full.isTransient()).isTrue();
            long last = store.lastPosition().map(Stores::number).orElseThrow();
            for (long n = 1; n <= last; n++) {
                expected.add("x".repeat(10_000) + " @" + n);
            }
            assertThat(all(store).equals(expected)).as("what was synced is read while the disk is full").isTrue();
            Files.delete(ballast);
            LogReader.LogSink sink = store.appender();
            assertThat(store.lastPosition()).contains(Stores.at(last));
            append(sink, last + 1, "after");
            expected.add("after @" + (last + 1));
            assertThat(all(store).equals(expected)).isTrue();
        }
        try (ChangeStore store = ChangeStore.open(disk.resolve("store"), settings)) {
            assertThat(all(store).equals(expected)).as("after a restart").isTrue();
        }
    }

    private static GodwitException fill(LogReader.LogSink sink, long from) {
        Optional<GodwitException> failure = Optional.empty();
        for (long n = from; failure.isEmpty() && n < 10_000; n++) {
            try {
                append(sink, n, "x".repeat(10_000));
            } catch (GodwitException e) {
                failure = Optional.of(e);
            }
        }
        return failure.orElseThrow();
    }
}
