package org.godwit.rm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A second process that opens the rm database, for tests that need a real one to kill. */
public final class RmChild {
    private RmChild() {
    }

    /** Started child with what it prints. */
    record Started(Process process, BufferedReader output) implements AutoCloseable {
        String line() throws IOException {
            String line = output.readLine();
            if (line == null) {
                throw new IOException("the child ended");
            }
            return line;
        }

        void kill() throws InterruptedException {
            process.destroyForcibly();
            process.waitFor();
        }

        @Override
        public void close() throws InterruptedException {
            kill();
        }
    }

    static Started start(Path workspace, String mode) throws IOException {
        Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-cp", System.getProperty("java.class.path"), RmChild.class.getName(),
                workspace.toString(), mode)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        return new Started(process, new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    }

    /** Prints who owns the database, then counts up: each number is printed after its transaction returned. */
    public static void main(String[] arguments) throws Exception {
        RmDatabase rm = RmDatabase.open(Path.of(arguments[0]));
        System.out.println(rm.isOwner() ? "owner" : "client");
        if (arguments[1].equals("count")) {
            rm.run(h -> h.execute("CREATE TABLE IF NOT EXISTS counted (n INT PRIMARY KEY)"));
            int first = rm.call(h -> h.createQuery("SELECT COALESCE(MAX(n), 0) FROM counted").mapTo(Integer.class).one()) + 1;
            for (int n = first; n < first + 100_000; n++) {
                int value = n;
                rm.run(h -> h.execute("INSERT INTO counted VALUES (?)", value));
                System.out.println(n);
            }
        }
        System.in.read();
        rm.close();
    }
}
