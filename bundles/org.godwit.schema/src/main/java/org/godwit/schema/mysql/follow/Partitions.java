package org.godwit.schema.mysql.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.schema.Finding;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.Sql;
import org.godwit.schema.mysql.ddl.AlterClause;

/** What clauses that manage partitions become at the target. Immutable. */
final class Partitions {
    private final Features target;
    private final List<AlterClause> clauses;
    private final TableDef before;
    private final TableDef after;

    /** @param before the table at the target; {@code after} likewise, as it will be */
    Partitions(Features target, List<AlterClause> clauses, TableDef before, TableDef after) {
        this.target = target;
        this.clauses = clauses;
        this.before = before;
        this.after = after;
    }

    /** Why the target cannot do the same. Where the target's table has no partitions, rows that go with a partition at the source would stay. */
    Optional<String> refused() {
        for (AlterClause clause : clauses) {
            boolean removes = clause instanceof AlterClause.DropPartitions || clause instanceof AlterClause.TruncatePartitions;
            if (removes && before.partitioning().isEmpty()) {
                return Optional.of("Rows go with their partition at the source, but the target's table is not partitioned.");
            }
        }
        return Optional.empty();
    }

    /** Clauses for the target, each for a statement of its own, as servers want it. */
    List<String> clauses() {
        List<String> texts = new ArrayList<>();
        boolean rebuilt = false;
        for (AlterClause clause : clauses) {
            rebuilt |= clause instanceof AlterClause.PartitionBy || clause instanceof AlterClause.RemovePartitioning;
            if (before.partitioning().isPresent()) {
                text(clause).ifPresent(texts::add);
            }
        }
        if (rebuilt || clauses.isEmpty() && !before.partitioning().equals(after.partitioning())) {
            if (after.partitioning().isPresent()) {
                texts.add(after.partitioning().get());
            } else if (before.partitioning().isPresent()) {
                texts.add("REMOVE PARTITIONING");
            }
        }
        return texts;
    }

    private Optional<String> text(AlterClause clause) {
        return Optional.ofNullable(switch (clause) {
            case AlterClause.AddPartitions add -> "ADD PARTITION " + (add.partitions().isEmpty() ? "PARTITIONS " + add.number() : definitions(add.partitions()));
            case AlterClause.DropPartitions drop -> "DROP PARTITION " + Sql.quoteAll(drop.names());
            case AlterClause.TruncatePartitions truncate -> "TRUNCATE PARTITION " + (truncate.names().isEmpty() ? "ALL" : Sql.quoteAll(truncate.names()));
            case AlterClause.ReorganizePartitions reorganize -> reorganize.names().isEmpty()
                    ? null
                    : "REORGANIZE PARTITION " + Sql.quoteAll(reorganize.names()) + " INTO " + definitions(reorganize.into());
            case AlterClause.CoalescePartitions coalesce -> "COALESCE PARTITION " + coalesce.number();
            default -> null;
        });
    }

    private String definitions(List<AlterClause.PartitionText> partitions) {
        return partitions.stream().map(p -> org.godwit.schema.mysql.rule.PartitionRule.withoutStorage(p.definition(), target)).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Clauses that have no effect on the target's table. */
    List<Finding> findings(ObjectName table) {
        List<Finding> findings = new ArrayList<>();
        for (AlterClause clause : clauses) {
            boolean managed = clause instanceof AlterClause.AddPartitions || clause instanceof AlterClause.ReorganizePartitions || clause instanceof AlterClause.CoalescePartitions;
            if (managed && before.partitioning().isEmpty()) {
                findings.add(new Finding("MY-DDL-002", Finding.Severity.INFO, table, "", clause.text(), "", "The target's table is not partitioned.", ""));
            } else if (clause instanceof AlterClause.MaintainPartitions) {
                findings.add(new Finding("MY-DDL-001", Finding.Severity.INFO, table, "", clause.text(), "", "The clause says how the source works, not what it makes.", ""));
            }
        }
        return findings;
    }
}
