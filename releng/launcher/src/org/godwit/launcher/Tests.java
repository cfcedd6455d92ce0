package org.godwit.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the tests and ends with one line that sums them up. */
final class Tests {

    /** More than so many classes that fail are not chance. */
    private static final int MOST_AGAIN = 3;

    private final Checkout checkout;
    private final Maven maven;

    Tests(Checkout checkout) {
        this.checkout = checkout;
        this.maven = new Maven(checkout);
    }

    /** The engine's unit tests: no server, no window. */
    int quick() throws IOException, InterruptedException {
        TestReports.clear(checkout.root());
        return close(engine("test", List.of()) ? 0 : 1);
    }

    /** What takes too long for every day: random tests with many rounds, many crashes, huge transactions, whole lives of projects. */
    int slow() throws IOException, InterruptedException {
        TestReports.clear(checkout.root());
        int broken = 0;
        Launcher.say("testing the engine with what takes long: an hour or more");
        if (!engine("verify", List.of("-Pslow"))) {
            broken++;
        }
        Launcher.say("testing in the workbench what takes long");
        if (!workbench(List.of("-Dgodwit.test.groups=slow", "-Dgodwit.test.excluded="))) {
            broken++;
        }
        return close(broken);
    }

    /** Unit, integration and architecture tests of the engine, then those in the real workbench. */
    int all() throws IOException, InterruptedException {
        TestReports.clear(checkout.root());
        int broken = 0;
        Launcher.say("testing the engine, with real servers");
        if (!engine("verify", List.of("-Pit"))) {
            broken++;
        }
        Launcher.say("testing in the workbench");
        if (!workbench(List.of())) {
            broken++;
        }
        List<String> again = again();
        int status = close(broken);
        if (!again.isEmpty()) {
            System.out.println("a second attempt was given to: " + String.join(", ", again));
        }
        return status;
    }

    /**
     * Runs the window's classes that failed once more, in a workbench of their own: who has the focus and when is also decided by the window manager. The engine's tests have no second
     * attempt, because there a failure now and then is a finding. What was needed is told, and the first failure stays in the output.
     */
    private List<String> again() throws IOException, InterruptedException {
        List<String> failed = TestReports.failing(checkout.root().resolve("tests/org.godwit.ui.tests"));
        if (failed.isEmpty() || failed.size() > MOST_AGAIN) {
            return List.of();
        }
        Launcher.say("a second attempt for " + String.join(", ", failed));
        workbench(List.of("-Dtest=" + String.join(",", failed), "-Dsurefire.failIfNoSpecifiedTests=false", "-DfailIfNoTests=false"));
        return failed;
    }

    private boolean engine(String phase, List<String> more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(phase, "--fail-at-end", "-Dmaven.test.failure.ignore=true"));
        arguments.addAll(more);
        return maven.run(checkout.root().resolve("bundles"), arguments) == 0;
    }

    private boolean workbench(List<String> more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("verify", "-pl", ":org.godwit.ui.tests", "-am", "-Dmaven.test.failure.ignore=true", "-Dengine.tests.skip=true"));
        arguments.addAll(more);
        List<String> command = maven.command(arguments);
        if (!checkout.windows() && !checkout.mac()) {
            try {
                Debian.bring(List.of(Debian.GTK, Debian.XVFB, Debian.WINDOW_MANAGER));
            } catch (LaunchException e) {
                Launcher.say(e.getMessage());
                return false;
            }
            command = onDisplayOfItsOwn(command);
        }
        ProcessBuilder process = maven.in(checkout.root(), command);
        process.environment().putAll(Map.of("GDK_BACKEND", "x11", "NO_AT_BRIDGE", "1"));
        return Launcher.call(process) == 0;
    }

    /** With a window manager, because without one no window gets the focus. */
    static List<String> onDisplayOfItsOwn(List<String> command) {
        List<String> all = new ArrayList<>(List.of("xvfb-run", "-a", "-s", "-screen 0 1400x900x24 -nolisten tcp", "sh", "-c",
                "openbox >/dev/null 2>&1 & wm=$!; \"$@\"; status=$?; kill $wm; exit $status", "sh"));
        all.addAll(command);
        return all;
    }

    /** A part of the tests that could not run counts as one that failed. */
    private int close(int broken) throws IOException {
        TestReports sum = TestReports.read(checkout.root());
        long failed = sum.failed() + (sum.failed() == 0 ? broken : 0);
        if (broken > 0) {
            Launcher.say("a part of the build failed: see above");
        }
        System.out.println();
        System.out.println(sum.passed() + " passed, " + failed + " failed, " + sum.skipped() + " skipped");
        System.out.flush();
        return failed == 0 && sum.passed() > 0 ? 0 : 1;
    }
}
