package org.godwit.transfer.filter;

import java.util.ArrayList;
import java.util.List;

/** Cuts a condition into words, numbers, texts and signs as the servers do with their default sql_mode. Without state. */
final class FilterTokens {
    private static final List<String> SIGNS = List.of("<=>", "<<", ">>", "<=", ">=", "<>", "!=", "&&", "||", "=", "<", ">", "!", "~", "+", "-", "*", "/", "%", "^", "&", "|", "(", ")", ",", ".");

    /** Kinds of tokens. */
    enum Kind {
        WORD, QUOTED_NAME, NUMBER, TEXT, SIGN, END
    }

    /** @param at place in the condition, from 0 */
    record Token(Kind kind, String text, int at) {
    }

    private FilterTokens() {
    }

    static List<Token> of(String condition) throws FilterParser.Unreadable {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < condition.length()) {
            char c = condition.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '\'' || c == '"' || c == '`') {
                at = quoted(condition, at, c, tokens);
            } else if (Character.isDigit(c) || c == '.' && at + 1 < condition.length() && Character.isDigit(condition.charAt(at + 1))) {
                at = number(condition, at, tokens);
            } else if (Character.isLetter(c) || c == '_' || c == '$' || c >= 0x80) {
                int end = at;
                while (end < condition.length() && (Character.isLetterOrDigit(condition.charAt(end)) || "_$".indexOf(condition.charAt(end)) >= 0)) {
                    end++;
                }
                tokens.add(new Token(Kind.WORD, condition.substring(at, end), at));
                at = end;
            } else {
                at = sign(condition, at, tokens);
            }
        }
        tokens.add(new Token(Kind.END, "", condition.length()));
        return tokens;
    }

    private static int sign(String condition, int at, List<Token> tokens) throws FilterParser.Unreadable {
        for (String sign : SIGNS) {
            if (condition.startsWith(sign, at)) {
                tokens.add(new Token(Kind.SIGN, sign, at));
                return at + sign.length();
            }
        }
        throw new FilterParser.Unreadable("a character that has no meaning here", at);
    }

    private static int number(String condition, int at, List<Token> tokens) throws FilterParser.Unreadable {
        int end = at;
        while (end < condition.length() && (Character.isDigit(condition.charAt(end)) || condition.charAt(end) == '.')) {
            end++;
        }
        String text = condition.substring(at, end);
        if (text.indexOf('.') != text.lastIndexOf('.') || end < condition.length() && (Character.isLetter(condition.charAt(end)) || condition.charAt(end) == '_')) {
            throw new FilterParser.Unreadable("a number that is neither whole nor a decimal", at);
        }
        tokens.add(new Token(Kind.NUMBER, text, at));
        return end;
    }

    private static int quoted(String condition, int from, char quote, List<Token> tokens) throws FilterParser.Unreadable {
        StringBuilder text = new StringBuilder();
        int at = from + 1;
        while (at < condition.length()) {
            char c = condition.charAt(at++);
            if (c == quote) {
                if (at < condition.length() && condition.charAt(at) == quote) {
                    text.append(quote);
                    at++;
                } else {
                    tokens.add(new Token(quote == '`' ? Kind.QUOTED_NAME : Kind.TEXT, text.toString(), from));
                    return at;
                }
            } else if (c == '\\' && quote != '`' && at < condition.length()) {
                text.append(escaped(condition.charAt(at++)));
            } else {
                text.append(c);
            }
        }
        throw new FilterParser.Unreadable("a quote that does not end", from);
    }

    /** MySQL manual, "String Literals". */
    private static String escaped(char c) {
        return switch (c) {
            case '0' -> "\0";
            case 'b' -> "\b";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'Z' -> "\u001a";
            default -> String.valueOf(c);
        };
    }
}
