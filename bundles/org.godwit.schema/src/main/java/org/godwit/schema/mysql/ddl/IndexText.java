package org.godwit.schema.mysql.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.godwit.core.model.ObjectName;

/** Reads indexes, foreign keys and checks. Without state. */
final class IndexText {
    private IndexText() {
    }

    /**
     * A key behind CONSTRAINT [symbol], if one stands here.
     *
     * @return empty when what stands here is none
     */
    static Optional<TableElement> constraint(Cursor cursor, String database) throws UnreadableDdl {
        int from = cursor.position();
        Optional<String> symbol = Optional.empty();
        if (cursor.takes("CONSTRAINT") && !startsKey(cursor)) {
            cursor.ifNotExists();
            symbol = Optional.of(cursor.name());
        }
        if (cursor.takes("PRIMARY")) {
            cursor.expect("KEY");
            return Optional.of(index(Optional.empty(), TableElement.IndexKind.PRIMARY, cursor));
        }
        if (cursor.takes("UNIQUE")) {
            keyWord(cursor);
            return Optional.of(index(symbol, TableElement.IndexKind.UNIQUE, cursor));
        }
        if (cursor.takes("FOREIGN")) {
            cursor.expect("KEY");
            cursor.ifNotExists();
            Optional<String> name = cursor.sees("(") ? Optional.empty() : Optional.of(cursor.name());
            return Optional.of(references(symbol, name, cursor.namesInParentheses(), cursor, database));
        }
        if (cursor.sees("CHECK")) {
            return Optional.of(checkBehind(symbol, cursor));
        }
        if (cursor.takes("FULLTEXT")) {
            keyWord(cursor);
            return Optional.of(index(Optional.empty(), TableElement.IndexKind.FULLTEXT, cursor));
        }
        if (cursor.takes("SPATIAL")) {
            keyWord(cursor);
            return Optional.of(index(Optional.empty(), TableElement.IndexKind.SPATIAL, cursor));
        }
        if (cursor.takesAny("INDEX", "KEY")) {
            return Optional.of(index(Optional.empty(), TableElement.IndexKind.PLAIN, cursor));
        }
        cursor.back(from);
        return Optional.empty();
    }

    private static void keyWord(Cursor cursor) {
        cursor.takesAny("INDEX", "KEY");
    }

    private static boolean startsKey(Cursor cursor) {
        return cursor.sees("PRIMARY", "KEY") || cursor.sees("UNIQUE") || cursor.sees("FOREIGN", "KEY") || cursor.sees("CHECK");
    }

    /** Name, parts and options of an index. */
    private static TableElement.Index index(Optional<String> symbol, TableElement.IndexKind kind, Cursor cursor) throws UnreadableDdl {
        boolean ifNotExists = cursor.ifNotExists();
        List<String> ignorable = new ArrayList<>();
        Optional<String> name = Optional.empty();
        if (!cursor.sees("(") && !cursor.sees("USING") && !isTypeWord(cursor)) {
            name = Optional.of(cursor.name());
        }
        using(cursor, ignorable);
        return rest(name.or(() -> symbol), kind, ifNotExists, ignorable, cursor);
    }

    private static boolean isTypeWord(Cursor cursor) {
        return cursor.sees("TYPE") && (cursor.peek(1).is("BTREE") || cursor.peek(1).is("HASH") || cursor.peek(1).is("RTREE"));
    }

    private static void using(Cursor cursor, List<String> ignorable) throws UnreadableDdl {
        if (cursor.takes("USING") || isTypeWord(cursor) && cursor.takes("TYPE")) {
            ignorable.add("USING " + cursor.name());
        }
    }

