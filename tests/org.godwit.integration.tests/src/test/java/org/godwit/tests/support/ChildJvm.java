package org.godwit.tests.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program with this class path in a process of its own. Its standard error goes to the test's. */
public final class ChildJvm implements AutoCloseable {
    private static final List<String> HEAP = List.of("-Xmx256m");

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    public static ChildJvm start(Class<?> main, Map<String, String> environment, String... arguments) throws IOException {
        return start(HEAP, main, environment, arguments);
    }

    /** @param options of the JVM */
    public static ChildJvm start(List<String> options, Class<?> main, Map<String, String> environment, String... arguments) throws IOException {
        return start(options, main.getName(), environment, arguments);
    }

    /** @param environment may name another CLASSPATH, on which the program is */
    public static ChildJvm start(List<String> options, String main, Map<String, String> environment, String... arguments) throws IOException {
        ProcessBuilder builder = builder(options, main, arguments).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start());
    }

    /** A program with this class path, not yet started. */
    public static ProcessBuilder builder(String main, String... arguments) {
        return builder(HEAP, main, arguments);
    }

    /** The class path goes into the environment: Java shows nothing of a command line of more than a page. */
    static ProcessBuilder builder(List<String> options, String main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.add(main);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        return builder;
    }

    /** The next line that it prints; null when it has ended. */
    public String line() throws IOException {
        return output.readLine();
    }

    /** Reads until a line starts with this; false when the program ended before. */
    public boolean awaitLine(String start) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    /** All lines until the program ends by itself. */
    public List<String> lines() throws IOException, InterruptedException {
        List<String> lines = output.lines().toList();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            throw new IOException("the program does not end");
        }
        return lines;
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
