package org.godwit.ui.projects;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks a statement that stands on one long line before its clauses, for reading only. What stands in quotes stays whole. Without state. */
final class SqlLines {
    private static final int LONG = 100;
    private static final Pattern PART = Pattern.compile("'(?:[^'\\\\]|\\\\.|'')*'|\"(?:[^\"\\\\]|\\\\.|\"\")*\"|`(?:[^`]|``)*`|/\\*.*?\\*/"
            + "|(?<clause> (?:AS SELECT|SELECT|FROM|WHERE|(?:LEFT |RIGHT |INNER |CROSS )?(?:OUTER )?JOIN|GROUP BY|HAVING|ORDER BY|LIMIT|UNION(?: ALL)?)\\b)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ALIAS = Pattern.compile("(?<=\\S),(?=`)");

    private SqlLines() {
    }

    static String of(String statement) {
        if (statement.contains("\n") || statement.length() <= LONG) {
            return statement;
        }
        StringBuilder out = new StringBuilder();
        Matcher matcher = PART.matcher(statement);
        while (matcher.find()) {
            String clause = matcher.group("clause");
            matcher.appendReplacement(out, Matcher.quoteReplacement(clause == null ? matcher.group() : "\n" + clause.strip()));
        }
        matcher.appendTail(out);
        return ALIAS.matcher(out).replaceAll(",\n  ");
    }
}
