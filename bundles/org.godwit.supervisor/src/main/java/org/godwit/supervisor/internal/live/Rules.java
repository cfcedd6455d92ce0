package org.godwit.supervisor.internal.live;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.TableMapping;
import org.godwit.core.spi.BulkWriter;
import org.godwit.supervisor.selection.MatchRule;
import org.godwit.supervisor.service.Direction;

/**
 * What a project takes in, also of tables that are created while it runs, at either side of it: those that its match rules match, or those that it names. Immutable.
 *
 * @param named tables of a selection by names, which may be missing at times
 */
record Rules(List<MatchRule> includes, List<MatchRule> excludes, List<TableMapping> named) {
    /** Our own tables, which never go over. */
    private static final Set<String> OWN = Set.of(BulkWriter.MARK_TABLE, BulkWriter.ERROR_TABLE);

    static Rules of(ObjectSelection objects) throws GodwitException {
        return switch (objects) {
            case ObjectSelection.Wildcard wildcard -> new Rules(MatchRule.includes(wildcard.include()), MatchRule.excludes(wildcard.exclude()), List.of());
            case ObjectSelection.Specific specific -> new Rules(List.of(), List.of(), specific.tables());
        };
    }

    /** Databases of a direction's origin in which tables may be that are taken in. */
    Set<String> databases(Direction direction) {
        Stream<String> byRule = includes.stream().map(r -> direction == Direction.FORWARD ? r.schema() : r.targetSchema().orElse(r.schema()));
        Stream<String> byName = named.stream().map(t -> (direction == Direction.FORWARD ? t.source() : t.target()).schema());
        return Stream.concat(byRule, byName).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where a table of a direction's origin goes. */
    Optional<TableMapping> mapping(ObjectName name, Direction direction) {
        if (OWN.contains(name.name())) {
            return Optional.empty();
        }
        if (!named.isEmpty()) {
            List<TableMapping> fitting = (direction == Direction.FORWARD ? named : named.stream().map(Directed::back).toList()).stream().filter(t -> t.source().equals(name)).toList();
            // on the way back, tables that several others are written to cannot be told apart
            return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
        }
        return switch (direction) {
            case FORWARD -> isExcluded(name) ? Optional.empty() : includes.stream().filter(r -> r.matches(name)).findFirst().map(r -> plain(name, r.target(name)));
            case REVERSE -> {
                // tables that several others are written to cannot be told apart
                List<ObjectName> sources = includes.stream().map(r -> r.source(name)).flatMap(Optional::stream).distinct().filter(s -> mapping(s, Direction.FORWARD).filter(m -> m.target().equals(name)).isPresent())
                        .toList();
                yield sources.size() == 1 ? Optional.of(plain(name, sources.getFirst())) : Optional.empty();
            }
        };
    }

    private boolean isExcluded(ObjectName name) {
        return excludes.stream().anyMatch(r -> r.matches(name));
    }

    private static TableMapping plain(ObjectName from, ObjectName to) {
        return new TableMapping(from, to, Optional.empty(), List.of());
    }
}
