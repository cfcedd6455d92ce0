package org.godwit.schema.mysql.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.godwit.schema.mysql.Token;

/** Reads the clauses of ALTER TABLE (MySQL manual, "ALTER TABLE Statement"; MariaDB knowledge base, "ALTER TABLE"). Used by one thread for one statement. */
final class AlterText {
    private final Cursor cursor;
    private final String database;
    private final List<AlterClause> clauses = new ArrayList<>();

    private AlterText(Cursor cursor, String database) {
        this.cursor = cursor;
        this.database = database;
    }

    /** Everything behind the table's name. */
    static List<AlterClause> read(Cursor cursor, String database) throws UnreadableDdl {
        AlterText text = new AlterText(cursor, database);
        text.wait(cursor);
        while (!cursor.atEnd()) {
            text.clause();
            cursor.takes(",");
        }
        return text.clauses;
    }

    private void wait(Cursor words) throws UnreadableDdl {
        int from = words.position();
        if (words.takes("WAIT")) {
            words.number();
        } else if (!words.takes("NOWAIT")) {
            return;
        }
        clauses.add(new AlterClause.Manner(words.textFrom(from), "WAIT"));
    }

    private void clause() throws UnreadableDdl {
        Optional<AlterClause> partitions = PartitionClauses.read(cursor);
        if (partitions.isPresent()) {
            clauses.add(partitions.get());
            return;
        }
        int from = cursor.position();
        if (cursor.takes("ADD")) {
            add(from);
        } else if (cursor.takes("DROP")) {
            drop(from);
        } else if (cursor.takes("MODIFY") || cursor.takes("CHANGE")) {
            cursor.back(from);
            change(from);
        } else if (cursor.takes("ALTER")) {
            alter(from);
        } else if (cursor.takes("RENAME")) {
            rename(from);
        } else if (cursor.takes("CONVERT", "TO")) {
            convert(from);
        } else if (!manner(from)) {
            options(from);
        }
    }

    private void options(int from) throws UnreadableDdl {
        OptionClause options = OptionText.read(cursor, false);
        if (options.isEmpty() && from == cursor.position()) {
            throw cursor.unreadable("a clause of ALTER TABLE");
        }
        clauses.add(new AlterClause.SetOptions(cursor.textFrom(from), options));
    }

    private void convert(int from) throws UnreadableDdl {
        if (!cursor.takes("CHARSET")) {
            cursor.takes("CHARACTER");
            cursor.expect("SET");
        }
        String charset = cursor.word().toLowerCase(Locale.ROOT);
        Optional<String> collation = cursor.takes("COLLATE") ? Optional.of(cursor.word().toLowerCase(Locale.ROOT)) : Optional.empty();
        clauses.add(new AlterClause.ConvertTo(cursor.textFrom(from), charset, collation));
    }

    private boolean manner(int from) throws UnreadableDdl {
        if (cursor.sees("ALGORITHM") || cursor.sees("LOCK")) {
            String what = cursor.name().toUpperCase(Locale.ROOT);
            cursor.equalsSign();
            cursor.name();
            clauses.add(new AlterClause.Manner(cursor.textFrom(from), what));
        } else if (cursor.takes("FORCE")) {
            clauses.add(new AlterClause.Manner(cursor.textFrom(from), "FORCE"));
        } else if (cursor.takes("ENABLE", "KEYS") || cursor.takes("DISABLE", "KEYS")) {
            clauses.add(new AlterClause.Manner(cursor.textFrom(from), "KEYS"));
        } else if (cursor.takes("WITH", "VALIDATION") || cursor.takes("WITHOUT", "VALIDATION")) {
            clauses.add(new AlterClause.Manner(cursor.textFrom(from), "VALIDATION"));
        } else if (cursor.takes("ORDER", "BY")) {
            do {
                cursor.name();
                cursor.takesAny("ASC", "DESC");
            } while (cursor.takes(","));
            clauses.add(new AlterClause.Manner(cursor.textFrom(from), "ORDER BY"));
        } else {
            return false;
        }
        return true;
    }

