package org.godwit.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What {@code godwit} and {@code godwit.cmd} do beyond finding a JDK: builds what is older than its sources and starts it. Compiled by the scripts
 * themselves with nothing but the JDK. What it says goes to standard error, because standard output belongs to the command that is run.
 */
public final class Launcher {

    private Launcher() {
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Checkout checkout = new Checkout(Path.of(System.getProperty("godwit.root")).toAbsolutePath().normalize());
        try {
            System.exit(run(checkout, List.of(args)));
        } catch (LaunchException e) {
            say(e.getMessage());
            System.exit(3);
        }
    }

    private static int run(Checkout checkout, List<String> args) throws IOException, InterruptedException {
        if (args.isEmpty()) {
            return new Workbench(checkout).open(List.of());
        }
        List<String> rest = args.subList(1, args.size());
        return switch (args.getFirst()) {
            case "--workspace" -> args.size() == 2 ? new Workbench(checkout).open(List.of("-data", rest.getFirst())) : new Engine(checkout).commandLine(args);
            case "test" -> test(checkout, rest);
            case "package" -> new Packager(checkout).make();
            case "bench" -> rest.equals(List.of("ui")) ? new WindowBenchmark(checkout).run() : new Engine(checkout).benchmark(rest);
            case "--prepare" -> {
                new Engine(checkout).prepare();
                yield 0;
            }
            default -> new Engine(checkout).commandLine(args);
        };
    }

    private static int test(Checkout checkout, List<String> args) throws IOException, InterruptedException {
        if (args.isEmpty()) {
            return new Tests(checkout).all();
        }
        if (args.equals(List.of("quick"))) {
            return new Tests(checkout).quick();
        }
        if (args.equals(List.of("slow"))) {
            return new Tests(checkout).slow();
        }
        say("./godwit test knows \"quick\", \"slow\" or nothing, not " + String.join(" ", args));
        return 2;
    }

    static void say(String line) {
        System.err.println("godwit: " + line);
    }

    /** Starts a process on this terminal and waits for it. */
    static int call(ProcessBuilder process) throws IOException, InterruptedException {
        return process.inheritIO().start().waitFor();
    }

    static ProcessBuilder java(Checkout checkout, String... arguments) {
        ProcessBuilder process = new ProcessBuilder(checkout.java().toString());
        process.command().addAll(Arrays.asList(arguments));
        return process;
    }
}
