package org.godwit.connector.mysql.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.godwit.core.model.ObjectName;
import org.godwit.schema.mysql.Token;

/** What a statement of the log is, as far as following the log goes. Without state. */
public final class Statement {
    /** Kinds of statements. */
    public enum Kind {
        /** Begins a transaction that a later event ends. */
        BEGIN,
        COMMIT,
        ROLLBACK,
        /** Takes back what came behind a savepoint. */
        ROLLBACK_TO,
        /** Without effect on rows: savepoints, temporary tables, placeholders of the server. */
        NOTHING,
        XA_START,
        XA_COMMIT,
        XA_ROLLBACK,
        /** May change rows, which then are not in the log. */
        DML,
        /** Creates a table whose rows follow in the same transaction. */
        DDL_WITH_ROWS,
        DDL
    }

    private static final Set<String> DML_WORDS = Set.of("INSERT", "REPLACE", "UPDATE", "DELETE", "LOAD", "CALL", "WITH", "SELECT", "DO", "EXECUTE");
    private static final Set<String> CALLING_WORDS = Set.of("CALL", "SELECT", "DO", "EXECUTE");
    private static final Set<String> BEFORE_TABLE = Set.of("INTO", "UPDATE", "FROM", "JOIN", "STRAIGHT_JOIN", "TABLE", "USING", "INSERT", "REPLACE", "DELETE", "IGNORE", "LOW_PRIORITY", "HIGH_PRIORITY", "DELAYED",
            "QUICK");
    private static final Set<String> AFTER_TABLES = Set.of("SET", "WHERE", "VALUES", "VALUE", "ON", "SELECT", "GROUP", "ORDER", "LIMIT", "HAVING", "RETURNING");
    private static final int HEAD = 200;

    private Statement() {
    }

    public static Kind kind(String sql) {
        if (sql.equals("BEGIN")) {
            return Kind.BEGIN;
        }
        List<String> words = words(sql);
        if (words.isEmpty()) {
            return Kind.NOTHING;
        }
        String second = words.size() > 1 ? words.get(1) : "";
        return switch (words.getFirst()) {
            case "BEGIN" -> Kind.BEGIN;
            case "START" -> second.equals("TRANSACTION") ? Kind.BEGIN : Kind.DDL;
            case "COMMIT" -> Kind.COMMIT;
            case "ROLLBACK" -> second.isEmpty() ? Kind.ROLLBACK : Kind.ROLLBACK_TO;
            case "SAVEPOINT", "RELEASE" -> Kind.NOTHING;
            case "XA" -> xa(second);
            case "CREATE", "DROP", "ALTER", "TRUNCATE", "RENAME" -> ddl(sql, words);
            default -> DML_WORDS.contains(words.getFirst()) ? Kind.DML : Kind.DDL;
        };
    }

    private static Kind xa(String second) {
        return switch (second) {
            case "START", "BEGIN" -> Kind.XA_START;
            case "COMMIT" -> Kind.XA_COMMIT;
            case "ROLLBACK" -> Kind.XA_ROLLBACK;
            default -> Kind.NOTHING;
        };
    }

    private static Kind ddl(String sql, List<String> words) {
        boolean temporary = words.stream().limit(4).anyMatch("TEMPORARY"::equals);
        if (temporary) {
            return Kind.NOTHING;
        }
        // MySQL writes CREATE TABLE … SELECT so since 8.0.21 (MySQL manual, "Atomic Data Definition Statement Support")
        return words.getFirst().equals("CREATE") && sql.regionMatches(true, sql.length() - 17, "START TRANSACTION", 0, 17) ? Kind.DDL_WITH_ROWS : Kind.DDL;
    }

    /** The first words in upper case, comments left out. */
    private static List<String> words(String sql) {
        List<String> words = new ArrayList<>();
        for (Token token : Token.scan(head(sql))) {
            if (token.kind() == Token.Kind.WORD && words.size() < 6) {
                words.add(token.text().toUpperCase(Locale.ROOT));
            } else if (token.kind() != Token.Kind.SPACE && !words.isEmpty()) {
                break;
            }
        }
        return words;
    }

    /** From where the first word can stand: blanks and comments in front are passed over, but what stands in a comment for servers ({@code /*!40000 …}) counts. */
    private static String head(String sql) {
        int at = 0;
        while (at < sql.length()) {
            if (Character.isWhitespace(sql.charAt(at))) {
                at++;
            } else if (sql.startsWith("/*!", at) || sql.startsWith("/*M!", at)) {
                at = sql.indexOf('!', at) + 1;
                while (at < sql.length() && Character.isDigit(sql.charAt(at))) {
                    at++;
                }
            } else if (sql.startsWith("/*", at)) {
                int end = sql.indexOf("*/", at + 2);
                at = end < 0 ? sql.length() : end + 2;
            } else {
                break;
            }
        }
        return sql.substring(at, Math.min(sql.length(), at + HEAD));
    }

    /** Whether it calls what may touch any table. */
    static boolean callsRoutine(String sql) {
        return CALLING_WORDS.contains(words(sql).getFirst());
    }

    /** A wanted table that a statement names anywhere. */
    static Optional<ObjectName> touched(QueryEvent query, Predicate<ObjectName> wanted) {
        return names(query).stream().filter(wanted).findFirst();
    }

    /** The tables that a statement that changes rows names: what stands behind INTO, UPDATE, FROM, JOIN and so on, and what follows it behind commas. */
    public static List<ObjectName> names(QueryEvent query) {
        List<ObjectName> names = new ArrayList<>();
        List<Token> tokens = Token.scan(query.statement()).stream().filter(t -> t.kind() != Token.Kind.SPACE).toList();
        boolean ansi = query.sqlMode().contains("ANSI_QUOTES");
        boolean inList = false;
        boolean expected = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String word = token.kind() == Token.Kind.WORD ? token.text().toUpperCase(Locale.ROOT) : "";
            Optional<String> name = name(token, ansi);
            if (BEFORE_TABLE.contains(word)) {
                inList = true;
                expected = true;
            } else if (AFTER_TABLES.contains(word) || token.is("(")) {
                inList = false;
                expected = false;
            } else if (token.is(",")) {
                expected = inList;
            } else if (expected && name.isPresent()) {
                boolean qualified = i + 2 < tokens.size() && tokens.get(i + 1).is(".") && name(tokens.get(i + 2), ansi).isPresent();
                names.add(qualified ? new ObjectName(name.get(), name(tokens.get(i + 2), ansi).get()) : new ObjectName(query.database(), name.get()));
                expected = false;
            }
        }
        return names;
    }

    private static Optional<String> name(Token token, boolean ansi) {
        if (token.isName()) {
            return Optional.of(token.name());
        }
        return ansi && token.kind() == Token.Kind.STRING && token.text().startsWith("\"") ? Optional.of(token.stringValue()) : Optional.empty();
    }
}