    private void add(int from) throws UnreadableDdl {
        if (cursor.takes("SYSTEM", "VERSIONING")) {
            clauses.add(new AlterClause.SystemVersioning(cursor.textFrom(from), true));
            return;
        }
        if (cursor.sees("PERIOD", "FOR") || cursor.sees("VECTOR")) {
            String what = "ADD " + cursor.peek().text().toUpperCase(Locale.ROOT);
            cursor.skipToComma();
            clauses.add(new AlterClause.Unfollowed(cursor.textFrom(from), what));
            return;
        }
        boolean column = cursor.takes("COLUMN");
        Optional<TableElement> key = column ? Optional.empty() : IndexText.constraint(cursor, database);
        if (key.isPresent()) {
            clauses.add(added(cursor.textFrom(from), key.get()));
            return;
        }
        boolean ifNotExists = cursor.ifNotExists();
        if (cursor.takes("(")) {
            elements(ifNotExists);
            return;
        }
        TableElement.Column definition = ColumnText.read(cursor.name(), cursor, database);
        AlterClause.Place place = place();
        clauses.add(new AlterClause.AddColumn(cursor.textFrom(from), definition, place, ifNotExists));
    }

    private void elements(boolean ifNotExists) throws UnreadableDdl {
        do {
            int from = cursor.position();
            Optional<TableElement> key = IndexText.constraint(cursor, database);
            if (key.isPresent()) {
                clauses.add(added("ADD " + cursor.textFrom(from), key.get()));
            } else {
                TableElement.Column definition = ColumnText.read(cursor.name(), cursor, database);
                clauses.add(new AlterClause.AddColumn("ADD COLUMN " + cursor.textFrom(from), definition, AlterClause.Place.UNSAID, ifNotExists));
            }
        } while (cursor.takes(","));
        cursor.expect(")");
    }

    private static AlterClause added(String text, TableElement element) throws UnreadableDdl {
        return switch (element) {
            case TableElement.Index index -> new AlterClause.AddIndex(text, index);
            case TableElement.ForeignKey key -> new AlterClause.AddForeignKey(text, key, text.toUpperCase(Locale.ROOT).contains(" IF NOT EXISTS "));
            case TableElement.Check check -> new AlterClause.AddCheck(text, check, text.toUpperCase(Locale.ROOT).contains(" IF NOT EXISTS "));
            case TableElement.Column column -> throw new UnreadableDdl("a column stands where a key was expected: " + column.name());
            case TableElement.Unfollowed other -> new AlterClause.Unfollowed(text, other.what());
        };
    }

    private AlterClause.Place place() throws UnreadableDdl {
        if (cursor.takes("FIRST")) {
            return new AlterClause.Place(true, Optional.empty());
        }
        return cursor.takes("AFTER") ? new AlterClause.Place(false, Optional.of(cursor.name())) : AlterClause.Place.UNSAID;
    }

    private void change(int from) throws UnreadableDdl {
        boolean rename = cursor.next().is("CHANGE");
        cursor.takes("COLUMN");
        boolean ifExists = cursor.ifExists();
        String column = cursor.name();
        TableElement.Column definition = ColumnText.read(rename ? cursor.name() : column, cursor, database);
        AlterClause.Place place = place();
        clauses.add(new AlterClause.ChangeColumn(cursor.textFrom(from), column, definition, place, ifExists, rename));
    }

