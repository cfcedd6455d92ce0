package org.godwit.schema.mysql.ddl;

import java.util.List;
import java.util.Optional;
import org.godwit.core.model.ObjectName;

/** One clause of ALTER TABLE. */
public sealed interface AlterClause {
    /** The clause as written. */
    String text();

    /** Where a column goes; {@code after} names the column in front of it. */
    record Place(boolean first, Optional<String> after) {
        public static final Place UNSAID = new Place(false, Optional.empty());
    }

    /** Several of one clause, in parentheses, are several of these. */
    record AddColumn(String text, TableElement.Column column, Place place, boolean ifNotExists) implements AlterClause {
    }

    /** MODIFY and CHANGE; {@code rename} whether the text is CHANGE. */
    record ChangeColumn(String text, String column, TableElement.Column definition, Place place, boolean ifExists, boolean rename) implements AlterClause {
    }

    record DropColumn(String text, String column, boolean ifExists) implements AlterClause {
    }

    record RenameColumn(String text, String from, String to, boolean ifExists) implements AlterClause {
    }

    /** SET DEFAULT with SQL text, or DROP DEFAULT. */
    record AlterDefault(String text, String column, Optional<String> defaultText, boolean ifExists) implements AlterClause {
    }

    record AlterColumnVisible(String text, String column, boolean visible) implements AlterClause {
    }

    record AddIndex(String text, TableElement.Index index) implements AlterClause {
    }

    record AddForeignKey(String text, TableElement.ForeignKey key, boolean ifNotExists) implements AlterClause {
    }

    record AddCheck(String text, TableElement.Check check, boolean ifNotExists) implements AlterClause {
    }

    record DropIndex(String text, String index, boolean ifExists) implements AlterClause {
    }

    record DropPrimaryKey(String text, boolean ifExists) implements AlterClause {
    }

    record DropForeignKey(String text, String key, boolean ifExists) implements AlterClause {
    }

    /** DROP CONSTRAINT (of any kind) or DROP CHECK. */
    record DropConstraint(String text, String constraint, boolean checkOnly, boolean ifExists) implements AlterClause {
    }

    /** ALTER CHECK and ALTER CONSTRAINT … [NOT] ENFORCED. */
    record AlterCheck(String text, String check, boolean enforced) implements AlterClause {
    }

    record RenameIndex(String text, String from, String to, boolean ifExists) implements AlterClause {
    }

    record AlterIndexVisible(String text, String index, boolean visible, boolean ifExists) implements AlterClause {
    }

    record SetOptions(String text, OptionClause options) implements AlterClause {
    }

    /** CONVERT TO CHARACTER SET. */
    record ConvertTo(String text, String charset, Optional<String> collation) implements AlterClause {
    }

    record RenameTo(String text, ObjectName table) implements AlterClause {
    }

    /** MariaDB's ADD and DROP SYSTEM VERSIONING. */
    record SystemVersioning(String text, boolean on) implements AlterClause {
    }

    /** Says how to work, not what: ALGORITHM, LOCK, WAIT, VALIDATION, FORCE, ORDER BY, ENABLE KEYS. {@code what} is the word. */
    record Manner(String text, String what) implements AlterClause {
    }

    /** Partitioning the table anew; {@code clause} is PARTITION BY …. */
    record PartitionBy(String text, String clause) implements AlterClause {
    }

    record RemovePartitioning(String text) implements AlterClause {
    }

    /** Definitions of partitions, or their number. */
    record AddPartitions(String text, List<PartitionText> partitions, int number, boolean ifNotExists) implements AlterClause {
        public AddPartitions {
            partitions = List.copyOf(partitions);
        }
    }

    record DropPartitions(String text, List<String> names, boolean ifExists) implements AlterClause {
        public DropPartitions {
            names = List.copyOf(names);
        }
    }

    /** {@code names} is empty for ALL. */
    record TruncatePartitions(String text, List<String> names) implements AlterClause {
        public TruncatePartitions {
            names = List.copyOf(names);
        }
    }

    /** Partitions made into others; without names and definitions HASH or KEY partitions are spread anew. */
    record ReorganizePartitions(String text, List<String> names, List<PartitionText> into) implements AlterClause {
        public ReorganizePartitions {
            names = List.copyOf(names);
            into = List.copyOf(into);
        }
    }

    record CoalescePartitions(String text, int number) implements AlterClause {
    }

    /** ANALYZE, CHECK, OPTIMIZE, REBUILD, REPAIR PARTITION. */
    record MaintainPartitions(String text, String what) implements AlterClause {
    }

    /** Recognised, but what becomes of the table cannot be told: EXCHANGE PARTITION, tablespaces, periods. */
    record Unfollowed(String text, String what) implements AlterClause {
    }

    /** A partition's name and its whole definition, {@code PARTITION p VALUES …}. */
    record PartitionText(String name, String definition) {
    }
}
