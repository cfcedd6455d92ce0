package org.godwit.schema.mysql.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.model.ObjectName;

/** Reads CREATE TABLE and CREATE INDEX. Without state. */
final class CreateText {
    private static final OptionClause NO_OPTIONS = new OptionClause(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    private CreateText() {
    }

    /** Behind CREATE [TEMPORARY] TABLE. */
    static DdlStatement table(Cursor cursor, String database, boolean replace, boolean temporary) throws UnreadableDdl {
        DdlStatement.Existing existing = cursor.ifNotExists() ? DdlStatement.Existing.KEPT : replace ? DdlStatement.Existing.REPLACED : DdlStatement.Existing.REFUSED;
        ObjectName name = cursor.objectName(database);
        int from = cursor.position();
        boolean parentheses = cursor.takes("(");
        if (cursor.takes("LIKE")) {
            ObjectName like = cursor.objectName(database);
            if (parentheses) {
                cursor.expect(")");
            }
            return new DdlStatement.CreateTableLike(name, like, existing, temporary);
        }
        List<TableElement> elements = List.of();
        if (parentheses && (cursor.sees("SELECT") || cursor.sees("(") || cursor.sees("WITH"))) {
            cursor.back(from);
        } else if (parentheses) {
            elements = elements(cursor, database);
        }
        boolean query = isQuery(cursor);
        OptionClause options = query ? NO_OPTIONS : OptionText.read(cursor, true);
        Optional<String> partitioning = cursor.sees("PARTITION", "BY") ? Optional.of(PartitionClauses.partitioning(cursor)) : Optional.empty();
        boolean rows = query || isQuery(cursor);
        return new DdlStatement.CreateTable(name, existing, temporary, elements, options, partitioning, rows || elements.isEmpty());
    }

    private static boolean isQuery(Cursor cursor) {
        boolean with = cursor.sees("WITH") && !cursor.sees("WITH", "SYSTEM");
        return with || cursor.sees("AS") || cursor.sees("SELECT") || cursor.sees("IGNORE") || cursor.sees("REPLACE") || cursor.sees("(") || cursor.sees("VALUES") || cursor.sees("TABLE");
    }

    private static List<TableElement> elements(Cursor cursor, String database) throws UnreadableDdl {
        List<TableElement> elements = new ArrayList<>();
        do {
            Optional<TableElement> key = IndexText.constraint(cursor, database);
            if (key.isPresent()) {
                elements.add(key.get());
            } else if (cursor.sees("PERIOD", "FOR")) {
                cursor.skipToComma();
                elements.add(new TableElement.Unfollowed("PERIOD"));
            } else if (cursor.sees("VECTOR") && (cursor.peek(1).is("INDEX") || cursor.peek(1).is("KEY") || cursor.peek(1).is("("))) {
                cursor.skipToComma();
                elements.add(new TableElement.Unfollowed("VECTOR INDEX"));
            } else {
                elements.add(ColumnText.read(cursor.name(), cursor, database));
            }
        } while (cursor.takes(","));
        cursor.expect(")");
        return elements;
    }

    /** Behind CREATE; empty when it is no index. */
    static Optional<DdlStatement> index(Cursor cursor, String database, boolean replace) throws UnreadableDdl {
        int from = cursor.position();
        cursor.takesAny("ONLINE", "OFFLINE");
        TableElement.IndexKind kind = cursor.takes("UNIQUE")
                ? TableElement.IndexKind.UNIQUE
                : cursor.takes("FULLTEXT") ? TableElement.IndexKind.FULLTEXT : cursor.takes("SPATIAL") ? TableElement.IndexKind.SPATIAL : TableElement.IndexKind.PLAIN;
        if (!cursor.takesAny("INDEX", "KEY")) {
            cursor.back(from);
            return Optional.empty();
        }
        boolean ifNotExists = cursor.ifNotExists();
        String name = cursor.name();
        List<String> ignorable = new ArrayList<>();
        if (cursor.takes("USING")) {
            ignorable.add("USING " + cursor.name());
        }
        cursor.expect("ON");
        ObjectName table = cursor.objectName(database);
        TableElement.Index index = IndexText.rest(Optional.of(name), kind, ifNotExists, ignorable, cursor);
        List<AlterClause> clauses = new ArrayList<>();
        if (replace) {
            clauses.add(new AlterClause.DropIndex("DROP INDEX " + name, name, true));
        }
        clauses.add(new AlterClause.AddIndex("ADD INDEX " + name, index));
        clauses.addAll(AlterText.read(cursor, database));
        return Optional.of(new DdlStatement.AlterTable("CREATE INDEX", table, false, clauses));
    }
}
