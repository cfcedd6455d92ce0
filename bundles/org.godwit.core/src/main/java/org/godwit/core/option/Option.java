package org.godwit.core.option;

import java.util.Objects;
import java.util.function.Function;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;

/**
 * Describes one parameter: validation, wizard field, {@code --param} and help all come from it. Immutable.
 *
 * @param key name as in OMS where OMS has it, for example {@code sink.workerNum}
 * @param type what the text is turned into
 * @param defaultText default in text form
 * @param allowed the accepted values in words, shown in help and in the error
 * @param description what it does, units included
 */
public record Option<T>(String key, Class<T> type, String defaultText, String allowed, String description, Function<String, T> parser) {
    public Option {
        Objects.requireNonNull(key);
        Objects.requireNonNull(defaultText);
    }

    public static Option<Integer> integer(String key, int defaultValue, int min, int max, String description) {
        return new Option<>(key, Integer.class, Integer.toString(defaultValue), "a whole number from " + min + " to " + max, description, text -> {
            int value = Integer.parseInt(text.strip());
            if (value < min || value > max) {
                throw new IllegalArgumentException("out of range");
            }
            return value;
        });
    }

    public static Option<Boolean> bool(String key, boolean defaultValue, String description) {
        return new Option<>(key, Boolean.class, Boolean.toString(defaultValue), "true or false", description, text -> switch (text.strip().toLowerCase(java.util.Locale.ROOT)) {
            case "true", "on", "yes", "1" -> Boolean.TRUE;
            case "false", "off", "no", "0" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException("neither true nor false");
        });
    }

    public static <E extends Enum<E>> Option<E> choice(String key, E defaultValue, String description) {
        Class<E> type = defaultValue.getDeclaringClass();
        return new Option<>(key, type, defaultValue.name(), "one of " + java.util.Arrays.toString(type.getEnumConstants()), description,
                text -> Enum.valueOf(type, text.strip().toUpperCase(java.util.Locale.ROOT)));
    }

    public static Option<String> text(String key, String defaultValue, String description) {
        return new Option<>(key, String.class, defaultValue, "text", description, Function.identity());
    }

    /** @throws GodwitException naming key, value and what is allowed */
    public T parse(String text) throws GodwitException {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new GodwitException(CoreError.BAD_OPTION, e, key, text, allowed);
        }
    }
}
