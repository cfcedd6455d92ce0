package org.godwit.schema.mysql.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.godwit.core.model.CheckDef;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ForeignKeyDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.schema.DdlDecision;
import org.godwit.schema.DdlDecision.TargetStatement;
import org.godwit.schema.Finding;
import org.godwit.schema.mysql.Sql;
import org.godwit.schema.mysql.ddl.DdlStatement;

/** Plans for RENAME TABLE, and for the moment at which an online schema change puts its table in the place of the original. Immutable. */
final class RenamePlans {
    private final Scope scope;
    private final AlterPlans alters;

    RenamePlans(Scope scope, AlterPlans alters) {
        this.scope = scope;
        this.alters = alters;
    }

    Plan rename(FollowerState state, DdlStatement.RenameTables rename) {
        Optional<Plan> swap = cutOver(state, rename);
        if (swap.isPresent()) {
            return swap.get();
        }
        List<ObjectName> tables = new ArrayList<>();
        List<String> pairs = new ArrayList<>();
        Optional<String> problem = Optional.empty();
        String database = "";
        List<ObjectName> passed = new ArrayList<>();
        for (DdlStatement.Renaming pair : rename.pairs()) {
            ObjectName from = scope.kept(state, pair.from());
            ObjectName to = scope.rules().kept(pair.to());
            if (scope.isKnown(state, from)) {
                tables.add(from);
                ObjectName oldTarget = state.target(from).orElseThrow();
                database = oldTarget.schema();
                if (goesOn(rename, pair) && scope.mapping(state, to).isEmpty()) {
                    state.mappings().put(to, passing(state.mappings().get(from), to));
                    passed.add(to);
                }
                Optional<String> refused = leave(state, from, to);
                problem = problem.or(() -> refused);
                Optional<ObjectName> newTarget = state.target(to).filter(t -> refused.isEmpty());
                newTarget.filter(t -> !t.equals(oldTarget)).ifPresent(t -> pairs.add(Sql.quote(oldTarget) + " TO " + Sql.quote(t)));
            } else {
                FollowerState.Shadow shadow = state.shadows().remove(from);
                boolean enters = scope.mapping(state, to).isPresent();
                if (enters) {
                    tables.add(to);
                    problem = problem.or(() -> Optional.of("The table " + from + " was not selected so far and comes into the selection as " + to + "; its definition and rows are not known here."));
                } else if (shadow != null) {
                    state.shadows().put(to, shadow);
                }
            }
        }
        passed.forEach(state.mappings()::remove);
        if (tables.isEmpty()) {
            return TablePlans.ignored(state, rename.kind(), "No selected table is renamed.", false);
        }
        boolean fromOceanBase = scope.rules().features().type() == DataSourceType.OB_MYSQL && scope.target().target().type() != DataSourceType.OB_MYSQL;
        problem = problem.or(() -> fromOceanBase ? Optional.of("RENAME TABLE is not synchronised from OceanBase to another server.") : Optional.empty());
        if (problem.isPresent()) {
            return new Plan(new DdlDecision.Stop(rename.kind(), tables, problem.get(), ""), state);
        }
        List<TargetStatement> statements = pairs.isEmpty() ? List.of() : List.of(new TargetStatement(database, "RENAME TABLE " + String.join(", ", pairs)));
        return new Plan(new DdlDecision.Run(rename.kind(), tables, statements, List.of()), state);
    }

    /** Whether a later pair of the statement gives the table yet another name, as when two tables exchange theirs. */
    private boolean goesOn(DdlStatement.RenameTables rename, DdlStatement.Renaming pair) {
        ObjectName to = scope.rules().kept(pair.to());
        return rename.pairs().stream().dropWhile(p -> p != pair).skip(1).anyMatch(p -> scope.rules().same(scope.rules().kept(p.from()), to));
    }

    /** A name that is not selected is used at the target too while the statement runs. */
    private static TableMapping passing(TableMapping old, ObjectName to) {
        return new TableMapping(to, new ObjectName(old.target().schema(), to.name()), old.rowFilter(), old.columns());
    }

