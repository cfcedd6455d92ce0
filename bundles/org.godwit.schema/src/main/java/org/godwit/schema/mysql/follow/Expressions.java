package org.godwit.schema.mysql.follow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.godwit.schema.mysql.Sql;
import org.godwit.schema.mysql.Token;

/** Writes expressions on columns in the way in which servers print them as far as others rely on it: columns in back-quotes, without the table. Without state. */
final class Expressions {
    private Expressions() {
    }

    /** The expression with its columns in back-quotes, under their own spelling. */
    static String normalized(String expression, Collection<String> columns) {
        Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        columns.forEach(c -> known.put(c, c));
        List<Token> tokens = new ArrayList<>(Token.scan(withoutOuterParentheses(expression)));
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean name = token.isName() && known.containsKey(token.name());
            boolean call = i + 1 < tokens.size() && tokens.get(i + 1).is("(") && token.kind() == Token.Kind.WORD;
            boolean introducer = token.kind() == Token.Kind.WORD && next(tokens, i).kind() == Token.Kind.STRING;
            boolean qualifier = i + 1 < tokens.size() && tokens.get(i + 1).is(".");
            if (name && !call && !introducer && !qualifier) {
                tokens.set(i, new Token(Token.Kind.QUOTED_NAME, Sql.quote(known.get(token.name()))));
                dropQualifiers(tokens, i);
            }
        }
        return Token.join(tokens).strip();
    }

    private static Token next(List<Token> tokens, int at) {
        return at + 1 < tokens.size() ? tokens.get(at + 1) : new Token(Token.Kind.SPACE, "");
    }

    private static void dropQualifiers(List<Token> tokens, int at) {
        for (int i = at; i >= 2 && tokens.get(i - 1).is(".") && tokens.get(i - 2).isName(); i -= 2) {
            tokens.set(i - 1, new Token(Token.Kind.SPACE, ""));
            tokens.set(i - 2, new Token(Token.Kind.SPACE, ""));
        }
    }

    /** The expression with columns renamed; old names in lower case. */
    static String renamed(String expression, Map<String, String> names) {
        List<Token> tokens = new ArrayList<>(Token.scan(expression));
        tokens.replaceAll(t -> t.kind() == Token.Kind.QUOTED_NAME && names.containsKey(t.name().toLowerCase(Locale.ROOT))
                ? new Token(t.kind(), Sql.quote(names.get(t.name().toLowerCase(Locale.ROOT))))
                : t);
        return Token.join(tokens);
    }

    /** Columns in a normalized expression, lower case. */
    static Set<String> columns(String expression) {
        Set<String> found = new TreeSet<>();
        Token.scan(expression).stream().filter(t -> t.kind() == Token.Kind.QUOTED_NAME).forEach(t -> found.add(t.name().toLowerCase(Locale.ROOT)));
        return found;
    }

    /** The expression without the pairs of parentheses that enclose all of it. */
    static String withoutOuterParentheses(String expression) {
        String text = expression.strip();
        while (text.startsWith("(") && text.endsWith(")") && closesLast(text)) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return text;
    }

    private static boolean closesLast(String text) {
        int depth = 0;
        int at = 0;
        for (Token token : Token.scan(text)) {
            at += token.text().length();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0) {
                return at == text.length();
            }
        }
        return false;
    }
}
