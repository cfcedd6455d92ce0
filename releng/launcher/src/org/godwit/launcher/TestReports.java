package org.godwit.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sum of all surefire reports below a folder. */
record TestReports(long passed, long failed, long skipped) {

    private static final Pattern SUITE = Pattern.compile("<testsuite\\s[^>]*>");
    private static final List<String> FOLDERS = List.of("surefire-reports", "failsafe-reports");

    static TestReports read(Path root) throws IOException {
        long tests = 0;
        long failed = 0;
        long skipped = 0;
        for (Path report : reports(root)) {
            String suite = suite(report);
            tests += number(suite, "tests");
            failed += failed(suite);
            skipped += number(suite, "skipped");
        }
        return new TestReports(tests - failed - skipped, failed, skipped);
    }

    /** The simple names of a module's test classes in which something failed. */
    static List<String> failing(Path module) throws IOException {
        List<String> names = new ArrayList<>();
        for (Path report : reportsOf(module).toList()) {
            if (failed(suite(report)) > 0) {
                String file = report.getFileName().toString();
                names.add(file.substring(file.lastIndexOf('.', file.length() - ".xml".length() - 1) + 1, file.length() - ".xml".length()));
            }
        }
        return names;
    }

    private static String suite(Path report) throws IOException {
        Matcher suite = SUITE.matcher(Files.readString(report));
        if (!suite.find()) {
            throw new IOException("not a test report: " + report);
        }
        return suite.group();
    }

    private static long failed(String suite) {
        return number(suite, "failures") + number(suite, "errors");
    }

    /** So that nothing is counted that an earlier run has left. */
    static void clear(Path root) throws IOException {
        for (Path report : reports(root)) {
            Files.delete(report);
        }
    }

    private static List<Path> reports(Path root) throws IOException {
        List<Path> modules;
        try (Stream<Path> found = Stream.of("bundles", "tests").map(root::resolve).flatMap(TestReports::modulesIn)) {
            modules = found.toList();
        }
        return modules.stream().flatMap(TestReports::reportsOf).toList();
    }

    private static Stream<Path> reportsOf(Path module) {
        return FOLDERS.stream().map(f -> module.resolve("target").resolve(f)).filter(Files::isDirectory).flatMap(TestReports::filesIn).filter(f -> f.getFileName().toString().matches("TEST-.*\\.xml"));
    }

    private static Stream<Path> modulesIn(Path folder) {
        return filesIn(folder).filter(Files::isDirectory);
    }

    private static Stream<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long number(String suite, String attribute) {
        Matcher value = Pattern.compile("\\s" + attribute + "=\"(\\d+)\"").matcher(suite);
        return value.find() ? Long.parseLong(value.group(1)) : 0;
    }
}
