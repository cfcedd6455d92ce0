package org.godwit.supervisor.internal.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.BulkWriter;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.ResolvedObjects;

/** A project's tables seen from the side where changes of a direction are made. Without state. */
public final class Directed {
    private Directed() {
    }

    /** Tables with where their changes go; on the way back the mappings are turned round. */
    public static List<TableMapping> tables(ResolvedObjects objects, Direction direction) {
        return direction == Direction.FORWARD ? objects.tables() : objects.tables().stream().map(Directed::back).toList();
    }

    /** As {@link #tables}, with those besides that the selection takes in and that both sides have by now, because a statement that was synchronised created them. */
    public static List<TableMapping> present(ProjectSpec spec, ResolvedObjects objects, Direction direction, Endpoint origin, Endpoint destination, CancelToken cancel) throws GodwitException {
        Map<ObjectName, TableMapping> all = new LinkedHashMap<>();
        tables(objects, direction).forEach(t -> all.put(t.source(), t));
        Rules rules = Rules.of(spec.objects());
        Set<String> there = Set.copyOf(origin.catalog().databases(cancel));
        for (String database : rules.databases(direction).stream().filter(there::contains).toList()) {
            for (ObjectName name : existing(origin, database, cancel)) {
                Optional<TableMapping> later = all.containsKey(name) ? Optional.empty() : rules.mapping(name, direction);
                if (later.isPresent() && existing(destination, later.get().target().schema(), cancel).contains(later.get().target())) {
                    all.put(name, later.get());
                }
            }
        }
        return List.copyOf(all.values());
    }

    private static Set<ObjectName> existing(Endpoint endpoint, String database, CancelToken cancel) throws GodwitException {
        return endpoint.catalog().objects(database, cancel).stream().filter(o -> o.kind() == ObjectSummary.Kind.TABLE).map(ObjectSummary::name).collect(Collectors.toSet());
    }

    static TableMapping back(TableMapping table) {
        return new TableMapping(table.target(), table.source(), table.rowFilter(), table.columns().stream().map(c -> new TableMapping.ColumnMapping(c.target(), c.source())).toList());
    }

    /** The database that holds the checkpoints of a direction: always the same for a project. */
    public static String checkpointDatabase(List<TableMapping> tables) {
        return tables.stream().map(t -> t.target().schema()).min(String::compareTo).orElse("");
    }

    /** Tables whose changes a store keeps: those of the selection, also ones that its rules take in only later, and the marks by which Godwit's own changes are known. */
    public static Predicate<ObjectName> wanted(ProjectSpec spec, ResolvedObjects objects, Direction direction) throws GodwitException {
        Predicate<ObjectName> named = named(tables(objects, direction));
        Rules rules = Rules.of(spec.objects());
        return name -> name.name().equals(BulkWriter.MARK_TABLE) || named.test(name) || rules.mapping(name, direction).isPresent();
    }

    private static Predicate<ObjectName> named(List<TableMapping> tables) {
        Set<ObjectName> names = tables.stream().map(TableMapping::source).collect(Collectors.toSet());
        return names::contains;
    }
}
