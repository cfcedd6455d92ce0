package org.godwit.supervisor.internal.live;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.TableMapping;
import org.godwit.core.spi.BulkWriter;
import org.godwit.supervisor.selection.MatchRule;
import org.godwit.supervisor.service.Direction;

/** The match rules of a project, which also take in tables that are created while it runs, at either side of it. A selection by names takes in none. Immutable. */
record Rules(List<MatchRule> includes, List<MatchRule> excludes) {
    /** Our own tables, which never go over. */
    private static final Set<String> OWN = Set.of(BulkWriter.MARK_TABLE, BulkWriter.ERROR_TABLE);

    static Rules of(ObjectSelection objects) throws GodwitException {
        return objects instanceof ObjectSelection.Wildcard wildcard
                ? new Rules(MatchRule.includes(wildcard.include()), MatchRule.excludes(wildcard.exclude()))
                : new Rules(List.of(), List.of());
    }

    /** Where a table of a direction's origin goes. */
    Optional<TableMapping> mapping(ObjectName name, Direction direction) {
        if (OWN.contains(name.name())) {
            return Optional.empty();
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