    /** A selected table gets another name; why that cannot be done, if so. */
    private Optional<String> leave(FollowerState state, ObjectName from, ObjectName to) {
        TableDef table = state.tables().get(from);
        TableMapping old = state.mappings().get(from);
        Optional<TableMapping> mapping = scope.mapping(state, to);
        boolean shared = state.isShared(from);
        if (mapping.isEmpty()) {
            state.tables().remove(from);
            state.constraints().remove(from);
            return Optional.of("The table " + from + " leaves the selection as " + to + "; both names of a renamed table must be selected or both not.");
        }
        TableMapping kept = mapping.get().columns().isEmpty() && mapping.get().rowFilter().isEmpty()
                ? new TableMapping(to, mapping.get().target(), old.rowFilter(), old.columns())
                : mapping.get();
        state.mappings().put(to, kept);
        state.rename(from, to, renamed(table, to));
        references(state, from, to);
        if (!kept.columns().equals(old.columns()) || !kept.rowFilter().equals(old.rowFilter())) {
            return Optional.of("The tables " + from + " and " + to + " are selected with other columns or another row filter each.");
        }
        return shared ? Optional.of("Other tables are written to the same table of the target as " + from + ".") : Optional.empty();
    }

    /** Names that the server made of the table's name follow it (MySQL manual, "RENAME TABLE Statement"). */
    private TableDef renamed(TableDef table, ObjectName to) {
        String old = table.name().name();
        List<ForeignKeyDef> keys = table.foreignKeys().stream()
                .map(k -> new ForeignKeyDef(name(k.name(), old, to.name(), "_ibfk_"), k.columns(), scope.rules().same(k.referenced(), table.name()) ? to : k.referenced(), k.referencedColumns(),
                        k.onUpdate(), k.onDelete()))
                .toList();
        List<CheckDef> checks = scope.rules().isMariaDb()
                ? table.checks()
                : table.checks().stream().map(c -> new CheckDef(name(c.name(), old, to.name(), "_chk_"), c.expression(), c.enforced())).toList();
        return new TableDef(to, table.columns(), table.indexes(), keys, checks, table.partitioning(), table.engine(), table.charset(), table.collation(), table.comment(), table.autoIncrement(),
                table.estimatedRows(), table.dataBytes(), table.options());
    }

    private static String name(String constraint, String oldTable, String newTable, String middle) {
        String prefix = oldTable + middle;
        boolean generated = constraint.startsWith(prefix) && constraint.substring(prefix.length()).matches("\\d+");
        return generated ? newTable + middle + constraint.substring(prefix.length()) : constraint;
    }

    private void references(FollowerState state, ObjectName from, ObjectName to) {
        state.tables().replaceAll((name, table) -> org.godwit.schema.mysql.convert.TableEdit.of(table)
                .foreignKeys(k -> scope.rules().same(k.referenced(), from) ? new ForeignKeyDef(k.name(), k.columns(), to, k.referencedColumns(), k.onUpdate(), k.onDelete()) : k).build());
    }

    /** {@code RENAME TABLE t TO _t_del, _t_gho TO t}, or with the names of the other tool. */
    private Optional<Plan> cutOver(FollowerState state, DdlStatement.RenameTables rename) {
        for (DdlStatement.Renaming pair : rename.pairs()) {
            ObjectName from = scope.kept(state, pair.from());
            FollowerState.Shadow shadow = state.shadows().get(from);
            boolean takesPlace = shadow != null && scope.rules().same(scope.rules().kept(pair.to()), shadow.original());
            boolean movesAway = takesPlace && (!scope.isKnown(state, shadow.original())
                    || rename.pairs().stream().anyMatch(p -> scope.rules().same(scope.rules().kept(p.from()), shadow.original())));
            if (movesAway && scope.isKnown(state, shadow.original())) {
                state.shadows().remove(from);
                TableDef altered = renamed(shadow.altered().table(), shadow.original());
                Plan plan = alters.changed(state, "ALTER TABLE", shadow.original(), new Altered(altered, shadow.altered().origins()), List.of());
                return Optional.of(told(plan, from));
            }
        }
        return Optional.empty();
    }

    private static Plan told(Plan plan, ObjectName shadow) {
        if (!(plan.decision() instanceof DdlDecision.Run run)) {
            return plan;
        }
        List<Finding> findings = new ArrayList<>(run.findings());
        findings.add(new Finding("MY-DDL-003", Finding.Severity.INFO, run.tables().getFirst(), "", "RENAME TABLE", "ALTER TABLE",
                "An online schema change put " + shadow + " in the place of the table; what it altered is run at the target at once.", ""));
        return new Plan(new DdlDecision.Run(run.kind(), run.tables(), run.statements(), findings), plan.after());
    }
}
