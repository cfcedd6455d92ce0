package org.godwit.transfer.filter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.TableDef;
import org.godwit.transfer.filter.Expr.Type;
import org.godwit.transfer.filter.FilterTokens.Kind;
import org.godwit.transfer.filter.FilterTokens.Token;

/** Reads a condition by recursive descent, with the precedence of operators of the servers (MySQL manual, "Operator Precedence"). Used once. */
final class FilterParser {
    private static final Set<String> COMPARISONS = Set.of("=", "<", ">", "<=", ">=", "<>", "!=");

    private final List<Token> tokens;
    private final TableDef table;
    private final Operators operators = new Operators();
    private int at;

    FilterParser(String condition, TableDef table) throws Unreadable {
        this.tokens = FilterTokens.of(condition);
        this.table = table;
    }

    /** The text is not a condition. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final int at;

        Unreadable(String message, int at) {
            super(message);
            this.at = at;
        }

        int at() {
            return at;
        }
    }

    /** The condition means something that cannot be evaluated here as the source does. */
    static final class Unsupported extends Exception {
        private static final long serialVersionUID = 1L;

        Unsupported(String message) {
            super(message);
        }
    }

    Expr parse() throws Unreadable, Unsupported {
        Expr whole = or();
        if (peek().kind() != Kind.END) {
            throw new Unreadable("unexpected " + peek().text(), peek().at());
        }
        return operators.truth(whole);
    }

    private Expr or() throws Unreadable, Unsupported {
        Expr left = xor();
        while (word("OR")) {
            left = operators.or(left, xor());
        }
        if (peek().text().equals("||") && peek().kind() == Kind.SIGN) {
            throw new Unsupported("|| means OR or concatenation, depending on the server's settings; write OR or CONCAT");
        }
        return left;
    }

    private Expr xor() throws Unreadable, Unsupported {
        Expr left = and();
        while (word("XOR")) {
            left = operators.xor(left, and());
        }
        return left;
    }

    private Expr and() throws Unreadable, Unsupported {
        Expr left = not();
        while (word("AND") || sign("&&")) {
            left = operators.and(left, not());
        }
        return left;
    }

    private Expr not() throws Unreadable, Unsupported {
        return word("NOT") ? operators.not(not()) : comparison();
    }

    private Expr comparison() throws Unreadable, Unsupported {
        Expr left = bits();
        while (true) {
            if (peek().kind() == Kind.SIGN && COMPARISONS.contains(peek().text())) {
                left = operators.compare(left, next().text(), bits());
            } else if (word("IS")) {
                left = is(left);
            } else if (isWord("NOT") && (isWordAt(1, "IN") || isWordAt(1, "BETWEEN"))) {
                at++;
                left = operators.not(range(left));
            } else if (isWord("IN") || isWord("BETWEEN")) {
                left = range(left);
            } else {
                return left;
            }
        }
    }

    private Expr is(Expr value) throws Unreadable, Unsupported {
        boolean not = word("NOT");
        Expr is;
        if (word("NULL") || word("UNKNOWN")) {
            is = operators.isNull(value);
        } else if (word("TRUE")) {
            is = operators.isTruth(value, true);
        } else if (word("FALSE")) {
            is = operators.isTruth(value, false);
        } else {
            throw new Unreadable("IS wants NULL, TRUE or FALSE", peek().at());
        }
        return not ? operators.not(is) : is;
    }

    private Expr range(Expr value) throws Unreadable, Unsupported {
        if (word("BETWEEN")) {
            Expr low = bits();
            if (!word("AND")) {
                throw new Unreadable("BETWEEN wants AND", peek().at());
            }
            return operators.and(operators.compare(value, ">=", low), operators.compare(value, "<=", bits()));
        }
        at++;
        List<Expr> members = list();
        Expr any = operators.compare(value, "=", members.getFirst());
        for (Expr member : members.subList(1, members.size())) {
            any = operators.or(any, operators.compare(value, "=", member));
        }
        return any;
    }

    private List<Expr> list() throws Unreadable, Unsupported {
        want("(");
        List<Expr> members = new ArrayList<>(List.of(or()));
        while (sign(",")) {
            members.add(or());
        }
        want(")");
        return members;
    }

    private Expr bits() throws Unreadable, Unsupported {
        return binary(0);
    }

    private static final List<Set<String>> LEVELS = List.of(Set.of("|"), Set.of("&"), Set.of("<<", ">>"), Set.of("+", "-"), Set.of("*", "/", "%"), Set.of("^"));

