package org.godwit.tests.rm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.godwit.core.error.GodwitException;
import org.godwit.rm.RmDatabase;

/** The program that is killed: several threads write to the rm database, each says in a file what it wrote as soon as the transaction has returned. */
public final class RmWriter {
    static final int THREADS = 4;

    private RmWriter() {
    }

    /** Arguments: the workspace, and the file to say it in. */
    public static void main(String[] args) throws GodwitException {
        Path told = Path.of(args[1]);
        RmDatabase rm = RmDatabase.open(Path.of(args[0]));
        rm.run(handle -> handle.execute("CREATE TABLE IF NOT EXISTS written (thread INT PRIMARY KEY, number INT)"));
        rm.run(handle -> handle.execute("CREATE TABLE IF NOT EXISTS history (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, thread INT, number INT, text VARCHAR(2000))"));
        // space that is free is used again at once instead of after 45 seconds: a day of writing in seconds
        rm.run(handle -> handle.execute("SET RETENTION_TIME 300"));
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            new Thread(() -> write(rm, number, told)).start();
        }
    }

    private static void write(RmDatabase rm, int thread, Path told) {
        try {
            int last = rm.call(handle -> handle.select("SELECT COALESCE(MAX(number), 0) FROM written WHERE thread = ?", thread).mapTo(Integer.class).one());
            while (true) {
                int next = ++last;
                rm.run(handle -> {
                    handle.execute("MERGE INTO written VALUES (?, ?)", thread, next);
                    handle.execute("INSERT INTO history (thread, number, text) VALUES (?, ?, ?)", thread, next, "x".repeat(next % 1500));
                    handle.execute("DELETE FROM history WHERE thread = ? AND number < ?", thread, next - 500);
                });
                say(told, thread + " " + next);
                // one writes as fast as it can, the others like components that tell of themselves
                Thread.sleep(thread * 10L);
            }
        } catch (GodwitException | InterruptedException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The file has what was said when the process is killed; a pipe would be closed with it. */
    private static synchronized void say(Path told, String line) throws IOException {
        Files.writeString(told, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
