package org.godwit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HugeTransactionIT {
    private static final int PARTS = 10_000_000;

    @TempDir
    Path folder;

    @Test
    void twoGigabytesInOneTransactionNeedNoHeap() throws Exception {
        Process child = Child.start(List.of("-Xmx64m"), "huge", folder.toString(), Integer.toString(PARTS));
        try {
            assertThat(Child.output(child.getInputStream()).strip()).isEqualTo(200L * PARTS + " @1 behind @2");
            assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isZero();
        } finally {
            child.destroyForcibly();
        }
    }
}
