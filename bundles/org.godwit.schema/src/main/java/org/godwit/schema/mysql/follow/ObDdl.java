package org.godwit.schema.mysql.follow;

import java.util.List;
import java.util.Optional;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.schema.Finding;
import org.godwit.schema.mysql.ddl.AlterClause;

/** What is special with OceanBase at one of the ends (OMS: DDL synchronization). Without state. */
final class ObDdl {
    private ObDdl() {
    }

    /** What keeps OceanBase from having the new table. */
    static Optional<Finding> createBlocker(Scope scope, TableDef made) {
        return Optional.empty();
    }

    /** Why the clauses are not converted, if so. */
    static Optional<String> refused(Scope scope, TableDef before, Altered altered, List<AlterClause> clauses) {
        return scope.target().target().type() == DataSourceType.OB_MYSQL ? ObClauses.refused(scope.target().target(), before, clauses) : Optional.empty();
    }

    /** OceanBase takes no FIRST and AFTER with MODIFY and CHANGE; they are left out of the clauses. */
    static void withoutPlaces(Scope scope, List<String> clauses, ObjectName table, List<Finding> findings) {
        if (scope.target().target().type() != DataSourceType.OB_MYSQL) {
            return;
        }
        clauses.replaceAll(clause -> {
            boolean change = clause.startsWith("MODIFY ") || clause.startsWith("CHANGE ");
            String without = change ? clause.replaceFirst(" (?:FIRST|AFTER `(?:[^`]|``)+`)$", "") : clause;
            if (!without.equals(clause)) {
                findings.add(new Finding("MY-DDL-004", Finding.Severity.INFO, table, "", clause, without, "OceanBase does not move columns with MODIFY and CHANGE.", ""));
            }
            return without;
        });
    }
}
