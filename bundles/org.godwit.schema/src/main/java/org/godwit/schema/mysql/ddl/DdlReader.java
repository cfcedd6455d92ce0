package org.godwit.schema.mysql.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.change.DdlEvent;
import org.godwit.core.model.ObjectName;
import org.godwit.schema.mysql.Features;

/** Reads statements of the log. Thread-safe. */
public final class DdlReader {
    private static final Set<String> NOISE = Set.of("FLUSH", "ANALYZE", "OPTIMIZE", "REPAIR", "CHECK", "CHECKSUM", "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "XA", "START", "SET", "USE", "RESET",
            "KILL", "CACHE", "LOCK", "UNLOCK", "SHOW", "SELECT", "INSTALL", "UNINSTALL");
    private static final Set<String> LISTED = Set.of("GRANT", "REVOKE", "CALL", "DO");
    private static final Set<String> ROWS = Set.of("INSERT", "UPDATE", "DELETE", "REPLACE", "LOAD");
    /** What CREATE, ALTER and DROP do that is not synchronised (OMS: DDL synchronization, unsupported statements). */
    private static final Set<String> OBJECTS = Set.of("VIEW", "TRIGGER", "PROCEDURE", "FUNCTION", "EVENT", "USER", "ROLE", "SERVER", "TABLESPACE", "LOGFILE", "SEQUENCE", "PACKAGE", "RESOURCE",
            "INSTANCE", "LIBRARY", "UNDO", "REFERENCE");

    private final Features server;

    /** @param server whose log it is */
    public DdlReader(Features server) {
        this.server = server;
    }

    /** @throws UnreadableDdl saying where it cannot go on */
    public DdlStatement read(DdlEvent event) throws UnreadableDdl {
        Cursor cursor = new Cursor(DdlText.tokens(event.statement(), event.sqlMode(), server));
        DdlStatement statement = statement(cursor, event.database());
        boolean read = switch (statement) {
            case DdlStatement.Other o -> true;
            case DdlStatement.ChangesRows c -> true;
            case DdlStatement.CreateTable c -> c.query() || cursor.atEnd();
            case DdlStatement.CreateTableLike c -> cursor.atEnd();
            case DdlStatement.AlterTable a -> cursor.atEnd();
            case DdlStatement.DropTables d -> cursor.atEnd();
            case DdlStatement.RenameTables r -> cursor.atEnd();
            case DdlStatement.TruncateTable t -> cursor.atEnd();
            case DdlStatement.DefineDatabase d -> true;
            case DdlStatement.DropDatabase d -> true;
        };
        if (!read) {
            throw cursor.unreadable("the end");
        }
        return statement;
    }

    private static DdlStatement statement(Cursor cursor, String database) throws UnreadableDdl {
        String first = cursor.peek().text().toUpperCase(Locale.ROOT);
        if (cursor.atEnd()) {
            return new DdlStatement.Other("empty statement", true);
        }
        if (cursor.sees("RENAME", "USER") || cursor.sees("SET", "PASSWORD")) {
            return new DdlStatement.Other(first + " " + cursor.peek(1).text().toUpperCase(Locale.ROOT), false);
        }
        return switch (first) {
            case "CREATE" -> create(cursor, database);
            case "ALTER" -> alter(cursor, database);
            case "DROP" -> drop(cursor, database);
            case "RENAME" -> rename(cursor, database);
            case "TRUNCATE" -> truncate(cursor, database);
            default -> other(first, cursor);
        };
    }

    private static DdlStatement other(String first, Cursor cursor) throws UnreadableDdl {
        if (ROWS.contains(first)) {
            return new DdlStatement.ChangesRows(first);
        }
        if (NOISE.contains(first) || LISTED.contains(first)) {
            return new DdlStatement.Other(first, NOISE.contains(first));
        }
        throw cursor.unreadable("a known statement");
    }

    private static DdlStatement truncate(Cursor cursor, String database) throws UnreadableDdl {
        cursor.expect("TRUNCATE");
        cursor.takes("TABLE");
        ObjectName table = cursor.objectName(database);
        wait(cursor);
        return new DdlStatement.TruncateTable(table);
    }

    private static void wait(Cursor cursor) throws UnreadableDdl {
        if (!cursor.takes("NOWAIT") && cursor.takes("WAIT")) {
            cursor.number();
        }
    }

