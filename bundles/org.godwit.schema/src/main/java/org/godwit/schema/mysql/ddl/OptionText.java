package org.godwit.schema.mysql.ddl;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.schema.mysql.TableOptions;
import org.godwit.schema.mysql.Token;

/** Reads table options (MySQL manual, "CREATE TABLE Statement", table options; MariaDB knowledge base, likewise). Used by one thread for one run of options. */
final class OptionText {
    /** Options whose equals sign may be missing. */
    private static final Set<String> KNOWN = Set.of("ENGINE", "TYPE", "AUTO_INCREMENT", "AVG_ROW_LENGTH", "CHECKSUM", "TABLE_CHECKSUM", "COMMENT", "COMPRESSION", "CONNECTION", "DELAY_KEY_WRITE", "ENCRYPTION",
            "ENGINE_ATTRIBUTE", "INSERT_METHOD", "KEY_BLOCK_SIZE", "MAX_ROWS", "MIN_ROWS", "PACK_KEYS", "PASSWORD", "ROW_FORMAT", "SECONDARY_ENGINE", "SECONDARY_ENGINE_ATTRIBUTE", "STATS_AUTO_RECALC",
            "STATS_PERSISTENT", "STATS_SAMPLE_PAGES", "TRANSACTIONAL", "PAGE_CHECKSUM", "PAGE_COMPRESSED", "PAGE_COMPRESSION_LEVEL", "ENCRYPTED", "ENCRYPTION_KEY_ID", "AUTOEXTEND_SIZE", "SEQUENCE",
            "IETF_QUOTES", "NODEGROUP");

    private final Cursor cursor;
    private final Map<String, String> others = new HashMap<>();
    private Optional<String> engine = Optional.empty();
    private Optional<String> charset = Optional.empty();
    private Optional<String> collation = Optional.empty();
    private Optional<String> comment = Optional.empty();
    private Optional<String> autoIncrement = Optional.empty();

    private OptionText(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Options up to what is none, with or without commas between them. */
    static OptionClause read(Cursor cursor, boolean commas) throws UnreadableDdl {
        OptionText text = new OptionText(cursor);
        boolean found = true;
        while (found) {
            int before = cursor.position();
            boolean comma = commas && cursor.takes(",");
            found = text.option();
            if (!found && comma) {
                cursor.back(before);
            }
        }
        return new OptionClause(text.engine, text.charset, text.collation, text.comment, text.autoIncrement, text.others);
    }

    private boolean option() throws UnreadableDdl {
        int from = cursor.position();
        cursor.takes("DEFAULT");
        if (cursor.takes("CHARACTER", "SET") || cursor.takes("CHAR", "SET") || cursor.takes("CHARSET")) {
            cursor.equalsSign();
            charset = Optional.of(cursor.word().toLowerCase(Locale.ROOT));
            return true;
        }
        if (cursor.takes("COLLATE")) {
            cursor.equalsSign();
            collation = Optional.of(cursor.word().toLowerCase(Locale.ROOT));
            return true;
        }
        cursor.back(from);
        return special() || general();
    }

    private boolean special() throws UnreadableDdl {
        if (cursor.takes("UNION")) {
            cursor.equalsSign();
            cursor.skipParentheses();
        } else if (cursor.takes("DATA", "DIRECTORY") || cursor.takes("INDEX", "DIRECTORY")) {
            cursor.equalsSign();
            cursor.string();
        } else if (cursor.takes("TABLESPACE")) {
            cursor.equalsSign();
            cursor.name();
            if (cursor.takes("STORAGE")) {
                cursor.name();
            }
        } else if (cursor.takes("STORAGE")) {
            cursor.name();
        } else if (cursor.takes("WITH", "SYSTEM", "VERSIONING")) {
            others.put(TableOptions.SYSTEM_VERSIONING, "yes");
        } else if (!cursor.takes("START", "TRANSACTION")) {
            return false;
        }
        return true;
    }

    private boolean general() throws UnreadableDdl {
        Token word = cursor.peek();
        boolean known = word.kind() == Token.Kind.WORD && KNOWN.contains(word.text().toUpperCase(Locale.ROOT));
        boolean own = word.isName() && cursor.peek(1).is("=");
        if (!known && !own) {
            return false;
        }
        String option = cursor.name().toUpperCase(Locale.ROOT);
        cursor.equalsSign();
        switch (option) {
            case "ENGINE", "TYPE" -> engine = Optional.of(cursor.word());
            case "COMMENT" -> comment = Optional.of(cursor.string());
            case "AUTO_INCREMENT" -> autoIncrement = Optional.of(cursor.number());
            default -> others.put(option.toLowerCase(Locale.ROOT), value());
        }
        return true;
    }

    private String value() throws UnreadableDdl {
        return switch (cursor.peek().kind()) {
            case STRING -> cursor.string();
            case NUMBER -> cursor.number();
            case WORD, QUOTED_NAME -> cursor.name().toLowerCase(Locale.ROOT);
            case SYMBOL, SPACE -> throw cursor.unreadable("an option's value");
        };
    }
}
