package org.godwit.rehearsal.faults;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a process of this program's own is started, which may be killed. Immutable.
 *
 * @param classPath jars and folders of the engine, its connectors and their libraries
 */
public record ChildProgram(List<Path> classPath) {
    private static final String SETTING = "java.class.path";

    public ChildProgram {
        classPath = List.copyOf(classPath);
    }

    /** The class path that this process was started with; empty where the engine's classes come from elsewhere, as in the window, which knows the files of its bundles. */
    public static Optional<ChildProgram> ofThisProcess() {
        String own = ChildProgram.class.getName().replace('.', '/') + ".class";
        List<Path> paths = Arrays.stream(System.getProperty(SETTING, "").split(File.pathSeparator)).filter(p -> !p.isBlank()).map(Path::of).toList();
        boolean there = paths.stream().map(Path::toFile).anyMatch(f -> f.isDirectory() ? new File(f, own).exists() : f.getName().endsWith(".jar"));
        return there && ChildProgram.class.getClassLoader() == ClassLoader.getSystemClassLoader() ? Optional.of(new ChildProgram(paths)) : Optional.empty();
    }

    /** @param main has a main method; runs with the Java that this process runs with */
    ProcessBuilder process(Class<?> main, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", main.getName());
        builder.command().addAll(Arrays.asList(arguments));
        // by the environment, since a class path may be longer than a command line
        builder.environment().put("CLASSPATH", classPath.stream().map(p -> p.toAbsolutePath().toString()).collect(Collectors.joining(File.pathSeparator)));
        return builder;
    }
}
