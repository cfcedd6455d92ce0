package org.godwit.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Maven that Tycho 5 accepts: the installed one, or where that is too old one that it brings into the user's cache. */
final class Maven {

    private static final String BROUGHT = "3.9.11";
    private static final Pattern VERSION = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)\\.(\\d+)");
    private static final int OLDEST = 3_009_011;
    private static final int TOO_NEW = 4_000_000;
    private static final int NEEDS_UNSAFE_FLAG = 23;

    private final Checkout checkout;

    Maven(Checkout checkout) {
        this.checkout = checkout;
    }

    /** Runs it in the folder, whose .mvn decides on extensions, and gives its exit status. */
    int run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        return Launcher.call(process(executable(), folder, arguments));
    }

    /** For callers that want another surrounding, such as a display. */
    List<String> command(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(executable().toString(), "-B", "-ntp"));
        command.addAll(arguments);
        return command;
    }

    ProcessBuilder in(Path folder, List<String> command) {
        ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
        process.environment().put("JAVA_HOME", checkout.javaHome().toString());
        if (Runtime.version().feature() > NEEDS_UNSAFE_FLAG) {
            // Maven's own libraries would fill the screen with warnings
            process.environment().merge("MAVEN_OPTS", "--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED", (own, ours) -> own + " " + ours);
        }
        return process;
    }

    private ProcessBuilder process(Path maven, Path folder, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(maven.toString(), "-B", "-ntp"));
        command.addAll(arguments);
        return in(folder, command);
    }

    private Path executable() throws IOException, InterruptedException {
        Path brought = checkout.cache().resolve("apache-maven-" + BROUGHT).resolve("bin").resolve(script());
        if (Files.isRegularFile(brought)) {
            return brought;
        }
        Path installed = installed();
        return fits(installed) ? installed : bring(installed, brought);
    }

    private String script() {
        return checkout.windows() ? "mvn.cmd" : "mvn";
    }

    private Path installed() {
        List<String> folders = new ArrayList<>();
        for (String variable : List.of("MAVEN_HOME", "M2_HOME")) {
            if (System.getenv(variable) != null) {
                folders.add(Path.of(System.getenv(variable), "bin").toString());
            }
        }
        folders.addAll(List.of(System.getenv("PATH").split(java.io.File.pathSeparator)));
        return folders.stream().filter(f -> !f.isBlank()).map(f -> Path.of(f, script())).filter(Files::isRegularFile).findFirst()
                .orElseThrow(() -> new LaunchException("Maven is missing. Any version will do, for instance: apt install maven, brew install maven, winget install Apache.Maven"));
    }

    private boolean fits(Path maven) throws IOException, InterruptedException {
        Process asked = in(checkout.root().resolve("bundles"), List.of(maven.toString(), "-v")).redirectErrorStream(true).start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher version = VERSION.matcher(answer);
        if (asked.waitFor() != 0 || !version.find()) {
            throw new LaunchException("Maven at " + maven + " does not run: " + answer.strip());
        }
        int number = Integer.parseInt(version.group(1)) * 1_000_000 + Integer.parseInt(version.group(2)) * 1_000 + Integer.parseInt(version.group(3));
        return number >= OLDEST && number < TOO_NEW;
    }

    private Path bring(Path installed, Path brought) throws IOException, InterruptedException {
        Launcher.say("bringing Maven " + BROUGHT + ", because the installed one is too old or too new (once)");
        Path cache = Files.createDirectories(checkout.cache());
        // In a folder of its own: old plug-ins make folders with literal ${...} names where they run.
        Path scratch = Files.createTempDirectory(cache, "maven-");
        int status = Launcher.call(process(installed, scratch, List.of("-q", "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:unpack",
                "-Dartifact=org.apache.maven:apache-maven:" + BROUGHT + ":zip:bin", "-DoutputDirectory=" + scratch.resolve("unpacked"))));
        Path unpacked = scratch.resolve("unpacked").resolve("apache-maven-" + BROUGHT);
        if (status != 0 || !Files.isDirectory(unpacked)) {
            throw new LaunchException("Maven " + BROUGHT + " could not be brought by " + installed + ": see above. Install Maven " + BROUGHT + " or newer yourself and put it on the PATH.");
        }
        if (!checkout.windows() && !unpacked.resolve("bin").resolve("mvn").toFile().setExecutable(true)) {
            throw new LaunchException("Cannot make " + unpacked.resolve("bin/mvn") + " executable");
        }
        if (!Files.isRegularFile(brought)) {
            Files.move(unpacked, brought.getParent().getParent());
        }
        Trees.delete(scratch);
        return brought;
    }
}
