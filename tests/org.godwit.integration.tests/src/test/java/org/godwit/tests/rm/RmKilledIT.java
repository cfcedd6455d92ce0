package org.godwit.tests.rm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        Path said = Files.createTempFile(workspace, "said", ".txt");
        try (ChildJvm writer = ChildJvm.start(RmWriter.class, Map.of(), workspace.toString(), said.toString())) {
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.size(said) > 0);
            Thread.sleep(time);
            writer.kill();
        }
        Map<Integer, Integer> told = new TreeMap<>();
        for (String line : Files.readAllLines(said)) {
            String[] words = line.split(" ");
            told.put(Integer.valueOf(words[0]), Integer.valueOf(words[1]));
        }
        return told;
    }

    private static Map<Integer, Integer> numbers(RmDatabase rm, String query) throws Exception {
        Map<Integer, Integer> numbers = new TreeMap<>();
        rm.run(handle -> handle.createQuery(query).map((row, context) -> numbers.put(row.getInt(1), row.getInt(2))).list());
        return numbers;
    }
}
