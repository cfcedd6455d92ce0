package org.godwit.schema.mysql.follow;

import java.util.List;
import java.util.Optional;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.schema.Finding;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.ddl.AlterClause;

/** What is special with OceanBase at one of the ends (OMS: DDL synchronization). Without state. */
final class ObDdl {
    private ObDdl() {
    }

    /** Why the clauses are not converted, if so; what only newer versions may take is told in the findings. */
    static Optional<String> refused(Scope scope, FollowerState state, String kind, TableDef before, Altered altered, List<AlterClause> clauses, List<Finding> findings) {
        Features target = scope.target().target();
        if (scope.rules().features().type() == DataSourceType.OB_MYSQL) {
            return clauses.stream().map(c -> fromOceanBase(target.type() == DataSourceType.OB_MYSQL, c, before, altered)).flatMap(Optional::stream).findFirst();
        }
        if (target.type() != DataSourceType.OB_MYSQL) {
            return Optional.empty();
        }
        Optional<String> clause = ObClauses.refused(target, kind, clauses);
        if (clause.isPresent()) {
            return clause;
        }
        Optional<String> incompatible = new ObIncompatibilities(before, altered, clauses, state.tables()).reason();
        if (incompatible.isPresent() && target.version().atLeast(4, 0)) {
            findings.add(new Finding("MY-DDL-005", Finding.Severity.WARNING, before.name(), "", "", "", "OceanBase 3.2.3 refuses it: " + incompatible.get(),
                    "If the target's version refuses it too, skip it or run another statement."));
            return Optional.empty();
        }
        return incompatible;
    }

    /** The short lists of what is synchronised from OceanBase (OMS: DDL synchronization from OceanBase to MySQL, and between OceanBase databases). */
    private static Optional<String> fromOceanBase(boolean toOceanBase, AlterClause clause, TableDef before, Altered altered) {
        boolean supported = switch (clause) {
            case AlterClause.AddColumn c -> true;
            case AlterClause.AlterDefault c -> true;
            case AlterClause.DropColumn c -> true;
            case AlterClause.AddIndex c -> c.index().kind() != org.godwit.schema.mysql.ddl.TableElement.IndexKind.PRIMARY;
            case AlterClause.DropIndex c -> true;
            case AlterClause.RenameTo c -> toOceanBase;
            case AlterClause.ChangeColumn c -> isLonger(before.column(c.column()), altered.table().column(c.definition().name()));
            default -> false;
        };
        return supported ? Optional.empty() : Optional.of("From OceanBase this is not synchronised: " + clause.text());
    }

    /** The same type with at least the same length. */
    static boolean isLonger(Optional<ColumnDef> before, Optional<ColumnDef> after) {
        return before.isPresent() && after.isPresent() && before.get().type().name().equals(after.get().type().name()) && before.get().type().unsigned() == after.get().type().unsigned()
                && before.get().type().length().orElse(0) <= after.get().type().length().orElse(0) && before.get().type().scale().orElse(0) <= after.get().type().scale().orElse(0)
                && after.get().type().members().containsAll(before.get().type().members());
    }

    /** OceanBase takes no FIRST and AFTER with MODIFY and CHANGE; the column stays where it is. */
    static List<Finding> unmoved(Scope scope, ObjectName table, List<AlterClause> clauses) {
        if (scope.target().target().type() != DataSourceType.OB_MYSQL) {
            return List.of();
        }
        return clauses.stream().filter(c -> c instanceof AlterClause.ChangeColumn change && !change.place().equals(AlterClause.Place.UNSAID)).map(c -> new Finding("MY-DDL-004", Finding.Severity.INFO,
                table, ((AlterClause.ChangeColumn) c).definition().name(), c.text(), "", "OceanBase does not move columns with MODIFY and CHANGE.", "")).toList();
    }
}
