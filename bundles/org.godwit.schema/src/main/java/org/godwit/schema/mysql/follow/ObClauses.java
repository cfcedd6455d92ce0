package org.godwit.schema.mysql.follow;

import java.util.List;
import java.util.Optional;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.ddl.AlterClause;

/** Which clauses of ALTER TABLE are not converted for OceanBase (OMS: DDL synchronization from MySQL to OceanBase, ALTER TABLE). Without state. */
final class ObClauses {
    private ObClauses() {
    }

    /** @param kind CREATE INDEX and DROP INDEX may say how they work, ALTER TABLE may not */
    static Optional<String> refused(Features target, String kind, List<AlterClause> clauses) {
        boolean mayTellManner = !kind.equals("ALTER TABLE");
        return clauses.stream().filter(c -> !(mayTellManner && c instanceof AlterClause.Manner)).map(c -> reason(target, c)).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> reason(Features target, AlterClause clause) {
        boolean from4 = target.version().atLeast(4, 0);
        boolean from323 = target.version().atLeast(3, 2, 3);
        return Optional.ofNullable(switch (clause) {
            case AlterClause.AddColumn c -> null;
            case AlterClause.ChangeColumn c -> null;
            case AlterClause.DropColumn c -> null;
            case AlterClause.AlterDefault c -> null;
            case AlterClause.RenameTo c -> null;
            case AlterClause.AddForeignKey c -> null;
            case AlterClause.DropForeignKey c -> null;
            case AlterClause.DropConstraint c -> from323 ? null : "DROP CONSTRAINT";
            case AlterClause.DropIndex c -> null;
            case AlterClause.DropPartitions c -> null;
            case AlterClause.AddIndex c -> switch (c.index().kind()) {
                case PRIMARY -> "ADD PRIMARY KEY";
                case SPATIAL -> "ADD SPATIAL INDEX";
                case UNIQUE, PLAIN, FULLTEXT -> c.index().parts().stream().anyMatch(p -> p.expression().isPresent()) ? "an index on an expression" : null;
            };
            case AlterClause.DropPrimaryKey c -> from4 ? null : "DROP PRIMARY KEY before version 4.0";
            case AlterClause.PartitionBy c -> from4 ? null : "PARTITION BY before version 4.0";
            case AlterClause.AddCheck c -> from323 ? null : "ADD CHECK before version 3.2.3";
            case AlterClause.AlterCheck c -> from323 ? null : "ALTER CHECK before version 3.2.3";
            case AlterClause.AlterIndexVisible c -> from323 ? null : "ALTER INDEX before version 3.2.3";
            case AlterClause.RenameIndex c -> from323 ? null : "RENAME INDEX before version 3.2.3";
            case AlterClause.AddPartitions c -> c.partitions().isEmpty() ? "ADD PARTITION to HASH or KEY partitions" : null;
            case AlterClause.TruncatePartitions c -> c.names().isEmpty() ? "TRUNCATE PARTITION ALL" : null;
            case AlterClause.SetOptions c -> onlyComment(c) ? null : "a table option other than COMMENT";
            case AlterClause.RenameColumn c -> "RENAME COLUMN";
            case AlterClause.AlterColumnVisible c -> "SET VISIBLE or INVISIBLE";
            case AlterClause.ConvertTo c -> "CONVERT TO CHARACTER SET";
            case AlterClause.SystemVersioning c -> "SYSTEM VERSIONING";
            case AlterClause.Manner c -> c.what();
            case AlterClause.RemovePartitioning c -> "REMOVE PARTITIONING";
            case AlterClause.ReorganizePartitions c -> "REORGANIZE PARTITION";
            case AlterClause.CoalescePartitions c -> "COALESCE PARTITION";
            case AlterClause.MaintainPartitions c -> c.what();
            case AlterClause.Unfollowed c -> c.what();
        }).map(what -> "OceanBase does not support " + what + " in ALTER TABLE");
    }

    private static boolean onlyComment(AlterClause.SetOptions set) {
        return set.options().engine().isEmpty() && set.options().charset().isEmpty() && set.options().collation().isEmpty() && set.options().autoIncrement().isEmpty() && set.options().others().isEmpty();
    }
}
