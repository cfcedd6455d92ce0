package org.godwit.schema.mysql.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.schema.DdlDecision;
import org.godwit.schema.DdlDecision.TargetStatement;
import org.godwit.schema.Finding;
import org.godwit.schema.mysql.ddl.AlterClause;
import org.godwit.schema.mysql.ddl.DdlStatement;

/** Plans for ALTER TABLE, CREATE INDEX and DROP INDEX. Immutable. */
final class AlterPlans {
    private final Scope scope;

    AlterPlans(Scope scope) {
        this.scope = scope;
    }

    Plan alter(FollowerState state, DdlStatement.AlterTable alter) throws DoesNotFit {
        ObjectName name = scope.kept(state, alter.table());
        FollowerState.Shadow shadow = state.shadows().get(name);
        if (shadow != null) {
            return ofShadow(state, alter, name, shadow);
        }
        Optional<ObjectName> renamedTo = renamedTo(state, alter);
        if (!scope.isKnown(state, name)) {
            return renamedTo.isPresent() ? new RenamePlans(scope, this).rename(state, renaming(name, renamedTo.get())) : TablePlans.ignored(state, alter.kind(), "The table is not selected.", false);
        }
        TableDef before = state.tables().get(name);
        Altered altered = scope.changes(state, name.schema()).alter(before, alter.clauses());
        Plan plan = changed(state, alter.kind(), name, altered, alter.clauses());
        return renamedTo.isEmpty() || renamedTo.get().equals(name) ? plan : joined(plan, new RenamePlans(scope, this).rename(plan.after(), renaming(name, renamedTo.get())));
    }

    private static DdlStatement.RenameTables renaming(ObjectName from, ObjectName to) {
        return new DdlStatement.RenameTables(List.of(new DdlStatement.Renaming(from, to)));
    }

    private Optional<ObjectName> renamedTo(FollowerState state, DdlStatement.AlterTable alter) {
        return alter.clauses().stream().filter(AlterClause.RenameTo.class::isInstance).map(c -> ((AlterClause.RenameTo) c).table())
                .map(t -> scope.kept(state, t.schema().isEmpty() ? new ObjectName(alter.table().schema(), t.name()) : t)).findFirst();
    }

    private Plan ofShadow(FollowerState state, DdlStatement.AlterTable alter, ObjectName name, FollowerState.Shadow shadow) throws DoesNotFit {
        Altered altered = scope.changes(state, name.schema()).alter(shadow.altered().table(), alter.clauses());
        Altered whole = new Altered(altered.table(), ShadowTables.chained(altered.origins(), shadow.altered().origins()));
        state.shadows().put(name, new FollowerState.Shadow(shadow.original(), whole));
        return new Plan(new DdlDecision.Ignore(alter.kind(), List.of(shadow.original()), "It belongs to an online schema change of " + shadow.original()
                + " and is run at the target when that replaces the table.", true), state);
    }

    /** One after the other, when both can be run. */
    private static Plan joined(Plan first, Plan second) {
        if (first.decision() instanceof DdlDecision.Run one && second.decision() instanceof DdlDecision.Run two) {
            List<TargetStatement> statements = new ArrayList<>(one.statements());
            statements.addAll(two.statements());
            List<Finding> findings = new ArrayList<>(one.findings());
            findings.addAll(two.findings());
            return new Plan(new DdlDecision.Run(one.kind(), one.tables(), statements, findings), second.after());
        }
        return new Plan(first.decision() instanceof DdlDecision.Stop ? first.decision() : second.decision(), second.after());
    }

    /**
     * The table has a new definition; the target gets the difference.
     *
     * @param clauses what was written; empty when a whole table takes the place of another
     */
    Plan changed(FollowerState state, String kind, ObjectName name, Altered altered, List<AlterClause> clauses) {
        TableDef before = state.tables().get(name);
        TableMapping mapping = state.mappings().get(name);
        TargetTables.Converted old = scope.target().convert(before, state);
        state.tables().put(name, altered.table());
        TargetTables.Converted now = scope.target().convert(altered.table(), state);
        forget(state, altered.table());
        if (state.isShared(name)) {
            return TablePlans.stop(state, kind, name, "Other tables are written to the same table of the target, which can be altered only once for all of them.");
        }
        List<Finding> findings = new ArrayList<>(Scope.news(old.findings(), now.findings()));
        Optional<String> refused = Scope.blocker(findings).map(Scope::reason).or(() -> ObDdl.refused(scope, state, kind, before, altered, clauses, findings));
        Partitions partitions = new Partitions(scope.target().target(), clauses, old.table(), now.table());
        Optional<String> impossible = refused.or(partitions::refused);
        Map<String, String> origins = scope.target().origins(altered.origins(), mapping, mapping);
        List<String> texts = new ArrayList<>(new TargetAlter(scope.target().target(), old.table(), now.table(), origins).clauses());
        findings.addAll(ObDdl.unmoved(scope, name, clauses));
        next(clauses, now.table()).ifPresent(texts::add);
        List<TargetStatement> statements = new ArrayList<>();
        String database = mapping.target().schema();
        if (!texts.isEmpty()) {
            statements.add(new TargetStatement(database, TargetTables.alter(mapping.target(), texts)));
        }
        partitions.clauses().forEach(c -> statements.add(new TargetStatement(database, TargetTables.alter(mapping.target(), List.of(c)))));
        findings.addAll(partitions.findings(name));
        findings.addAll(scope.target().parsed(name, statements.stream().map(TargetStatement::sql).toList()));
        findings.addAll(ignored(name, clauses));
        if (impossible.isPresent()) {
            String possible = statements.isEmpty() ? "" : statements.getFirst().sql();
            return new Plan(new DdlDecision.Stop(kind, List.of(name), impossible.get(), possible), state);
        }
        return new Plan(new DdlDecision.Run(kind, List.of(name), statements, findings), state);
    }

    /** Names of constraints that are gone are free again. */
    private static void forget(FollowerState state, TableDef table) {
        Map<String, String> names = state.constraints().get(table.name());
        if (names != null) {
            names.keySet().removeIf(k -> k.startsWith("check ")
                    ? table.checks().stream().noneMatch(c -> ("check " + c.name()).equals(k))
                    : table.foreignKeys().stream().noneMatch(f -> ("key " + f.name()).equals(k)));
        }
    }

    /** The next value of the counter is the rows' business and no part of a definition's difference. */
    private static Optional<String> next(List<AlterClause> clauses, TableDef now) {
        boolean counts = now.columns().stream().anyMatch(ColumnDef::autoIncrement);
        return clauses.stream().filter(AlterClause.SetOptions.class::isInstance).map(c -> ((AlterClause.SetOptions) c).options().autoIncrement()).flatMap(Optional::stream).filter(n -> counts)
                .reduce((a, b) -> b).map(n -> "AUTO_INCREMENT=" + n);
    }

    private static List<Finding> ignored(ObjectName name, List<AlterClause> clauses) {
        return clauses.stream().filter(AlterClause.Manner.class::isInstance).map(c -> new Finding("MY-DDL-001", Finding.Severity.INFO, name, "", c.text(), "",
                "The clause says how the source works, not what it makes.", "")).toList();
    }
}
