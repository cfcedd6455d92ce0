package org.godwit.supervisor.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.option.Option;
import org.godwit.core.spi.Component;
import org.godwit.store.StoreSettings;
import org.godwit.supervisor.internal.live.PartType;
import org.godwit.supervisor.service.ComponentParameter;
import org.godwit.supervisor.service.ComponentParameter.Section;
import org.godwit.transfer.full.FullImportOptions;
import org.godwit.transfer.incr.IncrOptions;
import org.godwit.transfer.verify.VerifyOptions;

/**
 * Which parameters each kind of component understands, under the names it has for them: a project writes those of an Incr-Sync that Full-Import has too with a prefix, the component itself without
 * (OMS: component parameters). Immutable.
 */
final class ComponentOptions {
    private static final String OF_INCR = "incr.";
    private static final String OF_LOG = "master.";
    private static final String OF_CONNECTION = "connection.";

    private final List<Option<?>> ofConnectors;

    /** @param ofConnectors parameters of the connectors of this installation */
    ComponentOptions(List<Option<?>> ofConnectors) {
        this.ofConnectors = List.copyOf(ofConnectors);
    }

    /** Parameters by the name that the component has for them. */
    Map<String, Option<?>> of(Component.Kind kind) {
        Map<String, Option<?>> known = new LinkedHashMap<>();
        switch (kind) {
            case FULL_IMPORT -> {
                FullImportOptions.ALL.forEach(o -> known.put(o.key(), o));
                ofConnectors.stream().filter(o -> !o.key().startsWith(OF_LOG)).forEach(o -> known.putIfAbsent(o.key(), o));
            }
            case INCR_SYNC -> IncrOptions.ALL.forEach(o -> known.put(plain(o.key()), o));
            case STORE -> {
                StoreSettings.OPTIONS.forEach(o -> known.put(o.key(), o));
                ofConnectors.stream().filter(o -> o.key().startsWith(OF_LOG)).forEach(o -> known.put(o.key(), o));
            }
            case FULL_VERIFICATION -> VerifyOptions.ALL.forEach(o -> known.put(o.key(), o));
        }
        ofConnectors.stream().filter(o -> o.key().startsWith(OF_CONNECTION)).forEach(o -> known.putIfAbsent(o.key(), o));
        return known;
    }

    private static String plain(String key) {
        return key.startsWith(OF_INCR) ? key.substring(OF_INCR.length()) : key;
    }

    /**
     * Changes under the names that the component has, each checked.
     *
     * @param changes by key, an empty value takes a change back
     * @throws GodwitException for a parameter that this kind does not have, or a value outside of its limits
     */
    Map<String, String> checked(Component.Kind kind, Map<String, String> changes) throws GodwitException {
        Map<String, Option<?>> known = of(kind);
        Map<String, String> checked = new LinkedHashMap<>();
        for (Map.Entry<String, String> change : changes.entrySet()) {
            String key = kind == Component.Kind.INCR_SYNC ? plain(change.getKey()) : change.getKey();
            Option<?> option = known.get(key);
            if (option == null) {
                OmsStoreParameters.refuse(key);
                throw new GodwitException(CoreError.UNKNOWN_OPTION, change.getKey(), String.join(", ", known.keySet()));
            }
            if (!change.getValue().isEmpty()) {
                named(key, option).parse(change.getValue());
            }
            checked.put(key, change.getValue().strip());
        }
        return checked;
    }

    /** The same under the name that the component has for it, so that a refusal names what the user wrote. */
    private static <T> Option<T> named(String key, Option<T> option) {
        return new Option<>(key, option.type(), option.defaultText(), option.allowed(), option.description(), option.parser());
    }

    /** Whether these changes take effect while a component of this kind works. */
    static boolean atRunTime(Component.Kind kind, java.util.Set<String> keys) {
        return (kind == Component.Kind.INCR_SYNC || kind == Component.Kind.FULL_IMPORT) && PartType.AT_RUN_TIME.containsAll(keys);
    }

    /**
     * All parameters of a component.
     *
     * @param project what its project says
     * @param changed what was changed of the component
     * @param running what it was started with; empty while it does not run
     */
    List<ComponentParameter> views(Component.Kind kind, Map<String, String> project, Map<String, String> changed, Optional<Map<String, String>> running) {
        List<ComponentParameter> views = new ArrayList<>();
        of(kind).forEach((key, option) -> {
            Optional<String> value = Optional.ofNullable(project.get(option.key()));
            Optional<String> now = running.map(r -> r.getOrDefault(option.key(), option.defaultText()));
            views.add(new ComponentParameter(key, section(kind, key), option.description(), option.defaultText(), option.allowed(), choices(option), value, Optional.ofNullable(changed.get(key)), now,
                    atRunTime(kind, java.util.Set.of(key))));
        });
        return views;
    }

    private static Section section(Component.Kind kind, String key) {
        if (key.startsWith(OF_CONNECTION)) {
            return Section.CONNECTION;
        }
        if (kind == Component.Kind.STORE || kind == Component.Kind.FULL_VERIFICATION) {
            return Section.COMPONENT;
        }
        return key.startsWith("source.") ? Section.SOURCE : key.startsWith("sink.") ? Section.SINK : Section.COORDINATOR;
    }

    private static List<String> choices(Option<?> option) {
        if (option.type() == Boolean.class) {
            return List.of("true", "false");
        }
        return option.type().isEnum() ? Arrays.stream(option.type().getEnumConstants()).map(String::valueOf).toList() : List.of();
    }
}
