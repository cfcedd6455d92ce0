package org.godwit.tests.rm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.godwit.rm.RmDatabase;
import org.godwit.tests.support.ChildJvm;
import org.godwit.tests.support.Seeds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed in the midst of writing to the rm database, again and again: nothing is lost of which a transaction has returned, and each transaction is there whole or not at all. */
@Tag("slow")
class RmKilledIT {
    private static final int KILLS = 40;

    @TempDir
    Path workspace;

    @Test
    void whatWasCommittedIsThereAfterAnyKill() throws Exception {
        long seed = Seeds.choose("godwit.rm.seed");
        System.err.println("seed of the kills: " + seed);
        Random random = new Random(seed);
        for (int kill = 1; kill <= KILLS; kill++) {
            look("kill " + kill, writeUntilKilled(Duration.ofMillis(600 + random.nextInt(1500))));
        }
    }

    private void look(String when, Map<Integer, Integer> told) throws Exception {
        try (RmDatabase rm = RmDatabase.open(workspace)) {
            Map<Integer, Integer> written = numbers(rm, "SELECT thread, number FROM written");
            assertThat(written).as(when).isEqualTo(numbers(rm, "SELECT thread, MAX(number) FROM history GROUP BY thread"));
            assertThat(told.keySet()).as(when).allSatisfy(thread -> assertThat(written.get(thread)).isGreaterThanOrEqualTo(told.get(thread)));
            // no lock is left of the dead process
            rm.run(handle -> handle.execute("UPDATE written SET number = number"));
        }
    }

    private Map<Integer, Integer> writeUntilKilled(Duration time) throws Exception {
        Map<Integer, Integer> told = new TreeMap<>();
        try (ChildJvm writer = ChildJvm.start(RmWriter.class, Map.of(), workspace.toString())) {
            long end = 0;
            while (end == 0 || System.nanoTime() < end) {
                told(writer.line(), told);
                end = end == 0 ? System.nanoTime() + time.toNanos() : end;
            }
            writer.kill();
            for (String line = writer.line(); line != null; line = writer.line()) {
                told(line, told);
            }
        }
        return told;
    }

    private static void told(String line, Map<Integer, Integer> told) {
        assertThat(line).matches("\\d+ \\d+");
        List<Integer> words = List.of(line.split(" ")).stream().map(Integer::valueOf).toList();
        told.put(words.get(0), words.get(1));
    }

    private static Map<Integer, Integer> numbers(RmDatabase rm, String query) throws Exception {
        Map<Integer, Integer> numbers = new TreeMap<>();
        rm.run(handle -> handle.createQuery(query).map((row, context) -> numbers.put(row.getInt(1), row.getInt(2))).list());
        return numbers;
    }
}
