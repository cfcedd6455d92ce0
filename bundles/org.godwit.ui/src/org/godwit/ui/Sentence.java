package org.godwit.ui;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sentence of the engine as an English pattern, and the same in another language: names and numbers are found in the English text and put into the other. Immutable.
 *
 * @param literal characters that are no names, of which the sentence that fits best has most
 * @param part the longest of its fixed parts, by which most texts are told apart quickly
 * @param order which argument each group of the expression is
 * @param counts arguments of which only the number at the beginning is taken, since what follows is inflected in English
 */
record Sentence(Pattern english, int literal, String part, List<Integer> order, List<Integer> counts, String other) {
    /** A pattern with fewer fixed characters is no sentence and fits too much. */
    private static final int LEAST = 5;

    /** Both as patterns of {@link MessageFormat}; empty for one that consists of a name alone. */
    static Optional<Sentence> of(String english, String other) {
        StringBuilder expression = new StringBuilder();
        StringBuilder text = new StringBuilder();
        List<String> parts = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        boolean quoted = false;
        for (int i = 0; i < english.length(); i++) {
            char c = english.charAt(i);
            if (c == '\'' && i + 1 < english.length() && english.charAt(i + 1) == '\'') {
                text.append(c);
                i++;
            } else if (c == '\'') {
                quoted = !quoted;
            } else if (c == '{' && !quoted) {
                flush(text, expression, parts);
                int end = end(english, i);
                String[] argument = english.substring(i + 1, end).split(",", 2);
                order.add(Integer.valueOf(argument[0]));
                if (argument.length > 1) {
                    counts.add(order.getLast());
                }
                expression.append("(.*?)");
                i = end;
            } else {
                text.append(c);
            }
        }
        flush(text, expression, parts);
        int literal = parts.stream().mapToInt(String::length).sum();
        String longest = parts.stream().max((a, b) -> Integer.compare(a.length(), b.length())).orElse("");
        return order.isEmpty() && literal > 0 || literal >= LEAST
                ? Optional.of(new Sentence(Pattern.compile(expression.toString(), Pattern.DOTALL), literal, longest, List.copyOf(order), List.copyOf(counts), other))
                : Optional.empty();
    }

    private static void flush(StringBuilder text, StringBuilder expression, List<String> parts) {
        if (!text.isEmpty()) {
            parts.add(text.toString());
            expression.append(Pattern.quote(text.toString()));
            text.setLength(0);
        }
    }

    /** Where the argument ends that begins there; forms of a choice have arguments of their own. */
    private static int end(String pattern, int begin) {
        int depth = 0;
        for (int i = begin; i < pattern.length(); i++) {
            depth += pattern.charAt(i) == '{' ? 1 : pattern.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException(pattern);
    }

    /** The text in the other language, if it is this sentence. @param inner what is done with each argument */
    Optional<String> translate(String text, UnaryOperator<String> inner) {
        if (!text.contains(part)) {
            return Optional.empty();
        }
        Matcher matcher = english.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Object[] arguments = new Object[order.stream().mapToInt(i -> i + 1).max().orElse(0)];
        for (int i = 0; i < order.size(); i++) {
            String found = matcher.group(i + 1);
            arguments[order.get(i)] = counts.contains(order.get(i)) ? found.replaceFirst("^(\\d[\\d,]*).*", "$1") : inner.apply(found);
        }
        return Optional.of(new MessageFormat(other, Locale.ROOT).format(arguments));
    }
}
