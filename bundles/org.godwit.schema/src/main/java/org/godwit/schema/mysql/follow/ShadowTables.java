package org.godwit.schema.mysql.follow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.schema.DdlDecision;

/**
 * Tables that gh-ost and pt-online-schema-change build beside a selected one and put in its place at the end. Their rows are those of the original, so they are not wanted; what is altered on them is
 * altered on the original when it is replaced (gh-ost documentation, "Shadow tables", "Cut-over"; Percona Toolkit documentation, "pt-online-schema-change"). Immutable.
 */
final class ShadowTables {
    private static final Pattern GH_OST = Pattern.compile("_(.+)_gho");
    private static final Pattern GH_OST_HELPER = Pattern.compile("_(.+)_(ghc|del)");
    private static final Pattern PERCONA = Pattern.compile("_+(.+)_new");

    private final Scope scope;

    ShadowTables(Scope scope) {
        this.scope = scope;
    }

    /** The selected table that a table of this name would take the place of; empty when it is selected by name itself. */
    Optional<ObjectName> original(FollowerState state, ObjectName name) {
        if (scope.isKnown(state, name)) {
            return Optional.empty();
        }
        for (Pattern pattern : List.of(GH_OST, PERCONA)) {
            Matcher matcher = pattern.matcher(name.name());
            if (matcher.matches()) {
                ObjectName original = scope.kept(state, new ObjectName(name.schema(), matcher.group(1)));
                if (scope.isKnown(state, original)) {
                    return Optional.of(original);
                }
            }
        }
        return Optional.empty();
    }

    /** gh-ost's log of its own progress, and the table that keeps the old name taken for a moment. */
    boolean isHelper(FollowerState state, ObjectName name, Optional<String> comment) {
        Matcher matcher = GH_OST_HELPER.matcher(name.name());
        boolean named = matcher.matches() && (matcher.group(2).equals("ghc") || comment.filter("ghost-cut-over-sentry"::equals).isPresent());
        return named && !scope.isKnown(state, name) && scope.isKnown(state, scope.kept(state, new ObjectName(name.schema(), matcher.group(1))));
    }

    /** pt-online-schema-change creates its table with the text of the original, so that it begins with the same columns. */
    boolean isBuiltFor(FollowerState state, ObjectName original, TableDef made) {
        List<String> names = state.tables().get(original).columns().stream().map(ColumnDef::name).toList();
        return names.equals(made.columns().stream().map(ColumnDef::name).toList());
    }

    Plan begin(FollowerState state, String kind, ObjectName name, ObjectName original, TableDef made) {
        Map<String, String> origins = new HashMap<>();
        state.tables().get(original).columns().forEach(c -> origins.put(c.name(), c.name()));
        TableDef shadow = new TableDef(made.name(), made.columns(), made.indexes(), made.foreignKeys(), made.checks(), made.partitioning(), made.engine(), made.charset(), made.collation(), made.comment(),
                state.tables().get(original).autoIncrement(), 0, 0, made.options());
        state.shadows().put(name, new FollowerState.Shadow(original, new Altered(shadow, origins)));
        return new Plan(new DdlDecision.Ignore(kind, List.of(original), "An online schema change of " + original + " begins; it is followed until it replaces the table.", true), state);
    }

    /** New names lead to the names in the original. */
    static Map<String, String> chained(Map<String, String> later, Map<String, String> earlier) {
        Map<String, String> chained = new HashMap<>();
        later.forEach((now, between) -> {
            if (earlier.containsKey(between)) {
                chained.put(now, earlier.get(between));
            }
        });
        return chained;
    }
}
