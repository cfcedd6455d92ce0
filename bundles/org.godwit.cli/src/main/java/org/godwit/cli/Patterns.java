package org.godwit.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.godwit.core.error.GodwitException;

/** Turns what is written after {@code --tables} into match rules: the databases of the URLs are filled in where a pattern names none. */
final class Patterns {
    private Patterns() {
    }

    /** @throws GodwitException {@link CliError#NO_DATABASE} when neither a pattern nor the URL names a database */
    static List<String> include(List<String> patterns, String sourceDatabase, String targetDatabase) throws GodwitException {
        List<String> rules = new ArrayList<>();
        for (String pattern : split(patterns.isEmpty() ? List.of("*") : patterns)) {
            String rule = withDatabase(pattern, sourceDatabase);
            boolean elsewhere = !targetDatabase.isEmpty() && !rule.contains("=") && !rule.startsWith(targetDatabase + ".");
            rules.add(elsewhere ? rule + "=" + targetDatabase + "." : rule);
        }
        return rules;
    }

    static List<String> exclude(List<String> patterns, String sourceDatabase) throws GodwitException {
        List<String> rules = new ArrayList<>();
        for (String pattern : split(patterns)) {
            rules.add(withDatabase(pattern, sourceDatabase));
        }
        return rules;
    }

    private static List<String> split(List<String> patterns) {
        return patterns.stream().flatMap(p -> Arrays.stream(p.split(","))).map(String::strip).filter(p -> !p.isEmpty()).toList();
    }

    private static String withDatabase(String pattern, String database) throws GodwitException {
        int equals = pattern.indexOf('=');
        String left = equals < 0 ? pattern : pattern.substring(0, equals);
        if (left.contains(".")) {
            return pattern;
        }
        if (database.isEmpty()) {
            throw new GodwitException(CliError.NO_DATABASE);
        }
        return database + "." + pattern;
    }
}
