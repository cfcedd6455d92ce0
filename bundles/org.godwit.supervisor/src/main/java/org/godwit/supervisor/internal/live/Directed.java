package org.godwit.supervisor.internal.live;

import java.util.List;
import java.util.function.Predicate;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TableMapping;
import org.godwit.core.spi.BulkWriter;
import org.godwit.supervisor.selection.MatchRule;
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

    private static TableMapping back(TableMapping table) {
        return new TableMapping(table.target(), table.source(), table.rowFilter(), table.columns().stream().map(c -> new TableMapping.ColumnMapping(c.target(), c.source())).toList());
    }

    /** The database that holds the checkpoints of a direction: always the same for a project. */
    public static String checkpointDatabase(List<TableMapping> tables) {
        return tables.stream().map(t -> t.target().schema()).min(String::compareTo).orElse("");
    }

    /** Tables whose changes a store keeps: those of the selection, also ones that its rules take in only later, and the marks by which Godwit's own changes are known. */
    public static Predicate<ObjectName> wanted(ProjectSpec spec, ResolvedObjects objects, Direction direction) throws GodwitException {
        Predicate<ObjectName> selected = direction == Direction.FORWARD && spec.objects() instanceof ObjectSelection.Wildcard wildcard ? rules(wildcard) : named(tables(objects, direction));
        return name -> name.name().equals(BulkWriter.MARK_TABLE) || selected.test(name);
    }

    private static Predicate<ObjectName> rules(ObjectSelection.Wildcard wildcard) throws GodwitException {
        List<MatchRule> includes = MatchRule.includes(wildcard.include());
        List<MatchRule> excludes = MatchRule.excludes(wildcard.exclude());
        return name -> matches(includes, name) && !matches(excludes, name);
    }

    private static boolean matches(List<MatchRule> rules, ObjectName name) {
        return rules.stream().anyMatch(r -> r.matches(name));
    }

    private static Predicate<ObjectName> named(List<TableMapping> tables) {
        java.util.Set<ObjectName> names = tables.stream().map(TableMapping::source).collect(java.util.stream.Collectors.toSet());
        return names::contains;
    }
}
