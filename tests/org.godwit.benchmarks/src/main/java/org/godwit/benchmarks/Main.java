package org.godwit.benchmarks;

import java.util.Arrays;

/** Starts one benchmark by name. Each prints a table for people on standard error and one JSON object on standard output. */
public final class Main {
    private Main() {
    }

    public static void main(String[] args) throws Exception {
        String name = args.length == 0 ? "" : args[0];
        String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        switch (name) {
            case "full" -> FullBenchmark.run(rest);
            case "incr" -> IncrBenchmark.run(rest);
            case "kafka" -> KafkaBenchmark.run(rest);
            case "store" -> StoreBenchmark.run(rest);
            case "verify" -> VerifyBenchmark.run(rest);
            default -> {
                System.err.println("usage: bench full|incr|kafka|store|verify|ui");
                System.exit(2);
            }
        }
    }
}
