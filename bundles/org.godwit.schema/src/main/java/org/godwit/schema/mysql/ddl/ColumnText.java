package org.godwit.schema.mysql.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.godwit.schema.mysql.Token;

/** Reads column definitions (MySQL manual, "CREATE TABLE Statement"; MariaDB knowledge base, "CREATE TABLE", column definitions). Used by one thread for one column. */
final class ColumnText {
    private static final Set<String> NEXT_TYPE_WORDS = Set.of("precision", "varying", "varchar", "varbinary", "varcharacter", "char", "character", "byte");
    private static final Set<String> SIGNED_WORDS = Set.of("signed");
    private static final List<String> FORMAT_OPTIONS = List.of("COLUMN_FORMAT", "STORAGE", "ENGINE_ATTRIBUTE", "SECONDARY_ENGINE_ATTRIBUTE");

    private final Cursor cursor;
    private final String database;
    private final List<TableElement.IndexKind> keys = new ArrayList<>();
    private final List<TableElement.Check> checks = new ArrayList<>();
    private Optional<Boolean> nullable = Optional.empty();
    private Optional<String> defaultText = Optional.empty();
    private Optional<String> onUpdate = Optional.empty();
    private Optional<TableElement.Generated> generated = Optional.empty();
    private Optional<TableElement.ForeignKey> reference = Optional.empty();
    private Optional<String> charset = Optional.empty();
    private Optional<String> collation = Optional.empty();
    private Optional<String> spatialReference = Optional.empty();
    private String comment = "";
    private boolean autoIncrement;
    private boolean invisible;
    private boolean unsigned;
    private boolean zerofill;
    private boolean binary;
    private boolean compressed;

    private ColumnText(Cursor cursor, String database) {
        this.cursor = cursor;
        this.database = database;
    }

    /** The definition behind a column's name. */
    static TableElement.Column read(String name, Cursor cursor, String database) throws UnreadableDdl {
        return new ColumnText(cursor, database).column(name);
    }

    private TableElement.Column column(String name) throws UnreadableDdl {
        boolean national = cursor.takes("NATIONAL");
        String type = typeName();
        if (type.equals("nchar") || type.equals("nvarchar") || type.startsWith("nchar ")) {
            national = true;
        }
        List<String> arguments = cursor.sees("(") ? arguments() : List.of();
        if (type.equals("serial")) {
            unsigned = true;
            autoIncrement = true;
            nullable = Optional.of(false);
            keys.add(TableElement.IndexKind.UNIQUE);
            type = "bigint";
        }
        while (!cursor.atEnd() && !cursor.sees(",") && !cursor.sees(")") && !cursor.sees("FIRST") && !cursor.sees("AFTER")) {
            attribute(name);
        }
        TableElement.TypeText text = new TableElement.TypeText(type, arguments, unsigned, zerofill, national, binary, compressed, charset, collation, spatialReference);
        return new TableElement.Column(name, text, nullable, defaultText, onUpdate, autoIncrement, keys, comment, generated, invisible, checks, reference);
    }

    private String typeName() throws UnreadableDdl {
        if (cursor.peek().kind() != Token.Kind.WORD) {
            throw cursor.unreadable("a type");
        }
        StringBuilder type = new StringBuilder(cursor.next().text().toLowerCase(Locale.ROOT));
        boolean compound = Set.of("double", "char", "character", "nchar", "long", "varchar").contains(type.toString());
        while (compound && cursor.peek().kind() == Token.Kind.WORD && NEXT_TYPE_WORDS.contains(cursor.peek().text().toLowerCase(Locale.ROOT))) {
            type.append(' ').append(cursor.next().text().toLowerCase(Locale.ROOT));
        }
        return type.toString();
    }

    /** Numbers, or the values of strings. */
    private List<String> arguments() throws UnreadableDdl {
        cursor.expect("(");
        List<String> arguments = new ArrayList<>();
        while (!cursor.takes(")")) {
            Token token = cursor.peek();
            boolean introduced = token.kind() == Token.Kind.WORD && cursor.peek(1).kind() == Token.Kind.STRING && (token.text().startsWith("_") || token.is("N"));
            if (introduced) {
                cursor.next();
            }
            switch (cursor.peek().kind()) {
                case STRING -> arguments.add(cursor.string());
                case NUMBER -> arguments.add(cursor.next().text());
                case WORD, QUOTED_NAME, SYMBOL, SPACE -> throw cursor.unreadable("a length or a value");
            }
            if (!cursor.sees(")")) {
                cursor.expect(",");
            }
        }
        return arguments;
    }

    private void attribute(String name) throws UnreadableDdl {
        if (!typeAttribute() && !valueAttribute() && !keyAttribute(name) && !otherAttribute()) {
            throw cursor.unreadable("a column attribute");
        }
    }