    private static DdlStatement rename(Cursor cursor, String database) throws UnreadableDdl {
        cursor.expect("RENAME");
        if (!cursor.takes("TABLES")) {
            cursor.expect("TABLE");
        }
        cursor.ifExists();
        List<DdlStatement.Renaming> pairs = new ArrayList<>();
        do {
            ObjectName from = cursor.objectName(database);
            wait(cursor);
            cursor.expect("TO");
            pairs.add(new DdlStatement.Renaming(from, cursor.objectName(database)));
        } while (cursor.takes(","));
        return new DdlStatement.RenameTables(pairs);
    }

    private static DdlStatement drop(Cursor cursor, String database) throws UnreadableDdl {
        cursor.expect("DROP");
        boolean temporary = cursor.takes("TEMPORARY");
        if (cursor.takesAny("TABLE", "TABLES")) {
            boolean ifExists = cursor.ifExists();
            List<ObjectName> tables = new ArrayList<>();
            do {
                tables.add(cursor.objectName(database));
            } while (cursor.takes(","));
            wait(cursor);
            cursor.takesAny("RESTRICT", "CASCADE");
            return new DdlStatement.DropTables(tables, ifExists, temporary);
        }
        if (cursor.takesAny("DATABASE", "SCHEMA")) {
            cursor.ifExists();
            return new DdlStatement.DropDatabase(cursor.name());
        }
        if (cursor.takesAny("INDEX", "KEY")) {
            boolean ifExists = cursor.ifExists();
            String name = cursor.name();
            cursor.expect("ON");
            ObjectName table = cursor.objectName(database);
            List<AlterClause> clauses = new ArrayList<>();
            clauses.add(name.equalsIgnoreCase("PRIMARY") ? new AlterClause.DropPrimaryKey("DROP PRIMARY KEY", ifExists) : new AlterClause.DropIndex("DROP INDEX " + name, name, ifExists));
            clauses.addAll(AlterText.read(cursor, database));
            return new DdlStatement.AlterTable("DROP INDEX", table, false, clauses);
        }
        return object("DROP", cursor);
    }

    private static DdlStatement alter(Cursor cursor, String database) throws UnreadableDdl {
        cursor.expect("ALTER");
        int from = cursor.position();
        cursor.takes("ONLINE");
        cursor.takes("IGNORE");
        if (cursor.takes("TABLE")) {
            boolean ifExists = cursor.ifExists();
            ObjectName table = cursor.objectName(database);
            return new DdlStatement.AlterTable("ALTER TABLE", table, ifExists, AlterText.read(cursor, database));
        }
        if (cursor.takesAny("DATABASE", "SCHEMA")) {
            boolean unnamed = cursor.sees("DEFAULT") || cursor.sees("CHARACTER") || cursor.sees("CHARSET") || cursor.sees("COLLATE") || cursor.sees("ENCRYPTION") || cursor.sees("COMMENT")
                    || cursor.sees("READ");
            return database("ALTER DATABASE", unnamed ? database : cursor.name(), cursor);
        }
        cursor.back(from);
        return object("ALTER", cursor);
    }

    private static DdlStatement database(String kind, String name, Cursor cursor) throws UnreadableDdl {
        OptionClause options = OptionText.read(cursor, false);
        return new DdlStatement.DefineDatabase(kind, name, options.charset(), options.collation());
    }

    private static DdlStatement create(Cursor cursor, String database) throws UnreadableDdl {
        int from = cursor.position();
        cursor.expect("CREATE");
        boolean replace = cursor.takes("OR", "REPLACE");
        boolean temporary = cursor.takes("TEMPORARY");
        if (cursor.takes("TABLE")) {
            return CreateText.table(cursor, database, replace, temporary);
        }
        if (cursor.takesAny("DATABASE", "SCHEMA")) {
            cursor.ifNotExists();
            return database("CREATE DATABASE", cursor.name(), cursor);
        }
        cursor.back(from + (replace ? 3 : 1));
        Optional<DdlStatement> index = CreateText.index(cursor, database, replace);
        return index.isPresent() ? index.get() : object("CREATE", cursor);
    }

    /** Looks for the word that says what object it is; it may stand behind a definer and a few options. */
    private static DdlStatement object(String verb, Cursor cursor) throws UnreadableDdl {
        for (int ahead = 0; ahead < 24; ahead++) {
            String word = cursor.peek(ahead).text().toUpperCase(Locale.ROOT);
            if (cursor.peek(ahead).kind() == org.godwit.schema.mysql.Token.Kind.WORD && OBJECTS.contains(word)) {
                return new DdlStatement.Other(verb + " " + word, false);
            }
        }
        throw cursor.unreadable("a kind of object");
    }
}
