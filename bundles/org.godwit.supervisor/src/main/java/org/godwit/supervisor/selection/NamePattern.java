package org.godwit.supervisor.selection;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A table name with wildcards (OMS: match rules): {@code *} any text, {@code ?} one character, {@code [abc]} {@code [a-z]} one of these, {@code [!abc]} {@code [!a-z]} one of the others.
 * Case matters. Immutable.
 */
public final class NamePattern {
    private final String text;
    private final Pattern pattern;

    private NamePattern(String text, Pattern pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException with the reason, for people */
    public static NamePattern parse(String text) {
        Objects.requireNonNull(text);
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '[' -> at = characterClass(text, at, regex);
                case ']' -> throw new IllegalArgumentException("a ] without [ before it");
                default -> regex.append(Pattern.quote(Character.toString(c)));
            }
            at += Character.charCount(text.codePointAt(at));
        }
        return new NamePattern(text, Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    /** @return where the closing bracket is */
    private static int characterClass(String text, int open, StringBuilder regex) {
        int close = text.indexOf(']', open);
        if (close < 0) {
            throw new IllegalArgumentException("a [ without ] behind it");
        }
        String members = text.substring(open + 1, close);
        boolean negated = members.startsWith("!");
        int[] points = (negated ? members.substring(1) : members).codePoints().toArray();
        if (points.length == 0) {
            throw new IllegalArgumentException("nothing between [ and ]");
        }
        regex.append(negated ? "[^" : "[");
        for (int i = 0; i < points.length; i++) {
            if (i + 2 < points.length && points[i + 1] == '-') {
                if (points[i] > points[i + 2]) {
                    throw new IllegalArgumentException("the range " + Character.toString(points[i]) + "-" + Character.toString(points[i + 2]) + " runs backwards");
                }
                regex.append(member(points[i])).append('-').append(member(points[i + 2]));
                i += 2;
            } else {
                regex.append(member(points[i]));
            }
        }
        regex.append(']');
        return close;
    }

    private static String member(int codePoint) {
        return String.format("\\x{%x}", codePoint);
    }

    public boolean matches(String name) {
        return pattern.matcher(name).matches();
    }

    /** Whether it stands for one name only. */
    public boolean isLiteral() {
        return text.chars().noneMatch(c -> c == '*' || c == '?' || c == '[');
    }

    @Override
    public String toString() {
        return text;
    }
}
