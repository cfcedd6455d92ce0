package org.godwit.connector.mysql.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.schema.mysql.Token;

/**
 * The few facts that only {@code SHOW CREATE TABLE} tells: partitioning, full-text parsers, defaults of binary columns and MariaDB's periods;
 * and texts with characters outside the basic plane, which information_schema shows as question marks.
 * The text is taken as bytes (one char each), because a server may print raw binary defaults in it. Immutable.
 */
final class CreateText {
    private final List<Token> tokens;
    /** The blanks in front of a piece, by the piece itself. */
    private final Map<Token, String> blanks = new IdentityHashMap<>();

    /** @param bytes the statement as the server sent it */
    CreateText(byte[] bytes) {
        this.tokens = Token.scan(openedComments(new String(bytes, StandardCharsets.ISO_8859_1)));
    }

    /** Versioned comments are part of the statement for the server that printed them. */
    private static String openedComments(String text) {
        StringBuilder out = new StringBuilder();
        boolean opened = false;
        for (Token token : Token.scan(text)) {
            if (token.text().startsWith("/*!") || token.text().startsWith("/*M!")) {
                out.append(' ').append(token.text().replaceFirst("^/\\*M?!\\d*", "").replaceFirst("\\*/$", "")).append(' ');
                opened = true;
            } else {
                out.append(token.text());
            }
        }
        return opened ? out.toString() : text;
    }

    /** The PARTITION BY clause. */
    Optional<String> partitioning() {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += depth(token);
            if (depth == 0 && token.is("PARTITION") && next(i + 1).is("BY")) {
                return Optional.of(utf8(Token.join(tokens.subList(i, tokens.size())).strip()));
            }
        }
        return Optional.empty();
    }

    /** Parsers by name of the full-text index. */
    Map<String, String> parsers() {
        Map<String, String> parsers = new HashMap<>();
        for (List<Token> line : definitions()) {
            if (line.size() > 2 && line.getFirst().is("FULLTEXT")) {
                int parser = find(line, "PARSER");
                if (parser > 0 && parser + 1 < line.size()) {
                    parsers.put(utf8(line.get(2).name()), utf8(line.get(parser + 1).name()));
                }
            }
        }
        return parsers;
    }

    /** Generation expressions by column. */
    Map<String, String> generated() {
        Map<String, String> found = new HashMap<>();
        for (List<Token> line : definitions()) {
            int at = find(line, "AS");
            if (line.getFirst().kind() == Token.Kind.QUOTED_NAME && at > 1 && line.get(at - 1).is("ALWAYS") && at + 1 < line.size() && line.get(at + 1).is("(")) {
                found.put(utf8(line.getFirst().name()), inParentheses(line, at + 1));
            }
        }
        return found;
    }

    /** Expressions of checks by name. */
    Map<String, String> checks() {
        Map<String, String> found = new HashMap<>();
        for (List<Token> line : definitions()) {
            int at = find(line, "CHECK");
            if (line.getFirst().is("CONSTRAINT") && at == 2 && line.size() > 3) {
                found.put(utf8(line.get(1).name()), inParentheses(line, at + 1));
            }
        }
        return found;
    }

    private String inParentheses(List<Token> line, int open) {
        int depth = 0;
        for (int at = open; at < line.size(); at++) {
            depth += depth(line.get(at));
            if (depth == 0) {
                return Escapes.withoutOuterParentheses(spaced(line.subList(open, at + 1)));
            }
        }
        return spaced(line.subList(open, line.size()));
    }

    /** Defaults of the named columns as hexadecimal literals. */
    Map<String, String> binaryDefaults(List<String> columns) {
        Map<String, String> defaults = new HashMap<>();
        for (List<Token> line : definitions()) {
            int at = find(line, "DEFAULT");
            String column = utf8(line.getFirst().name());
            if (line.getFirst().kind() == Token.Kind.QUOTED_NAME && columns.contains(column) && at > 0 && at + 1 < line.size()) {
                Token value = line.get(at + 1);
                if (value.kind() == Token.Kind.STRING) {
                    byte[] bytes = value.stringValue().getBytes(StandardCharsets.ISO_8859_1);
                    defaults.put(column, bytes.length == 0 ? "''" : "0x" + HexFormat.of().withUpperCase().formatHex(bytes));
                } else if (value.text().startsWith("0x")) {
                    defaults.put(column, "0x" + value.text().substring(2).toUpperCase(java.util.Locale.ROOT));
                }
            }
        }
        return defaults;
    }

    /** MariaDB's application-time periods: the clauses {@code PERIOD FOR name (start, end)}. */
    List<String> periods() {
        return definitions().stream().filter(line -> line.getFirst().is("PERIOD")).map(this::spaced).toList();
    }

    /** MariaDB's indexes WITHOUT OVERLAPS: their part lists by name. */
    Map<String, String> withoutOverlaps() {
        Map<String, String> found = new HashMap<>();
        for (List<Token> line : definitions()) {
            if (find(line, "OVERLAPS") > 0) {
                int open = find(line, "(");
                Token name = line.get(open - 1);
                found.put(name.kind() == Token.Kind.QUOTED_NAME ? utf8(name.name()) : "PRIMARY", spaced(line.subList(open, line.size())));
            }
        }
        return found;
    }

    /** Columns and keys: the pieces between the outer parentheses, without blanks, cut at the commas. */
    private List<List<Token>> definitions() {
        List<List<Token>> lines = new ArrayList<>();
        List<Token> line = new ArrayList<>();
        String space = "";
        int depth = 0;
        for (Token token : tokens) {
            depth += depth(token);
            boolean edge = depth == 1 && (token.is("(") || token.is(",")) || depth == 0 && token.is(")");
            if (edge && !(token.is("(") && !line.isEmpty() && !lines.isEmpty())) {
                if (!line.isEmpty()) {
                    lines.add(line);
                }
                line = new ArrayList<>();
                if (token.is(")")) {
                    return lines.subList(Math.min(1, lines.size()), lines.size());
                }
            } else if (token.kind() == Token.Kind.SPACE) {
                space = " ";
            } else {
                line.add(token);
                blanks.put(token, space);
                space = "";
            }
        }
        return lines;
    }

    private Token next(int from) {
        return tokens.stream().skip(from).filter(t -> t.kind() != Token.Kind.SPACE).findFirst().orElse(new Token(Token.Kind.SPACE, ""));
    }

    private static int depth(Token token) {
        return token.is("(") ? 1 : token.is(")") ? -1 : 0;
    }

    private static int find(List<Token> line, String word) {
        for (int i = 0; i < line.size(); i++) {
            if (line.get(i).is(word)) {
                return i;
            }
        }
        return -1;
    }

    private String spaced(List<Token> line) {
        return utf8(line.stream().map(t -> blanks.getOrDefault(t, "") + t.text()).collect(java.util.stream.Collectors.joining()).strip());
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