    /** Parts and options; also of CREATE INDEX. */
    static TableElement.Index rest(Optional<String> name, TableElement.IndexKind kind, boolean ifNotExists, List<String> earlier, Cursor cursor) throws UnreadableDdl {
        List<String> ignorable = new ArrayList<>(earlier);
        List<TableElement.IndexPart> parts = parts(cursor);
        boolean visible = true;
        String comment = "";
        Optional<String> parser = Optional.empty();
        while (true) {
            if (cursor.takes("COMMENT")) {
                cursor.equalsSign();
                comment = cursor.string();
            } else if (cursor.takes("WITH", "PARSER")) {
                parser = Optional.of(cursor.name());
            } else if (cursor.takesAny("INVISIBLE", "IGNORED")) {
                visible = false;
            } else if (cursor.takes("NOT", "IGNORED") || cursor.takes("VISIBLE")) {
                visible = true;
            } else if (cursor.sees("KEY_BLOCK_SIZE") || cursor.sees("ENGINE_ATTRIBUTE") || cursor.sees("SECONDARY_ENGINE_ATTRIBUTE") || cursor.sees("CLUSTERING")) {
                String option = cursor.name();
                cursor.equalsSign();
                ignorable.add(option + "=" + (cursor.peek().kind() == org.godwit.schema.mysql.Token.Kind.NUMBER ? cursor.number() : cursor.word()));
            } else if (cursor.sees("USING") || isTypeWord(cursor)) {
                using(cursor, ignorable);
            } else {
                return new TableElement.Index(name, kind, parts, visible, comment, parser, ignorable, ifNotExists);
            }
        }
    }

    private static List<TableElement.IndexPart> parts(Cursor cursor) throws UnreadableDdl {
        cursor.expect("(");
        List<TableElement.IndexPart> parts = new ArrayList<>();
        do {
            if (cursor.sees("(")) {
                String expression = cursor.inParentheses();
                parts.add(new TableElement.IndexPart("", OptionalInt.empty(), descends(cursor), Optional.of(expression), false));
            } else {
                String column = cursor.name();
                OptionalInt prefix = OptionalInt.empty();
                if (cursor.takes("(")) {
                    prefix = OptionalInt.of(integer(cursor));
                    cursor.expect(")");
                }
                boolean overlaps = cursor.takes("WITHOUT", "OVERLAPS");
                parts.add(new TableElement.IndexPart(column, prefix, descends(cursor), Optional.empty(), overlaps));
            }
        } while (cursor.takes(","));
        cursor.expect(")");
        return parts;
    }

    static int integer(Cursor cursor) throws UnreadableDdl {
        int from = cursor.position();
        try {
            return Integer.parseInt(cursor.number());
        } catch (NumberFormatException e) {
            cursor.back(from);
            throw cursor.unreadable("a whole number");
        }
    }

    private static boolean descends(Cursor cursor) {
        if (cursor.takes("DESC")) {
            return true;
        }
        cursor.takes("ASC");
        return false;
    }

    /** CONSTRAINT [symbol] CHECK, or CHECK alone. */
    static TableElement.Check check(Cursor cursor) throws UnreadableDdl {
        Optional<String> symbol = Optional.empty();
        if (cursor.takes("CONSTRAINT") && !cursor.sees("CHECK")) {
            symbol = Optional.of(cursor.name());
        }
        return checkBehind(symbol, cursor);
    }

    private static TableElement.Check checkBehind(Optional<String> symbol, Cursor cursor) throws UnreadableDdl {
        cursor.expect("CHECK");
        String expression = cursor.inParentheses();
        boolean enforced = true;
        if (cursor.takes("NOT", "ENFORCED")) {
            enforced = false;
        } else {
            cursor.takes("ENFORCED");
        }
        return new TableElement.Check(symbol, expression, enforced);
    }

    /** REFERENCES and what follows. */
    static TableElement.ForeignKey references(Optional<String> symbol, Optional<String> index, List<String> columns, Cursor cursor, String database) throws UnreadableDdl {
        cursor.expect("REFERENCES");
        ObjectName table = cursor.objectName(database);
        List<String> referenced = cursor.sees("(") ? cursor.namesInParentheses() : List.of();
        String onUpdate = "";
        String onDelete = "";
        while (true) {
            if (cursor.takes("MATCH")) {
                cursor.name();
            } else if (cursor.takes("ON", "DELETE")) {
                onDelete = action(cursor);
            } else if (cursor.takes("ON", "UPDATE")) {
                onUpdate = action(cursor);
            } else {
                return new TableElement.ForeignKey(symbol, index, columns, table, referenced, onUpdate, onDelete);
            }
        }
    }

    private static String action(Cursor cursor) throws UnreadableDdl {
        if (cursor.takes("SET", "NULL")) {
            return "SET NULL";
        }
        if (cursor.takes("SET", "DEFAULT")) {
            return "SET DEFAULT";
        }
        if (cursor.takes("NO", "ACTION")) {
            return "NO ACTION";
        }
        if (cursor.takes("CASCADE")) {
            return "CASCADE";
        }
        cursor.expect("RESTRICT");
        return "RESTRICT";
    }
}
