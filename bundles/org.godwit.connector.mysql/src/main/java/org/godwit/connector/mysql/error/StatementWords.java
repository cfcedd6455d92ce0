package org.godwit.connector.mysql.error;

import java.util.Locale;

/**
 * A statement as it may be kept and shown: literals of statements that carry rows or secrets are replaced by question marks, and what is very long is cut. Names and the words of DDL stay. Without
 * state.
 */
public final class StatementWords {
    private static final int LONGEST = 4000;

    private StatementWords() {
    }

    public static String of(String sql) {
        String head = sql.substring(0, Math.min(sql.length(), 200)).stripLeading().toUpperCase(Locale.ROOT);
        boolean isDefinition = head.startsWith("CREATE TABLE") || head.startsWith("ALTER TABLE") || head.startsWith("CREATE OR REPLACE") || head.startsWith("CREATE VIEW") || head.startsWith("CREATE INDEX")
                || head.startsWith("CREATE UNIQUE") || head.startsWith("CREATE DATABASE") || head.startsWith("LOAD DATA");
        String part = sql.length() > LONGEST ? sql.substring(0, LONGEST) : sql;
        String shown = isDefinition ? part : withoutLiterals(part);
        return sql.length() > LONGEST ? shown + " … (" + sql.length() + " characters)" : shown;
    }

    static String withoutLiterals(String sql) {
        StringBuilder out = new StringBuilder(sql.length());
        int i = 0;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (c == '\'' || c == '"') {
                i = end(sql, i);
                out.append('?');
            } else if (c == '`') {
                int to = Math.max(sql.indexOf('`', i + 1), i);
                out.append(sql, i, to + 1);
                i = to + 1;
            } else if (Character.isDigit(c) && (i == 0 || !Character.isJavaIdentifierPart(sql.charAt(i - 1)))) {
                while (i < sql.length() && (Character.isLetterOrDigit(sql.charAt(i)) || sql.charAt(i) == '.')) {
                    i++;
                }
                out.append('?');
            } else {
                out.append(c);
                i++;
            }
        }
        return out.toString();
    }

    /** Behind the closing quote of a literal; quotes in it are doubled or escaped. */
    private static int end(String sql, int from) {
        char quote = sql.charAt(from);
        int i = from + 1;
        while (i < sql.length()) {
            if (sql.charAt(i) == '\\') {
                i += 2;
            } else if (sql.charAt(i) != quote) {
                i++;
            } else if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                i += 2;
            } else {
                return i + 1;
            }
        }
        return sql.length();
    }
}
