package org.godwit.schema.mysql.ddl;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.godwit.core.model.ObjectName;

/** A statement as it was read. Names stand as in the text; a table without a database has the session's default database. */
public sealed interface DdlStatement {
    /** What it is, for people: {@code ALTER TABLE}. */
    String kind();

    /**
     * CREATE TABLE with a definition.
     *
     * @param query rows are taken from a SELECT, whose columns the text does not tell
     * @param partitioning the PARTITION BY clause
     */
    record CreateTable(ObjectName name, Existing existing, boolean temporary, List<TableElement> elements, OptionClause options, Optional<String> partitioning, boolean query) implements DdlStatement {
        public CreateTable {
            Objects.requireNonNull(name);
            elements = List.copyOf(elements);
        }

        @Override
        public String kind() {
            return "CREATE TABLE";
        }
    }

    /** What becomes of a table that exists already. */
    enum Existing {
        REFUSED, KEPT, REPLACED
    }

    /** CREATE TABLE … LIKE …. */
    record CreateTableLike(ObjectName name, ObjectName like, Existing existing, boolean temporary) implements DdlStatement {
        @Override
        public String kind() {
            return "CREATE TABLE LIKE";
        }
    }

    /** ALTER TABLE, CREATE INDEX and DROP INDEX. */
    record AlterTable(String kind, ObjectName table, boolean ifExists, List<AlterClause> clauses) implements DdlStatement {
        public AlterTable {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(table);
            clauses = List.copyOf(clauses);
        }
    }

    /** DROP TABLE of one or more tables. */
    record DropTables(List<ObjectName> tables, boolean ifExists, boolean temporary) implements DdlStatement {
        public DropTables {
            tables = List.copyOf(tables);
        }

        @Override
        public String kind() {
            return "DROP TABLE";
        }
    }

    /** RENAME TABLE; the pairs are renamed one after the other. */
    record RenameTables(List<Renaming> pairs) implements DdlStatement {
        public RenameTables {
            pairs = List.copyOf(pairs);
        }

        @Override
        public String kind() {
            return "RENAME TABLE";
        }
    }

    /** One pair of RENAME TABLE. */
    record Renaming(ObjectName from, ObjectName to) {
    }

    /** TRUNCATE TABLE. */
    record TruncateTable(ObjectName table) implements DdlStatement {
        @Override
        public String kind() {
            return "TRUNCATE TABLE";
        }
    }

    /** CREATE DATABASE and ALTER DATABASE, of which the default collation is of interest. */
    record DefineDatabase(String kind, String database, Optional<String> charset, Optional<String> collation) implements DdlStatement {
    }

    /** DROP DATABASE. */
    record DropDatabase(String database) implements DdlStatement {
        @Override
        public String kind() {
            return "DROP DATABASE";
        }
    }

    /** Rows changed by a statement instead of row events. */
    record ChangesRows(String kind) implements DdlStatement {
    }

    /**
     * Known, and no change of a table: views, routines, accounts, maintenance.
     *
     * @param noise every log is full of it
     */
    record Other(String kind, boolean noise) implements DdlStatement {
    }
}