    private boolean typeAttribute() throws UnreadableDdl {
        if (cursor.takes("UNSIGNED")) {
            unsigned = true;
        } else if (cursor.takes("ZEROFILL")) {
            zerofill = true;
            unsigned = true;
        } else if (cursor.peek().kind() == Token.Kind.WORD && SIGNED_WORDS.contains(cursor.peek().text().toLowerCase(Locale.ROOT))) {
            cursor.next();
        } else if (cursor.takes("BINARY")) {
            binary = true;
        } else if (cursor.takes("CHARACTER", "SET") || cursor.takes("CHAR", "SET") || cursor.takes("CHARSET")) {
            charset = Optional.of(cursor.word().toLowerCase(Locale.ROOT));
        } else if (cursor.takes("ASCII")) {
            charset = Optional.of("latin1");
        } else if (cursor.takes("UNICODE")) {
            charset = Optional.of("ucs2");
        } else if (cursor.takes("BYTE")) {
            charset = Optional.of("binary");
        } else if (cursor.takes("COLLATE")) {
            collation = Optional.of(cursor.word().toLowerCase(Locale.ROOT));
        } else if (cursor.takes("SRID")) {
            spatialReference = Optional.of(cursor.number());
        } else if (cursor.takes("REF_SYSTEM_ID")) {
            cursor.equalsSign();
            spatialReference = Optional.of(cursor.number());
        } else if (cursor.takes("COMPRESSED")) {
            cursor.equalsSign();
            compressed = true;
            if (cursor.peek().isName() && cursor.peek().is("zlib")) {
                cursor.next();
            }
        } else {
            return false;
        }
        return true;
    }

    private boolean valueAttribute() throws UnreadableDdl {
        if (cursor.takes("NOT", "NULL")) {
            nullable = Optional.of(false);
        } else if (cursor.takes("NULL")) {
            nullable = Optional.of(true);
        } else if (cursor.takes("DEFAULT")) {
            defaultText = Optional.of(value());
        } else if (cursor.takes("ON", "UPDATE")) {
            onUpdate = Optional.of(value());
        } else if (cursor.takes("SERIAL", "DEFAULT", "VALUE")) {
            autoIncrement = true;
            nullable = Optional.of(false);
            keys.add(TableElement.IndexKind.UNIQUE);
        } else if (cursor.takesAny("AUTO_INCREMENT")) {
            autoIncrement = true;
        } else if (cursor.sees("GENERATED") || cursor.sees("AS")) {
            generated();
        } else {
            return false;
        }
        return true;
    }

    private void generated() throws UnreadableDdl {
        if (cursor.takes("GENERATED")) {
            cursor.expect("ALWAYS");
        }
        cursor.expect("AS");
        if (cursor.takes("ROW")) {
            generated = Optional.of(new TableElement.Generated("ROW " + cursor.name().toUpperCase(Locale.ROOT), true));
            return;
        }
        String expression = cursor.inParentheses();
        boolean stored = cursor.takesAny("STORED", "PERSISTENT");
        if (!stored) {
            cursor.takes("VIRTUAL");
        }
        generated = Optional.of(new TableElement.Generated(expression, stored));
    }

    private boolean keyAttribute(String name) throws UnreadableDdl {
        if (cursor.takes("PRIMARY")) {
            cursor.takes("KEY");
            keys.add(TableElement.IndexKind.PRIMARY);
        } else if (cursor.takes("KEY")) {
            keys.add(TableElement.IndexKind.PRIMARY);
        } else if (cursor.takes("UNIQUE")) {
            cursor.takes("KEY");
            keys.add(TableElement.IndexKind.UNIQUE);
        } else if (cursor.sees("CONSTRAINT") || cursor.sees("CHECK")) {
            checks.add(IndexText.check(cursor));
        } else if (cursor.sees("REFERENCES")) {
            reference = Optional.of(IndexText.references(Optional.empty(), Optional.empty(), List.of(name), cursor, database));
        } else {
            return false;
        }
        return true;
    }

    private boolean otherAttribute() throws UnreadableDdl {
        if (cursor.takes("COMMENT")) {
            comment = cursor.string();
        } else if (cursor.takes("INVISIBLE")) {
            invisible = true;
        } else if (cursor.takes("VISIBLE")) {
            invisible = false;
        } else if (cursor.takesAny("WITH", "WITHOUT")) {
            cursor.expect("SYSTEM", "VERSIONING");
        } else if (FORMAT_OPTIONS.stream().anyMatch(cursor::takes)) {
            cursor.equalsSign();
            cursor.word();
        } else {
            return false;
        }
        return true;
    }

    /** What may stand behind DEFAULT: a literal with sign or introducer, a word, a call, or anything in parentheses. */
    private String value() throws UnreadableDdl {
        return value(cursor);
    }

    static String value(Cursor cursor) throws UnreadableDdl {
        int from = cursor.position();
        if (cursor.sees("(")) {
            cursor.skipParentheses();
            return cursor.textFrom(from);
        }
        if (cursor.takes("NEXT")) {
            cursor.expect("VALUE", "FOR");
            cursor.objectName("");
            return cursor.textFrom(from);
        }
        while (cursor.takesAny("-", "+")) {
            continue;
        }
        if (cursor.takes(".")) {
            cursor.number();
            return cursor.textFrom(from);
        }
        switch (cursor.peek().kind()) {
            case STRING -> cursor.string();
            case NUMBER -> cursor.next();
            case WORD, QUOTED_NAME -> call(cursor);
            case SYMBOL, SPACE -> throw cursor.unreadable("a value");
        }
        return cursor.textFrom(from);
    }

    private static void call(Cursor cursor) throws UnreadableDdl {
        Token word = cursor.next();
        if (cursor.peek().kind() == Token.Kind.STRING && (word.text().startsWith("_") || word.text().length() == 1 || word.is("DATE") || word.is("TIME") || word.is("TIMESTAMP"))) {
            cursor.string();
            return;
        }
        if (word.text().startsWith("_") && cursor.peek().kind() != Token.Kind.SYMBOL && !cursor.atEnd()) {
            cursor.next();
            if (cursor.peek().kind() == Token.Kind.STRING) {
                cursor.string();
            }
            return;
        }
        while (cursor.takes(".")) {
            cursor.name();
        }
        if (cursor.sees("(")) {
            cursor.skipParentheses();
        }
    }
}
