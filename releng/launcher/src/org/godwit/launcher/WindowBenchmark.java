package org.godwit.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Measures how long the window lets one wait. Runs in the workbench of the tests, on a display of its own where there is X. */
final class WindowBenchmark {
    private final Checkout checkout;

    WindowBenchmark(Checkout checkout) {
        this.checkout = checkout;
    }

    /** Prints a table on standard error and one JSON object on standard output. */
    int run() throws IOException, InterruptedException {
        Path file = Files.createTempDirectory("godwit-bench").resolve("ui.json");
        List<String> command = new Maven(checkout).command(List.of("verify", "-q", "-pl", ":org.godwit.ui.tests", "-am", "-Dengine.tests.skip=true", "-Dtest=UiBenchmark", "-Dsurefire.failIfNoSpecifiedTests=false",
                "-DfailIfNoTests=false", "-Dgodwit.test.vm=-Dgodwit.bench=" + file));
        if (!checkout.windows() && !checkout.mac()) {
            Debian.bring(List.of(Debian.GTK, Debian.XVFB, Debian.WINDOW_MANAGER));
            command = Tests.onDisplayOfItsOwn(command);
        }
        ProcessBuilder process = new Maven(checkout).in(checkout.root(), command);
        process.environment().putAll(Map.of("GDK_BACKEND", "x11", "NO_AT_BRIDGE", "1"));
        // Maven talks on standard output, which belongs to the result
        int status = process.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT).start().waitFor();
        if (!Files.exists(file)) {
            throw new LaunchException("the benchmark came to no result (Maven ended with " + status + ")");
        }
        System.err.print(Files.readString(file.resolveSibling("ui.json.txt")));
        System.out.print(Files.readString(file));
        Trees.delete(file.getParent());
        return status == 0 ? 0 : 1;
    }
}
