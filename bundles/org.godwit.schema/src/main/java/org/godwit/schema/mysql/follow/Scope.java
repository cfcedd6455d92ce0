package org.godwit.schema.mysql.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.schema.Finding;

/** What all plans need: how the source understands statements, what is selected, how definitions are converted. Immutable. */
record Scope(SourceRules rules, TargetTables target, Function<ObjectName, Optional<TableMapping>> selection, FollowerOptions options, Charsets.Pair serverDefault) {
    /** The name under which the table is known. */
    ObjectName kept(FollowerState state, ObjectName written) {
        ObjectName name = rules.kept(written);
        if (rules.caseMode() != 2 || state.tables().containsKey(name)) {
            return name;
        }
        return state.tables().keySet().stream().filter(t -> rules.same(t, name)).findFirst().orElse(name);
    }

    boolean isKnown(FollowerState state, ObjectName name) {
        return state.tables().containsKey(name);
    }

    /** Where a table goes that need not exist yet. */
    Optional<TableMapping> mapping(FollowerState state, ObjectName name) {
        TableMapping known = state.mappings().get(name);
        return known != null ? Optional.of(known) : selection.apply(name);
    }

    /** How tables of a database are changed. */
    TableChange changes(FollowerState state, String database) {
        return new TableChange(rules, state.databases().getOrDefault(database.toLowerCase(Locale.ROOT), serverDefault));
    }

    /** Findings that are not there already. */
    static List<Finding> news(List<Finding> before, List<Finding> after) {
        List<Finding> news = new ArrayList<>(after);
        before.forEach(news::remove);
        return news;
    }

    /** What must not be left out without a person knowing. */
    static Optional<Finding> blocker(List<Finding> findings) {
        return findings.stream().filter(f -> f.severity() == Finding.Severity.BLOCKER).findFirst();
    }

    static String reason(Finding blocker) {
        return blocker.reason() + (blocker.part().isEmpty() ? "" : " (" + blocker.part() + ")");
    }

    /** The table under another name. */
    static TableDef named(TableDef table, ObjectName name) {
        return org.godwit.schema.mysql.convert.TableEdit.of(table).name(name).build();
    }
}
