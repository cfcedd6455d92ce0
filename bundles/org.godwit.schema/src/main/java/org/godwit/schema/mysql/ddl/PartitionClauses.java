package org.godwit.schema.mysql.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads partitioning and the clauses of ALTER TABLE that manage partitions (MySQL manual, "ALTER TABLE Partition Operations"). Without state. */
final class PartitionClauses {
    private static final List<String> MAINTENANCE = List.of("ANALYZE", "CHECK", "OPTIMIZE", "REBUILD", "REPAIR");

    private PartitionClauses() {
    }

    /** PARTITION BY … up to the end of the clause. */
    static String partitioning(Cursor cursor) throws UnreadableDdl {
        int from = cursor.position();
        cursor.expect("PARTITION", "BY");
        while (!cursor.atEnd() && !cursor.sees(",") && !cursor.sees(")") && !startsQuery(cursor)) {
            if (cursor.sees("(")) {
                cursor.skipParentheses();
            } else {
                cursor.next();
            }
        }
        return cursor.textFrom(from);
    }

    private static boolean startsQuery(Cursor cursor) {
        return cursor.sees("SELECT") || cursor.sees("AS") || cursor.sees("IGNORE") || cursor.sees("REPLACE") || cursor.sees("WITH");
    }

    /** A clause that begins with what partitions are managed with; empty when none stands here. */
    static Optional<AlterClause> read(Cursor cursor) throws UnreadableDdl {
        int from = cursor.position();
        if (cursor.sees("PARTITION", "BY")) {
            String clause = partitioning(cursor);
            return Optional.of(new AlterClause.PartitionBy(clause, clause));
        }
        if (cursor.takes("REMOVE", "PARTITIONING")) {
            return Optional.of(new AlterClause.RemovePartitioning(cursor.textFrom(from)));
        }
        if (cursor.takes("ADD", "PARTITION")) {
            return Optional.of(add(from, cursor));
        }
        if (cursor.takes("DROP", "PARTITION")) {
            boolean ifExists = cursor.ifExists();
            List<String> names = cursor.names();
            return Optional.of(new AlterClause.DropPartitions(cursor.textFrom(from), names, ifExists));
        }
        if (cursor.takes("TRUNCATE", "PARTITION")) {
            List<String> names = cursor.takes("ALL") ? List.of() : cursor.names();
            return Optional.of(new AlterClause.TruncatePartitions(cursor.textFrom(from), names));
        }
        if (cursor.takes("REORGANIZE", "PARTITION")) {
            return Optional.of(reorganize(from, cursor));
        }
        if (cursor.takes("COALESCE", "PARTITION")) {
            local(cursor);
            int number = IndexText.integer(cursor);
            return Optional.of(new AlterClause.CoalescePartitions(cursor.textFrom(from), number));
        }
        return other(from, cursor);
    }

    private static Optional<AlterClause> other(int from, Cursor cursor) {
        for (String word : MAINTENANCE) {
            if (cursor.takes(word, "PARTITION")) {
                rest(cursor);
                return Optional.of(new AlterClause.MaintainPartitions(cursor.textFrom(from), word + " PARTITION"));
            }
        }
        for (String word : List.of("EXCHANGE", "DISCARD", "IMPORT", "CONVERT")) {
            boolean partition = cursor.takes(word, "PARTITION") || word.equals("CONVERT") && cursor.takes(word, "TABLE");
            if (partition || cursor.takes(word, "TABLESPACE")) {
                rest(cursor);
                return Optional.of(new AlterClause.Unfollowed(cursor.textFrom(from), word + (partition ? " PARTITION" : " TABLESPACE")));
            }
        }
        return Optional.empty();
    }

    private static void rest(Cursor cursor) {
        while (!cursor.atEnd()) {
            cursor.next();
        }
    }

    private static void local(Cursor cursor) {
        cursor.takesAny("NO_WRITE_TO_BINLOG", "LOCAL");
    }

    private static AlterClause add(int from, Cursor cursor) throws UnreadableDdl {
        boolean ifNotExists = cursor.ifNotExists();
        local(cursor);
        if (cursor.takes("PARTITIONS")) {
            int number = IndexText.integer(cursor);
            return new AlterClause.AddPartitions(cursor.textFrom(from), List.of(), number, ifNotExists);
        }
        List<AlterClause.PartitionText> partitions = partitions(cursor);
        return new AlterClause.AddPartitions(cursor.textFrom(from), partitions, 0, ifNotExists);
    }

    private static AlterClause reorganize(int from, Cursor cursor) throws UnreadableDdl {
        local(cursor);
        if (cursor.atEnd()) {
            return new AlterClause.ReorganizePartitions(cursor.textFrom(from), List.of(), List.of());
        }
        List<String> names = cursor.names();
        cursor.expect("INTO");
        List<AlterClause.PartitionText> into = partitions(cursor);
        return new AlterClause.ReorganizePartitions(cursor.textFrom(from), names, into);
    }

    /** Definitions of partitions in parentheses. */
    static List<AlterClause.PartitionText> partitions(Cursor cursor) throws UnreadableDdl {
        cursor.expect("(");
        List<AlterClause.PartitionText> partitions = new ArrayList<>();
        do {
            int from = cursor.position();
            cursor.expect("PARTITION");
            String name = cursor.name();
            cursor.skipToComma();
            partitions.add(new AlterClause.PartitionText(name, cursor.textFrom(from)));
        } while (cursor.takes(","));
        cursor.expect(")");
        return partitions;
    }
}
