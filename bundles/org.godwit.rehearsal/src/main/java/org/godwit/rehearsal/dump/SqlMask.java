package org.godwit.rehearsal.dump;

/**
 * The text of a statement with everything inside quotes and plain comments blanked out, of the same length, so that patterns found in it stand at the same place in the original and never
 * inside a literal. Versioned comments stay, since the server runs what is in them. Without state.
 */
final class SqlMask {
    private SqlMask() {
    }

    static String of(String sql) {
        StringBuilder mask = new StringBuilder(sql);
        int i = 0;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (c == '\'' || c == '"' || c == '`') {
                i = blankQuoted(sql, mask, i);
            } else if (c == '/' && sql.startsWith("/*", i) && !sql.startsWith("/*!", i) && !sql.startsWith("/*M!", i)) {
                i = blankUntil(sql, mask, i, "*/");
            } else if (c == '#' || c == '-' && sql.startsWith("-- ", i)) {
                i = blankLine(sql, mask, i);
            } else {
                i++;
            }
        }
        return mask.toString();
    }

    /** The place of the bracket that closes the one at {@code open} in a mask, -1 when there is none. */
    static int closing(String mask, int open) {
        int depth = 0;
        for (int i = open; i < mask.length(); i++) {
            if (mask.charAt(i) == '(') {
                depth++;
            } else if (mask.charAt(i) == ')' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static int blankQuoted(String sql, StringBuilder mask, int start) {
        char quote = sql.charAt(start);
        int i = start + 1;
        while (i < sql.length() && sql.charAt(i) != quote) {
            if (sql.charAt(i) == '\\' && quote != '`' && i + 1 < sql.length()) {
                mask.setCharAt(i++, ' ');
            }
            mask.setCharAt(i++, ' ');
        }
        return i + 1;
    }

    private static int blankUntil(String sql, StringBuilder mask, int start, String end) {
        int found = sql.indexOf(end, start);
        int stop = found < 0 ? sql.length() : found + end.length();
        for (int i = start; i < stop; i++) {
            mask.setCharAt(i, ' ');
        }
        return stop;
    }

    private static int blankLine(String sql, StringBuilder mask, int start) {
        int i = start;
        while (i < sql.length() && sql.charAt(i) != '\n') {
            mask.setCharAt(i++, ' ');
        }
        return i;
    }
}
