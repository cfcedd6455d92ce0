package org.godwit.schema.mysql.follow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;

/** What a follower knows at a place of the log. Its values are immutable, so that a copy of the maps is a copy of all. Used by one thread. */
final class FollowerState {
    private final Map<ObjectName, TableDef> tables;
    private final Map<ObjectName, TableMapping> mappings;
    /** Names of constraints at the target by table and by kind and name at the source. */
    private final Map<ObjectName, Map<String, String>> constraints;
    private final Map<ObjectName, Shadow> shadows;
    private final Map<String, Charsets.Pair> databases;

    /**
     * A table that a tool builds to take the place of another one.
     *
     * @param altered its definition, and which of its columns are which of the original
     */
    record Shadow(ObjectName original, Altered altered) {
    }

    FollowerState() {
        this(new TreeMap<>(), new TreeMap<>(), new HashMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    private FollowerState(Map<ObjectName, TableDef> tables, Map<ObjectName, TableMapping> mappings, Map<ObjectName, Map<String, String>> constraints, Map<ObjectName, Shadow> shadows,
            Map<String, Charsets.Pair> databases) {
        this.tables = tables;
        this.mappings = mappings;
        this.constraints = constraints;
        this.shadows = shadows;
        this.databases = databases;
    }

    FollowerState copy() {
        Map<ObjectName, Map<String, String>> names = new HashMap<>();
        constraints.forEach((table, own) -> names.put(table, new HashMap<>(own)));
        return new FollowerState(new TreeMap<>(tables), new TreeMap<>(mappings), names, new TreeMap<>(shadows), new TreeMap<>(databases));
    }

    Map<ObjectName, TableDef> tables() {
        return tables;
    }

    /** Also of tables that are gone, so that they are taken in again when they come back. */
    Map<ObjectName, TableMapping> mappings() {
        return mappings;
    }

    Map<ObjectName, Map<String, String>> constraints() {
        return constraints;
    }

    Map<ObjectName, Shadow> shadows() {
        return shadows;
    }

    Map<String, Charsets.Pair> databases() {
        return databases;
    }

    Optional<ObjectName> target(ObjectName source) {
        return Optional.ofNullable(mappings.get(source)).map(TableMapping::target);
    }

    /** Whether another table of the source is written to the same table of the target. */
    boolean isShared(ObjectName source) {
        Optional<ObjectName> target = target(source);
        return target.isPresent() && tables.keySet().stream().anyMatch(other -> !other.equals(source) && target(other).equals(target));
    }

    /** A table got another name; keys that refer to it follow. */
    void rename(ObjectName from, ObjectName to, TableDef renamed) {
        tables.remove(from);
        tables.put(to, renamed);
        Map<String, String> names = constraints.remove(from);
        if (names != null) {
            constraints.put(to, names);
        }
    }
}
