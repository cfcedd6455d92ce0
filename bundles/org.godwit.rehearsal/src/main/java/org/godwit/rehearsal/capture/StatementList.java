package org.godwit.rehearsal.capture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The statements of a capture in the order of their first run, each once with how often it ran; values are bound, so none stands in it. Used by one thread. */
final class StatementList {
    private final Map<String, Integer> statements = new LinkedHashMap<>();

    void add(String sql) {
        statements.merge(sql.replaceAll("(\\?,)+\\?", "?, …").replaceAll("(\\(\\?, …\\),|\\(\\?\\),)+", "(?, …),"), 1, Integer::sum);
    }

    /** Says that something happens that is no statement. */
    void remark(String text) {
        statements.put("-- " + text, 1);
    }

    String text() {
        return statements.entrySet().stream().map(e -> e.getKey() + (e.getKey().startsWith("--") ? "" : ";") + (e.getValue() > 1 ? " -- " + e.getValue() + " times" : "")).collect(Collectors.joining("\n", "", "\n"));
    }
}
