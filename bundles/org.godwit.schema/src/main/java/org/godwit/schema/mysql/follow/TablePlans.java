package org.godwit.schema.mysql.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.godwit.core.model.CheckDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.schema.DdlDecision;
import org.godwit.schema.DdlDecision.TargetStatement;
import org.godwit.schema.Finding;
import org.godwit.schema.mysql.Sql;
import org.godwit.schema.mysql.ddl.DdlStatement;
import org.godwit.schema.mysql.ddl.DdlStatement.Existing;

/** Plans for statements that make and remove whole tables. Immutable. */
final class TablePlans {
    private final Scope scope;
    private final ShadowTables shadows;

    TablePlans(Scope scope) {
        this.scope = scope;
        this.shadows = new ShadowTables(scope);
    }

    Plan create(FollowerState state, DdlStatement.CreateTable create) throws DoesNotFit {
        ObjectName name = scope.kept(state, create.name());
        Optional<Plan> early = early(state, create.kind(), name, create.existing(), create.temporary());
        if (early.isPresent()) {
            return early.get();
        }
        if (shadows.isHelper(state, name, create.options().comment())) {
            return ignored(state, create.kind(), "The table is a helper of gh-ost.", true);
        }
        Optional<ObjectName> original = shadows.original(state, name);
        boolean selected = scope.mapping(state, name).isPresent();
        if (create.query()) {
            return selected && original.isEmpty()
                    ? stop(state, create.kind(), name, "The columns of a table that is made from a SELECT cannot be told from the text.")
                    : ignored(state, create.kind(), "The table is not selected.", false);
        }
        if (original.isEmpty() && !selected) {
            return ignored(state, create.kind(), "The table is not selected.", false);
        }
        TableDef made = scope.changes(state, name.schema()).create(name, create);
        if (original.isPresent() && shadows.isBuiltFor(state, original.get(), made)) {
            return shadows.begin(state, create.kind(), name, original.get(), made);
        }
        return selected ? created(state, create.kind(), name, create.existing(), made) : ignored(state, create.kind(), "The table is not selected.", false);
    }

    Plan createLike(FollowerState state, DdlStatement.CreateTableLike create) {
        ObjectName name = scope.kept(state, create.name());
        Optional<Plan> early = early(state, create.kind(), name, create.existing(), create.temporary());
        if (early.isPresent()) {
            return early.get();
        }
        ObjectName like = scope.kept(state, create.like());
        TableDef model = state.tables().get(like);
        Optional<ObjectName> original = shadows.original(state, name).filter(like::equals);
        if (original.isPresent()) {
            return shadows.begin(state, create.kind(), name, original.get(), copy(model, name));
        }
        if (scope.mapping(state, name).isEmpty()) {
            return ignored(state, create.kind(), "The table is not selected.", false);
        }
        if (model == null) {
            return stop(state, create.kind(), name, "The definition of " + like + " is not known here, because it is not selected.");
        }
        return created(state, create.kind(), name, create.existing(), copy(model, name));
    }

    private Optional<Plan> early(FollowerState state, String kind, ObjectName name, Existing existing, boolean temporary) {
        if (temporary) {
            return Optional.of(ignored(state, kind, "Temporary tables are not synchronised.", false));
        }
        boolean known = scope.isKnown(state, name);
        return known && existing == Existing.KEPT ? Optional.of(new Plan(new DdlDecision.Ignore(kind, List.of(name), "The table exists already.", false), state)) : Optional.empty();
    }

    /** LIKE leaves out foreign keys; MySQL gives checks new names (MySQL manual, "CREATE TABLE ... LIKE Statement"). */
    private TableDef copy(TableDef model, ObjectName name) {
        List<CheckDef> checks = new ArrayList<>();
        for (CheckDef check : model.checks()) {
            checks.add(scope.rules().isMariaDb() ? check : new CheckDef(name.name() + "_chk_" + (checks.size() + 1), check.expression(), check.enforced()));
        }
        return new TableDef(name, model.columns(), model.indexes(), List.of(), checks, model.partitioning(), model.engine(), model.charset(), model.collation(), model.comment(),
                model.autoIncrement().isPresent() ? OptionalLong.of(1) : OptionalLong.empty(), 0, 0, model.options());
    }

