package org.godwit.schema.mysql.follow;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.ValueKind;
import org.godwit.schema.mysql.Sql;
import org.godwit.schema.mysql.Token;

/** Brings a default as written into the form in which the catalog gives it: the value as the server keeps it (MySQL manual, "Data Type Default Values"). Without state. */
final class DefaultValues {
    private static final Pattern NOW = Pattern.compile("(?i)(?:current_timestamp|now|localtime|localtimestamp)\\s*(?:\\(\\s*(\\d*)\\s*\\))?");
    private static final Pattern DATE = Pattern.compile("(\\d{4})-?(\\d{1,2})-?(\\d{1,2})(?:[ T]?(\\d{1,2}):?(\\d{1,2}):?(\\d{1,2})(?:\\.(\\d*))?)?");

    private DefaultValues() {
    }

    /**
     * Empty for none and for NULL.
     *
     * @param rounds whether fractions of seconds that are too long are rounded, as MySQL does; MariaDB cuts them
     */
    static Optional<String> canonical(String written, SqlType type, boolean rounds) {
        Optional<String> value = canonical(written, type);
        boolean instant = type.kind() == ValueKind.DATETIME || type.kind() == ValueKind.TIMESTAMP;
        Matcher fraction = Pattern.compile("'(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d)\\.(\\d{1,9})'").matcher(written.strip());
        if (!rounds || !instant || !fraction.matches() || fraction.group(3).length() <= type.scale().orElse(0) || fraction.group(1).contains("-00")) {
            return value;
        }
        int scale = type.scale().orElse(0);
        LocalDateTime exact = LocalDateTime.parse(fraction.group(1) + "T" + fraction.group(2) + "." + fraction.group(3));
        long unit = BigDecimal.TEN.pow(9 - scale).longValue();
        LocalDateTime rounded = exact.plusNanos(unit / 2);
        String digits = String.format(Locale.ROOT, "%09d", rounded.getNano());
        return Optional.of("'" + rounded.format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")) + (scale == 0 ? "" : "." + digits.substring(0, scale)) + "'");
    }

    private static Optional<String> canonical(String written, SqlType type) {
        String text = written.strip();
        if (text.equalsIgnoreCase("NULL")) {
            return Optional.empty();
        }
        Optional<String> now = now(Expressions.withoutOuterParentheses(text));
        if (now.isPresent()) {
            return now;
        }
        if (text.startsWith("(")) {
            return Optional.of("(" + Expressions.withoutOuterParentheses(text) + ")");
        }
        List<Token> tokens = Token.scan(text).stream().filter(t -> t.kind() != Token.Kind.SPACE).toList();
        return Optional.of(literal(tokens, type).orElseGet(() -> "(" + text + ")"));
    }

    /** {@code CURRENT_TIMESTAMP[(n)]} for any of its names. */
    static Optional<String> now(String text) {
        Matcher matcher = NOW.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = matcher.group(1);
        return Optional.of("CURRENT_TIMESTAMP" + (digits == null || digits.isEmpty() || digits.equals("0") ? "" : "(" + digits + ")"));
    }

    private static Optional<String> literal(List<Token> tokens, SqlType type) {
        Token first = tokens.getFirst();
        Token last = tokens.getLast();
        if (tokens.size() == 1 && (first.is("TRUE") || first.is("FALSE"))) {
            return Optional.of(ofNumber(first.is("TRUE") ? BigDecimal.ONE : BigDecimal.ZERO, type));
        }
        boolean prefixed = tokens.size() == 2 && first.kind() == Token.Kind.WORD && last.kind() == Token.Kind.STRING;
        if (prefixed && first.is("b")) {
            return Optional.of(ofBytes(bits(last.stringValue()), type));
        }
        if (prefixed && first.is("x")) {
            return Optional.of(ofBytes(HexFormat.of().parseHex(last.stringValue()), type));
        }
        if (tokens.size() == 1 && first.kind() == Token.Kind.NUMBER && first.text().matches("0x[0-9a-fA-F]+")) {
            String digits = first.text().substring(2);
            return Optional.of(ofBytes(HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : "0" + digits), type));
        }
        if (tokens.size() == 1 && first.kind() == Token.Kind.NUMBER && first.text().matches("0b[01]+")) {
            return Optional.of(ofBytes(bits(first.text().substring(2)), type));
        }
        if (prefixed || tokens.stream().allMatch(t -> t.kind() == Token.Kind.STRING)) {
            return Optional.of(ofString(tokens.stream().filter(t -> t.kind() == Token.Kind.STRING).map(Token::stringValue).collect(Collectors.joining()), type));
        }
        String joined = tokens.stream().map(Token::text).collect(Collectors.joining());
        return joined.matches("[+-]*(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?") ? Optional.of(ofNumber(new BigDecimal(signed(joined)), type)) : Optional.empty();
    }

    private static String signed(String number) {
        boolean negative = number.chars().filter(c -> c == '-').limit(number.replaceAll("[^+-].*", "").length()).count() % 2 == 1 && number.startsWith("-");
        return (negative ? "-" : "") + number.replaceFirst("^[+-]+", "");
    }

