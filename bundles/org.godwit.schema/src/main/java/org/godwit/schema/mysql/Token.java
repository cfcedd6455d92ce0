package org.godwit.schema.mysql;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of SQL text of the MySQL family. Pieces put one behind the other give the text again, so that a name can be exchanged without touching anything else. Immutable.
 *
 * @param text as it stands in the statement, with quotes
 */
public record Token(Kind kind, String text) {
    /** Kinds of pieces. SPACE is blanks and comments. */
    public enum Kind {
        WORD, QUOTED_NAME, STRING, NUMBER, SYMBOL, SPACE
    }

    /** Cuts a statement or expression into its pieces. Never fails: a quote that is not closed reaches to the end. */
    public static List<Token> scan(String sql) {
        return scan(sql, false, true);
    }

    /**
     * As {@link #scan(String)}, for a text that was written under other SQL modes (MySQL manual, "Server SQL Modes").
     *
     * @param ansiQuotes double quotes enclose names (ANSI_QUOTES)
     * @param backslashes a backslash in a string escapes what follows (not NO_BACKSLASH_ESCAPES)
     */
    public static List<Token> scan(String sql, boolean ansiQuotes, boolean backslashes) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < sql.length()) {
            Kind kind = ansiQuotes && sql.charAt(at) == '"' ? Kind.QUOTED_NAME : kindAt(sql, at);
            int end = switch (kind) {
                case SPACE -> endOfSpace(sql, at);
                case STRING -> endOfQuoted(sql, at, backslashes);
                case QUOTED_NAME -> endOfQuoted(sql, at, false);
                case WORD -> endOfWord(sql, at);
                case NUMBER -> endOfNumber(sql, at);
                case SYMBOL -> at + Character.charCount(sql.codePointAt(at));
            };
            tokens.add(new Token(kind, sql.substring(at, end)));
            at = end;
        }
        return tokens;
    }

    /** The pieces put together again. */
    public static String join(List<Token> tokens) {
        StringBuilder out = new StringBuilder();
        tokens.forEach(t -> out.append(t.text));
        return out.toString();
    }

    public boolean isName() {
        return kind == Kind.QUOTED_NAME || kind == Kind.WORD;
    }

    public boolean is(String symbolOrWord) {
        return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equalsIgnoreCase(symbolOrWord);
    }

    /** The name without its quotes. */
    public String name() {
        if (kind != Kind.QUOTED_NAME) {
            return text;
        }
        String quote = text.substring(0, 1);
        boolean closed = text.length() > 1 && text.endsWith(quote);
        return text.substring(1, closed ? text.length() - 1 : text.length()).replace(quote + quote, quote);
    }

    /** The value of a string literal (MySQL manual, "String Literals"). */
    public String stringValue() {
        StringBuilder out = new StringBuilder();
        char quote = text.charAt(0);
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() - 1) {
                out.append(unescaped(text.charAt(++i)));
            } else {
                out.append(c);
                if (c == quote) {
                    i++;
                }
            }
        }
        return out.toString();
    }

    private static String unescaped(char c) {
        return switch (c) {
            case '0' -> "\0";
            case 'b' -> "\b";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'Z' -> "\u001a";
            case '%' -> "\\%";
            case '_' -> "\\_";
            default -> String.valueOf(c);
        };
    }

    private static Kind kindAt(String sql, int at) {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c) || sql.startsWith("/*", at) || c == '#' || isDashComment(sql, at)) {
            return Kind.SPACE;
        }
        if (c == '`') {
            return Kind.QUOTED_NAME;
        }
        if (c == '\'' || c == '"') {
            return Kind.STRING;
        }
        if (Character.isDigit(c)) {
            return Kind.NUMBER;
        }
        return isWordPart(sql.codePointAt(at)) ? Kind.WORD : Kind.SYMBOL;
    }

    /** Two dashes begin a comment when a blank, a control character or the end follows (MySQL manual, "Comments"). */
    private static boolean isDashComment(String sql, int at) {
        return sql.startsWith("--", at) && (at + 2 == sql.length() || sql.charAt(at + 2) <= ' ');
    }

    private static boolean isWordPart(int codePoint) {
        return codePoint == '_' || codePoint == '$' || codePoint == '@' || Character.isLetterOrDigit(codePoint) || codePoint > 0x7f;
    }

    private static int endOfSpace(String sql, int from) {
        if (sql.startsWith("/*", from)) {
            int end = sql.indexOf("*/", from + 2);
            return end < 0 ? sql.length() : end + 2;
        }
        if (!Character.isWhitespace(sql.charAt(from))) {
            int end = sql.indexOf('\n', from);
            return end < 0 ? sql.length() : end + 1;
        }
        int at = from;
        while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int endOfQuoted(String sql, int from, boolean escapes) {
        char quote = sql.charAt(from);
        int at = from + 1;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (escapes && c == '\\') {
                at += 2;
            } else if (c == quote) {
                if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
                    at += 2;
                } else {
                    return at + 1;
                }
            } else {
                at++;
            }
        }
        return sql.length();
    }

    private static int endOfWord(String sql, int from) {
        int at = from;
        while (at < sql.length() && isWordPart(sql.codePointAt(at))) {
            at += Character.charCount(sql.codePointAt(at));
        }
        return at;
    }

    private static int endOfNumber(String sql, int from) {
        int at = from;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            boolean exponentSign = (c == '+' || c == '-') && at > from && Character.toLowerCase(sql.charAt(at - 1)) == 'e' && !sql.startsWith("0x", from);
            if (c != '.' && !isWordPart(c) && !exponentSign) {
                return at;
            }
            at++;
        }
        return at;
    }
}