    private Expr binary(int level) throws Unreadable, Unsupported {
        if (level == LEVELS.size()) {
            return unary();
        }
        Expr left = binary(level + 1);
        while (peek().kind() == Kind.SIGN && LEVELS.get(level).contains(peek().text())) {
            left = operators.arithmetic(left, next().text(), binary(level + 1));
        }
        return left;
    }

    private Expr unary() throws Unreadable, Unsupported {
        if (sign("-")) {
            return operators.arithmetic(operators.number(BigDecimal.ZERO), "-", unary());
        }
        if (sign("+")) {
            return unary();
        }
        if (sign("~")) {
            return operators.complement(unary());
        }
        return sign("!") ? operators.not(unary()) : primary();
    }

    private Expr primary() throws Unreadable, Unsupported {
        Token token = next();
        switch (token.kind()) {
            case NUMBER -> {
                return operators.number(new BigDecimal(token.text()));
            }
            case TEXT -> {
                return operators.text(token.text());
            }
            case QUOTED_NAME -> {
                return column(token);
            }
            case WORD -> {
                return named(token);
            }
            case SIGN -> {
                if (token.text().equals("(")) {
                    Expr inner = or();
                    want(")");
                    return inner;
                }
                throw new Unreadable("unexpected " + token.text(), token.at());
            }
            case END -> throw new Unreadable("the condition ends too early", token.at());
        }
        throw new Unreadable("unexpected " + token.text(), token.at());
    }

    private Expr named(Token token) throws Unreadable, Unsupported {
        String word = token.text().toUpperCase(Locale.ROOT);
        if (peek().text().equals("(") && peek().kind() == Kind.SIGN) {
            return switch (word) {
                case "CONCAT" -> operators.concat(list());
                case "SUBSTR", "SUBSTRING" -> operators.substr(list());
                case "REPLACE" -> operators.replace(list());
                case "CAST" -> cast();
                default -> throw new Unsupported("the function " + token.text());
            };
        }
        return switch (word) {
            case "NULL" -> new Expr(new Type.Null(), (rows, row) -> null);
            case "TRUE" -> operators.number(BigDecimal.ONE);
            case "FALSE" -> operators.number(BigDecimal.ZERO);
            default -> column(token);
        };
    }

    private Expr cast() throws Unreadable, Unsupported {
        want("(");
        Expr value = or();
        if (!word("AS")) {
            throw new Unreadable("CAST wants AS", peek().at());
        }
        String type = next().text().toUpperCase(Locale.ROOT);
        List<Integer> sizes = new ArrayList<>();
        if (sign("(")) {
            do {
                Token size = next();
                if (size.kind() != Kind.NUMBER || size.text().contains(".") || size.text().length() > 4) {
                    throw new Unreadable("a size is a whole number", size.at());
                }
                sizes.add(Integer.valueOf(size.text()));
            } while (sign(","));
            want(")");
        }
        if (word("INTEGER") && !type.endsWith("SIGNED")) {
            throw new Unreadable("unexpected INTEGER", peek().at());
        }
        want(")");
        return operators.cast(value, type, sizes);
    }

    private Expr column(Token token) throws Unreadable, Unsupported {
        if (peek().text().equals(".") && peek().kind() == Kind.SIGN) {
            throw new Unsupported("a name with a qualifier; write " + token.text() + "'s column alone");
        }
        int position = -1;
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).name().equalsIgnoreCase(token.text())) {
                position = i;
            }
        }
        if (position < 0) {
            throw new Unreadable("no column " + token.text(), token.at());
        }
        ColumnDef column = table.columns().get(position);
        if (column.generated().filter(g -> !g.stored()).isPresent()) {
            // servers leave out of the log what they compute on reading
            throw new Unsupported("column " + column.name() + " is virtual, so it does not stand in the log; write its expression instead: " + column.generated().get().expression());
        }
        return FilterColumn.of(column, position);
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        at += token.kind() == Kind.END ? 0 : 1;
        return token;
    }

    private boolean isWord(String word) {
        return isWordAt(0, word);
    }

    private boolean isWordAt(int ahead, String word) {
        Token token = tokens.get(Math.min(at + ahead, tokens.size() - 1));
        return token.kind() == Kind.WORD && token.text().equalsIgnoreCase(word);
    }

    private boolean word(String word) {
        boolean is = isWord(word);
        at += is ? 1 : 0;
        return is;
    }

    private boolean sign(String sign) {
        boolean is = peek().kind() == Kind.SIGN && peek().text().equals(sign);
        at += is ? 1 : 0;
        return is;
    }

    private void want(String sign) throws Unreadable {
        if (!sign(sign)) {
            throw new Unreadable(sign + " is missing", peek().at());
        }
    }
}
