package org.godwit.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs the programs that benchmarks need and compare with. */
final class Programs {
    private Programs() {
    }

    /** With the environment as it is; see {@link #run(Path, Map, String, List)}. */
    static String run(Path folder, String... command) throws IOException, InterruptedException {
        return run(folder, Map.of(), "", List.of(command));
    }

    /** With the environment as it is and something to read. */
    static String run(Path folder, String input, List<String> command) throws IOException, InterruptedException {
        return run(folder, Map.of(), input, command);
    }

    /** Waits for the end and returns what the program printed; throws with all it said when it fails, and with how to get it when it is missing. */
    static String run(Path folder, Map<String, String> environment, String input, List<String> command) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Path errors = folder.resolve("errors.txt");
        Process process;
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new IOException(command.getFirst() + " is missing; on Debian: apt-get install sysbench mydumper mariadb-client", e);
        }
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(command.getFirst() + " ended with " + status + ": " + Files.readString(errors) + Files.readString(output));
        }
        return Files.readString(output);
    }
}