    private void drop(int from) throws UnreadableDdl {
        if (cursor.takes("PRIMARY", "KEY")) {
            clauses.add(new AlterClause.DropPrimaryKey(cursor.textFrom(from), false));
        } else if (cursor.takes("SYSTEM", "VERSIONING")) {
            clauses.add(new AlterClause.SystemVersioning(cursor.textFrom(from), false));
        } else if (cursor.takes("PERIOD", "FOR")) {
            cursor.skipToComma();
            clauses.add(new AlterClause.Unfollowed(cursor.textFrom(from), "DROP PERIOD"));
        } else if (cursor.takes("FOREIGN", "KEY")) {
            boolean ifExists = cursor.ifExists();
            String name = cursor.name();
            clauses.add(new AlterClause.DropForeignKey(cursor.textFrom(from), name, ifExists));
        } else if (cursor.takesAny("INDEX", "KEY")) {
            boolean ifExists = cursor.ifExists();
            String name = cursor.name();
            clauses.add(name.equalsIgnoreCase("PRIMARY") ? new AlterClause.DropPrimaryKey(cursor.textFrom(from), ifExists) : new AlterClause.DropIndex(cursor.textFrom(from), name, ifExists));
        } else if (cursor.sees("CONSTRAINT") || cursor.sees("CHECK")) {
            boolean check = cursor.next().is("CHECK");
            boolean ifExists = cursor.ifExists();
            String name = cursor.name();
            clauses.add(new AlterClause.DropConstraint(cursor.textFrom(from), name, check, ifExists));
        } else {
            cursor.takes("COLUMN");
            boolean ifExists = cursor.ifExists();
            String name = cursor.name();
            cursor.takesAny("RESTRICT", "CASCADE");
            clauses.add(new AlterClause.DropColumn(cursor.textFrom(from), name, ifExists));
        }
    }

    private void alter(int from) throws UnreadableDdl {
        if (cursor.takesAny("INDEX", "KEY")) {
            boolean ifExists = cursor.ifExists();
            String index = cursor.name();
            boolean visible = cursor.takes("VISIBLE") || cursor.takes("NOT", "IGNORED");
            if (!visible && !cursor.takesAny("INVISIBLE", "IGNORED")) {
                throw cursor.unreadable("VISIBLE or INVISIBLE");
            }
            clauses.add(new AlterClause.AlterIndexVisible(cursor.textFrom(from), index, visible, ifExists));
            return;
        }
        if (cursor.takesAny("CHECK", "CONSTRAINT")) {
            String check = cursor.name();
            boolean enforced = !cursor.takes("NOT");
            cursor.expect("ENFORCED");
            clauses.add(new AlterClause.AlterCheck(cursor.textFrom(from), check, enforced));
            return;
        }
        cursor.takes("COLUMN");
        boolean ifExists = cursor.ifExists();
        String column = cursor.name();
        if (cursor.takes("SET", "DEFAULT")) {
            Optional<String> value = Optional.of(ColumnText.value(cursor));
            clauses.add(new AlterClause.AlterDefault(cursor.textFrom(from), column, value, ifExists));
        } else if (cursor.takes("DROP", "DEFAULT")) {
            clauses.add(new AlterClause.AlterDefault(cursor.textFrom(from), column, Optional.empty(), ifExists));
        } else {
            cursor.expect("SET");
            boolean visible = cursor.takes("VISIBLE");
            if (!visible) {
                cursor.expect("INVISIBLE");
            }
            clauses.add(new AlterClause.AlterColumnVisible(cursor.textFrom(from), column, visible));
        }
    }

    private void rename(int from) throws UnreadableDdl {
        if (cursor.takes("COLUMN")) {
            boolean ifExists = cursor.ifExists();
            String old = cursor.name();
            cursor.expect("TO");
            String renamed = cursor.name();
            clauses.add(new AlterClause.RenameColumn(cursor.textFrom(from), old, renamed, ifExists));
        } else if (cursor.takesAny("INDEX", "KEY")) {
            boolean ifExists = cursor.ifExists();
            String old = cursor.name();
            cursor.expect("TO");
            String renamed = cursor.name();
            clauses.add(new AlterClause.RenameIndex(cursor.textFrom(from), old, renamed, ifExists));
        } else {
            boolean sign = cursor.peek().kind() == Token.Kind.SYMBOL;
            if (!cursor.takesAny("TO", "AS", "=") && sign) {
                throw cursor.unreadable("a name");
            }
            org.godwit.core.model.ObjectName to = cursor.objectName(database);
            clauses.add(new AlterClause.RenameTo(cursor.textFrom(from), to));
        }
    }
}
