package org.godwit.tests.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A file system in memory, part of which can be taken by a file. Needs root on Linux; tests are skipped elsewhere. Used by one thread. */
public record SmallDisk(Path folder) implements AutoCloseable {
    public static SmallDisk mount(Path folder, int megabytes) throws IOException, InterruptedException {
        assumeTrue(System.getProperty("os.name").equals("Linux") && run("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + megabytes + "m", "tmpfs", folder.toString()), "a file system cannot be mounted here");
        return new SmallDisk(folder);
    }

    /** Leaves so many megabytes. */
    public void fill(long left) throws IOException {
        long filler = Files.getFileStore(folder).getUsableSpace() - (left << 20);
        assertThat(filler).isPositive();
        byte[] block = new byte[1 << 20];
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve("filler").toFile(), "rw")) {
            for (long written = 0; written < filler; written += block.length) {
                file.write(block, 0, (int) Math.min(block.length, filler - written));
            }
        }
    }

    public void free() throws IOException {
        Files.delete(folder.resolve("filler"));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (!run("umount", "-l", folder.toString())) {
            throw new IOException("cannot unmount " + folder);
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