    private static byte[] bits(String bits) {
        byte[] bytes = new BigInteger(bits.isEmpty() ? "0" : bits, 2).toByteArray();
        return bytes.length > 1 && bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String ofBytes(byte[] bytes, SqlType type) {
        return switch (type.kind()) {
            case INTEGER, DECIMAL, FLOAT, YEAR -> ofNumber(new BigDecimal(new BigInteger(1, bytes)), type);
            case BIT -> "b'" + new BigInteger(1, bytes).toString(2) + "'";
            case BINARY -> binary(bytes, type);
            case DATE, TIME, DATETIME, TIMESTAMP, TEXT, ENUM, SET, JSON, SPATIAL, OTHER -> ofString(new String(bytes, StandardCharsets.UTF_8), type);
        };
    }

    private static String ofNumber(BigDecimal number, SqlType type) {
        return switch (type.kind()) {
            case INTEGER -> padded(number.setScale(0, RoundingMode.HALF_UP).toPlainString(), type);
            case DECIMAL -> number.setScale(type.scale().orElse(0), RoundingMode.HALF_UP).toPlainString();
            case FLOAT -> type.scale().isPresent() ? number.setScale(type.scale().getAsInt(), RoundingMode.HALF_UP).toPlainString() : plain(number);
            case BIT -> "b'" + number.toBigInteger().toString(2) + "'";
            case YEAR -> year(number.intValue(), false);
            case DATE, TIME, DATETIME, TIMESTAMP, TEXT, BINARY, ENUM, SET, JSON, SPATIAL, OTHER -> ofString(number.toPlainString(), type);
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String padded(String digits, SqlType type) {
        int width = (int) type.length().orElse(0);
        return type.zerofill() && digits.length() < width ? "0".repeat(width - digits.length()) + digits : digits;
    }

    private static String year(int year, boolean text) {
        return String.format(Locale.ROOT, "%04d", year == 0 && !text ? 0 : year < 70 ? year + 2000 : year < 100 ? year + 1900 : year);
    }

    private static String ofString(String text, SqlType type) {
        return switch (type.kind()) {
            case INTEGER, DECIMAL, FLOAT -> isNumber(text) ? ofNumber(new BigDecimal(text.strip()), type) : Sql.literal(text);
            case YEAR -> text.strip().matches("\\d+") ? year(Integer.parseInt(text.strip()), true) : Sql.literal(text);
            case BIT -> "b'" + new BigInteger(1, text.getBytes(StandardCharsets.UTF_8)).toString(2) + "'";
            case BINARY -> binary(text.getBytes(StandardCharsets.UTF_8), type);
            case DATE, DATETIME, TIMESTAMP -> Sql.literal(date(text, type));
            case TIME -> Sql.literal(time(text, type));
            case SET -> Sql.literal(members(text, type));
            case ENUM -> Sql.literal(type.members().stream().filter(m -> m.equalsIgnoreCase(text)).findFirst().orElse(text));
            case TEXT, JSON, SPATIAL, OTHER -> Sql.literal(text);
        };
    }

    private static boolean isNumber(String text) {
        return text.strip().matches("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
    }

    private static String binary(byte[] bytes, SqlType type) {
        return Sql.hexLiteral(type.name().equals("binary") ? Arrays.copyOf(bytes, Math.max(bytes.length, (int) type.length().orElse(bytes.length))) : bytes);
    }

    private static String members(String text, SqlType type) {
        List<String> wanted = Arrays.asList(text.toLowerCase(Locale.ROOT).split(","));
        return text.isEmpty() ? "" : type.members().stream().filter(m -> wanted.contains(m.toLowerCase(Locale.ROOT))).collect(Collectors.joining(","));
    }

    private static String date(String text, SqlType type) {
        Matcher matcher = DATE.matcher(text.equals("0") ? "0000-00-00" : text.strip());
        if (!matcher.matches()) {
            return text;
        }
        String day = two(matcher.group(1), 4) + "-" + two(matcher.group(2), 2) + "-" + two(matcher.group(3), 2);
        if (type.kind() == ValueKind.DATE) {
            return day;
        }
        String fraction = matcher.group(7) == null ? "" : matcher.group(7);
        return day + " " + two(matcher.group(4), 2) + ":" + two(matcher.group(5), 2) + ":" + two(matcher.group(6), 2) + fraction(fraction, type);
    }

    private static String time(String text, SqlType type) {
        Matcher matcher = Pattern.compile("(-?)(\\d{1,3}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d*))?)?").matcher(text.strip());
        if (matcher.matches()) {
            return matcher.group(1) + two(matcher.group(2), 2) + ":" + two(matcher.group(3), 2) + ":" + two(matcher.group(4), 2) + fraction(matcher.group(5) == null ? "" : matcher.group(5), type);
        }
        Matcher digits = Pattern.compile("(-?)(\\d{1,7})").matcher(text.strip());
        if (!digits.matches()) {
            return text;
        }
        String all = two(digits.group(2), 6);
        return digits.group(1) + all.substring(0, all.length() - 4) + ":" + all.substring(all.length() - 4, all.length() - 2) + ":" + all.substring(all.length() - 2) + fraction("", type);
    }

    private static String two(String digits, int width) {
        String present = digits == null ? "" : digits;
        return "0".repeat(Math.max(0, width - present.length())) + present;
    }

    private static String fraction(String digits, SqlType type) {
        int scale = type.scale().orElse(0);
        return scale == 0 ? "" : "." + (digits + "000000").substring(0, scale);
    }
}
