package org.godwit.core.model;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Everything the user chose for a migration project: what the wizard edits, the project file holds and the rm database keeps. Immutable.
 *
 * @param source id or name of the source's data source
 * @param target id or name of the target's
 * @param types chosen parts of the migration
 * @param parameters component parameters by key (names as in OMS, for example {@code sink.workerNum}); what is missing has its default
 */
public record ProjectSpec(String name, String source, String target, Set<TransferType> types, ObjectSelection objects, Map<String, String> parameters) {
    public ProjectSpec {
        Objects.requireNonNull(name);
        Objects.requireNonNull(source);
        Objects.requireNonNull(target);
        types = Set.copyOf(types);
        Objects.requireNonNull(objects);
        parameters = Map.copyOf(parameters);
    }
}
