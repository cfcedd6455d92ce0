package org.godwit.schema.mysql.ddl;

import java.util.ArrayList;
import java.util.List;
import org.godwit.core.model.ObjectName;
import org.godwit.schema.mysql.Token;

/** Walks over the pieces of a statement, blanks left out. Used by one thread. */
final class Cursor {
    private static final Token END = new Token(Token.Kind.SPACE, "");

    private final List<Token> tokens = new ArrayList<>();
    /** Whether a blank stands in front of the piece. */
    private final List<Boolean> spaced = new ArrayList<>();
    private int at;

    Cursor(List<Token> all) {
        boolean space = false;
        for (Token token : all) {
            if (token.kind() == Token.Kind.SPACE) {
                space = true;
            } else {
                tokens.add(token);
                spaced.add(space);
                space = false;
            }
        }
    }

    int position() {
        return at;
    }

    void back(int position) {
        at = position;
    }

    boolean atEnd() {
        return at >= tokens.size() || at == tokens.size() - 1 && tokens.get(at).is(";");
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : END;
    }

    Token next() {
        Token token = peek();
        at++;
        return token;
    }

    /** Whether these words or symbols stand here. */
    boolean sees(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** Goes over these words if they stand here. */
    boolean takes(String... words) {
        if (!sees(words)) {
            return false;
        }
        at += words.length;
        return true;
    }

    /** Goes over the one of these words that stands here. */
    boolean takesAny(String... words) {
        for (String word : words) {
            if (takes(word)) {
                return true;
            }
        }
        return false;
    }

    void expect(String... words) throws UnreadableDdl {
        if (!takes(words)) {
            throw unreadable(String.join(" ", words));
        }
    }

    UnreadableDdl unreadable(String expected) {
        String found = peek() == END ? "the end" : "\"" + text(at, Math.min(tokens.size(), at + 4)) + "\"";
        return new UnreadableDdl(expected + " was expected where " + found + " stands");
    }

    /** A name, quoted or not; names may begin with a digit but not consist of digits only. */
    String name() throws UnreadableDdl {
        Token token = peek();
        boolean number = token.kind() == Token.Kind.NUMBER && !token.text().matches("[0-9.]+(?:[eE][+-]?\\d+)?") && !token.text().contains(".");
        if (!token.isName() && !number) {
            throw unreadable("a name");
        }
        at++;
        return token.name();
    }

    /** {@code table} or {@code database.table}. */
    ObjectName objectName(String defaultDatabase) throws UnreadableDdl {
        takes(".");
        String first = name();
        if (!takes(".")) {
            return new ObjectName(defaultDatabase, first);
        }
        Token second = peek();
        if (second.kind() == Token.Kind.NUMBER) {
            at++;
            return new ObjectName(first, second.text());
        }
        return new ObjectName(first, name());
    }

    /** A name of a character set, collation or engine, which may also be a string. */
    String word() throws UnreadableDdl {
        return peek().kind() == Token.Kind.STRING ? string() : name();
    }

    /** Strings that follow each other are one. */
    String string() throws UnreadableDdl {
        if (peek().kind() != Token.Kind.STRING) {
            throw unreadable("a string");
        }
        StringBuilder out = new StringBuilder();
        while (peek().kind() == Token.Kind.STRING) {
            out.append(next().stringValue());
        }
        return out.toString();
    }

    String number() throws UnreadableDdl {
        if (peek().kind() != Token.Kind.NUMBER) {
            throw unreadable("a number");
        }
        return next().text();
    }

    /** What stands between parentheses, without them. */
    String inParentheses() throws UnreadableDdl {
        int from = at;
        skipParentheses();
        return text(from + 1, at - 1);
    }

    void skipParentheses() throws UnreadableDdl {
        if (!sees("(")) {
            throw unreadable("(");
        }
        int depth = 0;
        do {
            if (at >= tokens.size()) {
                throw unreadable(")");
            }
            Token token = next();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        } while (depth > 0);
    }

    List<String> names() throws UnreadableDdl {
        List<String> names = new ArrayList<>();
        do {
            names.add(name());
        } while (takes(","));
        return names;
    }

    List<String> namesInParentheses() throws UnreadableDdl {
        expect("(");
        List<String> names = names();
        expect(")");
        return names;
    }

    /** Goes to the comma or closing parenthesis that ends what stands here. */
    void skipToComma() {
        int depth = 0;
        while (!atEnd() && !(depth == 0 && (sees(",") || sees(")")))) {
            Token token = next();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        }
    }

    /** The text from a position up to here. */
    String textFrom(int from) {
        return text(from, at);
    }

    private String text(int from, int to) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < to; i++) {
            out.append(i > from && spaced.get(i) ? " " : "").append(tokens.get(i).text());
        }
        return out.toString();
    }

    /** An equals sign may be there. */
    void equalsSign() {
        takes("=");
    }

    /** IF EXISTS. */
    boolean ifExists() throws UnreadableDdl {
        if (!takes("IF")) {
            return false;
        }
        expect("EXISTS");
        return true;
    }

    /** IF NOT EXISTS. */
    boolean ifNotExists() throws UnreadableDdl {
        if (!takes("IF")) {
            return false;
        }
        expect("NOT", "EXISTS");
        return true;
    }
}
