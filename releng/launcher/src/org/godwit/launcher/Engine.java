package org.godwit.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The command line and the benchmarks: plain Maven modules on a plain class path, without Tycho and Equinox. */
final class Engine {

    /** Kept equal in the script {@code godwit}, which starts the command line itself when nothing has to be built. */
    private static final List<String> JVM = List.of("-Xmx512m", "-XX:+UseParallelGC", "-Xshare:auto", "-XX:+AutoCreateSharedArchive", "-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-Xlog:aot=off",
            "--enable-native-access=ALL-UNNAMED");

    private final Checkout checkout;
    private final Path reactor;

    Engine(Checkout checkout) {
        this.checkout = checkout;
        this.reactor = checkout.root().resolve("bundles");
    }

    int commandLine(List<String> arguments) throws IOException, InterruptedException {
        prepare();
        return start(classPathFile("cli"), "org.godwit.cli.Main", arguments);
    }

    int benchmark(List<String> arguments) throws IOException, InterruptedException {
        build("benchmarks", List.of("bundles", "tests/org.godwit.benchmarks"));
        return start(classPathFile("benchmarks"), "org.godwit.benchmarks.Main", arguments);
    }

    /** Builds the command line where its sources are newer. */
    void prepare() throws IOException, InterruptedException {
        build("cli", List.of("bundles"));
    }

    private void build(String name, List<String> sources) throws IOException, InterruptedException {
        Path file = classPathFile(name);
        if (!checkout.newerThan(file, sources) && complete(file)) {
            return;
        }
        Launcher.say("building the engine, because " + (Files.exists(file) ? "its sources are newer" : "this is the first time (libraries are brought, which may take minutes)"));
        Path folder = Files.createDirectories(file.getParent());
        Path fresh = folder.resolve(name + ".fresh");
        int status = new Maven(checkout).run(reactor, List.of("-q", "-pl", ":org.godwit." + name, "-am", "-DskipTests", "-Dgodwit.classpath=" + fresh, "package"));
        if (status != 0 || !Files.exists(fresh)) {
            throw new LaunchException("the engine could not be built: see above");
        }
        Files.writeString(fresh, ownJar(name) + System.getProperty("path.separator") + Files.readString(fresh).strip());
        Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    /** A jar, since class data sharing takes no folders. */
    private Path ownJar(String name) throws IOException {
        Path module = name.equals("cli") ? reactor.resolve("org.godwit.cli") : checkout.root().resolve("tests").resolve("org.godwit." + name);
        try (var jars = Files.newDirectoryStream(module.resolve("target"), "org.godwit." + name + "-*.jar")) {
            return jars.iterator().next();
        }
    }

    private boolean complete(Path classPathFile) throws IOException {
        return Arrays.stream(Files.readString(classPathFile).split(System.getProperty("path.separator"))).map(Path::of).allMatch(Files::exists);
    }

    private Path classPathFile(String name) {
        return reactor.resolve("target").resolve("launch").resolve(name + ".classpath");
    }

    private int start(Path classPathFile, String mainClass, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(JVM);
        // of one command's classes, made at the end of its first run
        String name = classPathFile.getFileName().toString().replace(".classpath", arguments.isEmpty() || !arguments.getFirst().matches("[a-z][a-z-]*") ? "" : "-" + arguments.getFirst());
        command.add("-XX:SharedArchiveFile=" + classPathFile.resolveSibling(name + ".jsa"));
        command.add("-XX:TieredStopAtLevel=" + (isLive(arguments) ? 4 : 1));
        String own = System.getenv("GODWIT_OPTS");
        if (own != null && !own.isBlank()) {
            command.addAll(List.of(own.strip().split("\\s+")));
        }
        command.addAll(List.of("-cp", Files.readString(classPathFile), mainClass));
        command.addAll(arguments);
        return Launcher.call(Launcher.java(checkout, command.toArray(String[]::new)));
    }

    /** Whether changes are carried over, for which the optimising compiler is worth its time; for the rest it is not. */
    private static boolean isLive(List<String> arguments) {
        return !arguments.isEmpty() && List.of("project", "sync", "store", "kafka").contains(arguments.getFirst()) || arguments.stream().anyMatch(a -> a.contains("incr"));
    }
}
