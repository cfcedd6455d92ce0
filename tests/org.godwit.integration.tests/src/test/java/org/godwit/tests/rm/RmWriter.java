package org.godwit.tests.rm;

import java.nio.file.Path;
import org.godwit.core.error.GodwitException;
import org.godwit.rm.RmDatabase;

/** The program that is killed: several threads write to the rm database, each says what it wrote as soon as the transaction has returned. */
public final class RmWriter {
    static final int THREADS = 4;

    private RmWriter() {
    }

    /** Argument: the workspace. */
    public static void main(String[] args) throws GodwitException {
        RmDatabase rm = RmDatabase.open(Path.of(args[0]));
        rm.run(handle -> handle.execute("CREATE TABLE IF NOT EXISTS written (thread INT PRIMARY KEY, number INT)"));
        rm.run(handle -> handle.execute("CREATE TABLE IF NOT EXISTS history (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, thread INT, number INT, text VARCHAR(2000))"));
        // space that is free is used again at once instead of after 45 seconds: a day of writing in seconds
        rm.run(handle -> handle.execute("SET RETENTION_TIME 300"));
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            new Thread(() -> write(rm, number)).start();
        }
    }

    private static void write(RmDatabase rm, int thread) {
        try {
            int last = rm.call(handle -> handle.select("SELECT COALESCE(MAX(number), 0) FROM written WHERE thread = ?", thread).mapTo(Integer.class).one());
            while (true) {
                int next = ++last;
                rm.run(handle -> {
                    handle.execute("MERGE INTO written VALUES (?, ?)", thread, next);
                    handle.execute("INSERT INTO history (thread, number, text) VALUES (?, ?, ?)", thread, next, "x".repeat(next % 1500));
                    handle.execute("DELETE FROM history WHERE thread = ? AND number < ?", thread, next - 500);
                });
                say(thread + " " + next);
                // one writes as fast as it can, the others like components that tell of themselves
                Thread.sleep(thread * 10L);
            }
        } catch (GodwitException | InterruptedException e) {
            say("failed: " + e);
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