    private Plan created(FollowerState state, String kind, ObjectName name, Existing existing, TableDef made) {
        TableMapping mapping = scope.mapping(state, name).orElseThrow();
        boolean replaces = scope.isKnown(state, name);
        state.mappings().put(name, mapping);
        boolean shared = replaces ? state.isShared(name) : state.tables().keySet().stream().anyMatch(t -> state.target(t).filter(mapping.target()::equals).isPresent());
        state.constraints().remove(name);
        state.tables().put(name, made);
        TargetTables.Converted converted = scope.target().convert(made, state);
        if (shared && !replaces) {
            return new Plan(new DdlDecision.Run(kind, List.of(name), List.of(), converted.findings()), state);
        }
        if (shared) {
            return stop(state, kind, name, "Other tables are written to the same table of the target.");
        }
        Optional<Finding> blocker = Scope.blocker(converted.findings());
        List<String> texts = scope.target().create(converted.table());
        if (blocker.isPresent()) {
            return new Plan(new DdlDecision.Stop(kind, List.of(name), Scope.reason(blocker.get()), texts.getFirst()), state);
        }
        List<TargetStatement> statements = new ArrayList<>();
        String database = mapping.target().schema();
        if (existing == Existing.REPLACED) {
            statements.add(new TargetStatement(database, "DROP TABLE IF EXISTS " + Sql.quote(mapping.target())));
        }
        texts.forEach(t -> statements.add(new TargetStatement(database, t)));
        List<Finding> findings = new ArrayList<>(converted.findings());
        findings.addAll(scope.target().parsed(name, texts));
        return new Plan(new DdlDecision.Run(kind, List.of(name), statements, findings), state);
    }

    Plan drop(FollowerState state, DdlStatement.DropTables drop) {
        if (drop.temporary()) {
            return ignored(state, drop.kind(), "Temporary tables are not synchronised.", false);
        }
        List<ObjectName> dropped = new ArrayList<>();
        List<TargetStatement> statements = new ArrayList<>();
        Optional<ObjectName> shared = Optional.empty();
        for (ObjectName written : drop.tables()) {
            ObjectName name = scope.kept(state, written);
            state.shadows().remove(name);
            if (scope.isKnown(state, name)) {
                dropped.add(name);
                ObjectName target = state.target(name).orElseThrow();
                shared = state.isShared(name) ? Optional.of(name) : shared;
                statements.add(new TargetStatement(target.schema(), "DROP TABLE " + (drop.ifExists() ? "IF EXISTS " : "") + Sql.quote(target)));
            }
        }
        dropped.forEach(name -> {
            state.tables().remove(name);
            state.constraints().remove(name);
        });
        if (dropped.isEmpty()) {
            return ignored(state, drop.kind(), "No selected table is dropped.", false);
        }
        if (shared.isPresent()) {
            return new Plan(new DdlDecision.Stop(drop.kind(), dropped, "Other tables are written to the same table of the target as " + shared.get() + ".", ""), state);
        }
        return new Plan(new DdlDecision.Run(drop.kind(), dropped, statements, List.of()), state);
    }

    Plan truncate(FollowerState state, DdlStatement.TruncateTable truncate) {
        ObjectName name = scope.kept(state, truncate.table());
        if (!scope.isKnown(state, name)) {
            return ignored(state, truncate.kind(), "The table is not selected.", false);
        }
        if (state.isShared(name)) {
            return stop(state, truncate.kind(), name, "Other tables are written to the same table of the target.");
        }
        ObjectName target = state.target(name).orElseThrow();
        return new Plan(new DdlDecision.Run(truncate.kind(), List.of(name), List.of(new TargetStatement(target.schema(), "TRUNCATE TABLE " + Sql.quote(target))), List.of()), state);
    }

    static Plan ignored(FollowerState state, String kind, String reason, boolean listed) {
        return new Plan(new DdlDecision.Ignore(kind, List.of(), reason, listed), state);
    }

    static Plan stop(FollowerState state, String kind, ObjectName table, String reason) {
        return new Plan(new DdlDecision.Stop(kind, List.of(table), reason, ""), state);
    }
}
