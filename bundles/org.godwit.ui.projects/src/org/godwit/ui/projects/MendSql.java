package org.godwit.ui.projects;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Takes mending SQL apart: a statement ends with a semicolon at the end of a line, and what follows -- is for people. Without state. */
final class MendSql {
    private MendSql() {
    }

    static List<String> statements(String sql) {
        String code = sql.lines().map(line -> line.replaceFirst("(^|;\\s*)--.*$", "$1")).collect(Collectors.joining("\n"));
        return Arrays.stream(code.split(";[ \\t]*(\\n|$)")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }
}
