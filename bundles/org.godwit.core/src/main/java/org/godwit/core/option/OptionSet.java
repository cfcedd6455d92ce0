package org.godwit.core.option;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;

/** Chosen values for a set of known {@linkplain Option options}, checked when made; what is not chosen has its default. Immutable. */
public final class OptionSet {
    private final Map<String, String> chosen;

    private OptionSet(Map<String, String> chosen) {
        this.chosen = chosen;
    }

    /** @throws GodwitException for an unknown key or a value that does not parse */
    public static OptionSet of(Collection<Option<?>> known, Map<String, String> values) throws GodwitException {
        Map<String, Option<?>> byKey = new TreeMap<>();
        known.forEach(o -> byKey.put(o.key(), o));
        for (Map.Entry<String, String> entry : values.entrySet()) {
            Option<?> option = byKey.get(entry.getKey());
            if (option == null) {
                throw new GodwitException(CoreError.UNKNOWN_OPTION, entry.getKey(), String.join(", ", byKey.keySet()));
            }
            option.parse(entry.getValue());
        }
        return new OptionSet(Map.copyOf(values));
    }

    public <T> T get(Option<T> option) {
        try {
            return option.parse(chosen.getOrDefault(option.key(), option.defaultText()));
        } catch (GodwitException e) {
            throw new IllegalStateException("checked when the set was made", e);
        }
    }

    public Optional<String> chosen(String key) {
        return Optional.ofNullable(chosen.get(key));
    }

    public Map<String, String> asMap() {
        return chosen;
    }
}
