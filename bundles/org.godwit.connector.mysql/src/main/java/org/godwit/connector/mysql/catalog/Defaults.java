package org.godwit.connector.mysql.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.ValueKind;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.Sql;
import org.godwit.schema.mysql.Token;

/**
 * Brings the defaults that servers print in different ways to one form: MySQL, TiDB and OceanBase give the bare value and mark expressions with DEFAULT_GENERATED,
 * MariaDB gives SQL text (MariaDB knowledge base, "Information Schema COLUMNS Table"). The result is a canonical literal, {@code CURRENT_TIMESTAMP[(n)]} or an expression in parentheses.
 */
final class Defaults {
    private static final Pattern NOW = Pattern.compile("(?i)(?:current_timestamp|now|localtime|localtimestamp)\\s*(?:\\(\\s*(\\d*)\\s*\\))?");
    private static final Pattern ON_UPDATE = Pattern.compile("(?i)on update (current_timestamp(?:\\(\\d*\\))?)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

    private final boolean printsSql;
    private final boolean escapes;

    Defaults(Features features) {
        this.printsSql = features.isMariaDb() && features.version().atLeast(10, 2, 7);
        this.escapes = features.type() == org.godwit.core.model.DataSourceType.MYSQL && features.version().atLeast(8, 0);
    }

    /** The default as it may stand behind DEFAULT; empty for none and for a plain NULL. */
    Optional<String> canonical(Optional<String> printed, String extra, SqlType type) {
        if (printed.isEmpty()) {
            return Optional.empty();
        }
        String text = printed.get();
        return printsSql ? ofSql(text, type) : Optional.of(extra.toUpperCase(Locale.ROOT).contains("DEFAULT_GENERATED") ? ofExpression(escapes ? Escapes.remove(text) : text) : ofValue(text, type));
    }

    /** What follows ON UPDATE. */
    static Optional<String> onUpdate(String extra) {
        Matcher matcher = ON_UPDATE.matcher(extra);
        return matcher.find() ? Optional.of(now(matcher.group(1)).orElseThrow()) : Optional.empty();
    }

    private static Optional<String> ofSql(String text, SqlType type) {
        if (text.equalsIgnoreCase("NULL")) {
            return Optional.empty();
        }
        List<Token> tokens = Token.scan(text.strip());
        if (tokens.size() == 1 && tokens.getFirst().kind() == Token.Kind.STRING) {
            return Optional.of(literal(tokens.getFirst().stringValue(), type));
        }
        boolean literal = NUMBER.matcher(text).matches() || isBitLiteral(tokens);
        return Optional.of(literal ? literal(text, type) : ofExpression(text));
    }

    private static String ofExpression(String text) {
        return now(text).orElseGet(() -> "(" + Escapes.withoutOuterParentheses(text) + ")");
    }

    private static String ofValue(String text, SqlType type) {
        boolean instant = type.kind() == ValueKind.TIMESTAMP || type.kind() == ValueKind.DATETIME;
        return instant ? now(text).orElseGet(() -> Sql.literal(text)) : literal(text, type);
    }

    private static String literal(String value, SqlType type) {
        return switch (type.kind()) {
            case INTEGER, DECIMAL, FLOAT, YEAR -> NUMBER.matcher(value).matches() ? value : Sql.literal(value);
            case BIT -> value.matches("(?i)b'[01]+'|0x[0-9a-f]+|\\d+") ? value : Sql.literal(value);
            case BINARY -> value.matches("0x(?:[0-9A-Fa-f]{2})+") ? value : Sql.literal(value);
            case DATE, TIME, DATETIME, TIMESTAMP, TEXT, ENUM, SET, JSON, SPATIAL, OTHER -> Sql.literal(value);
        };
    }

    private static boolean isBitLiteral(List<Token> tokens) {
        return tokens.size() == 2 && tokens.getFirst().is("b") && tokens.getLast().kind() == Token.Kind.STRING || tokens.size() == 1 && tokens.getFirst().text().startsWith("0x");
    }

    private static Optional<String> now(String text) {
        Matcher matcher = NOW.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = matcher.group(1);
        return Optional.of("CURRENT_TIMESTAMP" + (digits == null || digits.isEmpty() || digits.equals("0") ? "" : "(" + digits + ")"));
    }
}
