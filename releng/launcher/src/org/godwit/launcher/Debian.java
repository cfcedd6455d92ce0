package org.godwit.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What must come from the system's packages: installed when root on Debian, else named in one line. */
final class Debian {

    /** A program or library and the Debian packages that may hold it, the first that exists is taken. */
    record Need(String what, BooleanSupplier present, List<String> packages) {
    }

    static final Need GTK = new Need("GTK 3", () -> library("libgtk-3.so.0"), List.of("libgtk-3-0t64", "libgtk-3-0"));
    static final Need XVFB = new Need("Xvfb", () -> program("Xvfb") && program("xvfb-run"), List.of("xvfb"));
    static final Need WINDOW_MANAGER = new Need("openbox", () -> program("openbox"), List.of("openbox"));

    private Debian() {
    }

    /** @throws LaunchException naming what to install */
    static void bring(List<Need> needs) throws IOException, InterruptedException {
        List<Need> missing = missing(needs);
        if (missing.isEmpty()) {
            return;
        }
        boolean root = "root".equals(System.getProperty("user.name")) && program("apt-get");
        if (root) {
            Launcher.say("installing " + String.join(", ", missing.stream().map(Need::what).toList()));
            quietly("apt-get", "-qq", "update");
            List<String> install = new ArrayList<>(List.of("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y", "--no-install-recommends", "install"));
            for (Need need : missing) {
                install.add(packageOf(need));
            }
            quietly(install.toArray(String[]::new));
            missing = missing(needs);
        }
        if (!missing.isEmpty()) {
            throw new LaunchException("missing: " + String.join(", ", missing.stream().map(Need::what).toList()) + ". On Debian: apt install "
                    + String.join(" ", missing.stream().map(n -> n.packages().getLast()).toList()));
        }
    }

    private static List<Need> missing(List<Need> needs) {
        return needs.stream().filter(n -> !n.present().getAsBoolean()).toList();
    }

    private static String packageOf(Need need) throws IOException, InterruptedException {
        for (String name : need.packages()) {
            Process shown = new ProcessBuilder("apt-cache", "show", name).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            if (shown.waitFor() == 0) {
                return name;
            }
        }
        return need.packages().getLast();
    }

    /** Packagers talk much: shown only when they fail. */
    private static void quietly(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            System.err.print(said);
        }
    }

    static boolean program(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(f -> Files.isExecutable(Path.of(f, name)));
    }

    private static boolean library(String name) {
        return Stream.of("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib").map(Path::of).filter(Files::isDirectory).anyMatch(f -> below(f, name));
    }

    private static boolean below(Path folder, String name) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(f -> f.getFileName().toString().equals(name) || Files.exists(f.resolve(name)));
        } catch (IOException e) {
            Launcher.say("cannot look into " + folder + ": " + e.getMessage());
            return false;
        }
    }
}
