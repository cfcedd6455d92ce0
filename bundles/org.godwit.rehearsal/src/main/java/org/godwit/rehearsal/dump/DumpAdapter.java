package org.godwit.rehearsal.dump;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.godwit.rehearsal.dump.Adaptation.Note;
import org.godwit.rehearsal.dump.DumpFinding.Severity;

/**
 * Changes what a MariaDB twin cannot take of a MySQL dump, and says so (MariaDB Knowledge Base, "Incompatibilities and Feature Differences Between MariaDB and MySQL"). Statements with rows
 * are never touched. Not thread-safe, since it remembers the current database.
 */
final class DumpAdapter {
    /** Databases that hold a server's own tables; loading them would replace the twin's accounts. */
    static final Set<String> SYSTEM_DATABASES = Set.of("mysql", "sys", "information_schema", "performance_schema");

    private static final Pattern GTID = Pattern.compile("SET\\s+@@GLOBAL\\.GTID_PURGED\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ACCOUNT = Pattern.compile("(?:CREATE|ALTER|DROP)\\s+(?:USER|ROLE)\\b.*|(?:GRANT|REVOKE|FLUSH)\\b.*|SET\\s+(?:PASSWORD|DEFAULT\\s+ROLE)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern TABLESPACE = Pattern.compile("(?:CREATE|ALTER|DROP)\\s+(?:UNDO\\s+)?(?:TABLESPACE|LOGFILE\\s+GROUP)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern DEFINER = Pattern.compile("\\bDEFINER\\s*=\\s*(?:CURRENT_USER(?:\\s*\\(\\s*\\))?|(?:`[^`]*`|'[^']*'|\"[^\"]*\"|[\\w.$-]+)(?:\\s*@\\s*(?:`[^`]*`|'[^']*'|\"[^\"]*\"|[\\w.%$-]+))?)\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OBJECT = Pattern.compile("\\b(VIEW|TRIGGER|PROCEDURE|FUNCTION|EVENT|TABLE|DATABASE|SCHEMA)\\s+(?:/\\*!\\d+\\s*)?(?:IF\\s+NOT\\s+EXISTS\\s*)?(?:\\*/\\s*)?(`[^`]*`|[\\w$]+)(\\s*\\.\\s*(?:`[^`]*`|[\\w$]+))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION_COMMENT = Pattern.compile("^/\\*M?!\\d*\\s*");

    private final TableAdapter tables = new TableAdapter();
    private String database = "";

    Adaptation adapt(String sql) {
        String start = VERSION_COMMENT.matcher(sql.substring(0, Math.min(sql.length(), 400))).replaceFirst("").toUpperCase(Locale.ROOT);
        if (start.startsWith("USE ")) {
            database = unquoted(sql.substring(4).strip());
            return isSystem(database)
                    ? left(note("DUMP-SYSTEM", Severity.INFO, database, "A server's own database is not loaded; the twin has its own.", ""))
                    : unchanged(sql);
        }
        boolean aboutDatabase = start.startsWith("CREATE DATABASE") || start.startsWith("DROP DATABASE");
        if (isSystem(aboutDatabase ? DatabaseNames.named(bareOf(sql)).orElse("") : database) && !start.startsWith("SET ")) {
            return new Adaptation(Optional.empty(), List.of());
        }
        if (start.startsWith("INSERT") || start.startsWith("REPLACE") || start.startsWith("LOCK ") || start.startsWith("UNLOCK ")) {
            return unchanged(sql);
        }
        return adaptDefinition(sql, start);
    }

    private Adaptation adaptDefinition(String sql, String start) {
        String bare = bareOf(sql);
        if (GTID.matcher(bare).matches()) {
            return left(note("DUMP-GTID", Severity.INFO, "GTID_PURGED", "The position in the source's history means nothing to a twin.", ""));
        }
        if (ACCOUNT.matcher(bare).matches()) {
            return left(note("DUMP-ACCOUNT", Severity.WARNING, "accounts", "Accounts and privileges are not loaded into a twin.", "Create the accounts at the target yourself."));
        }
        if (TABLESPACE.matcher(bare).matches()) {
            return left(note("DUMP-TABLESPACE", Severity.INFO, "tablespace", "The twin keeps each table in a file of its own.", ""));
        }
        if (!start.startsWith("CREATE") && !start.startsWith("ALTER")) {
            return unchanged(sql);
        }
        List<Note> notes = new ArrayList<>();
        String adapted = start.startsWith("CREATE TABLE") || start.startsWith("CREATE TEMPORARY TABLE") ? tables.adapt(sql, subject(sql), notes) : withoutDefiner(sql, notes);
        return new Adaptation(Optional.of(adapted), notes);
    }

    private static boolean isSystem(String name) {
        return SYSTEM_DATABASES.contains(name.toLowerCase(Locale.ROOT));
    }

    private static String bareOf(String sql) {
        return VERSION_COMMENT.matcher(sql).replaceFirst("");
    }

    /** An object whose definer does not exist is created but fails when used, so it becomes ours. */
    private String withoutDefiner(String sql, List<Note> notes) {
        String mask = SqlMask.of(sql);
        Matcher definer = DEFINER.matcher(mask);
        if (!definer.find()) {
            return sql;
        }
        notes.add(note("DUMP-DEFINER", Severity.INFO, subject(sql), "Its definer, " + sql.substring(definer.start(), definer.end()).strip() + ", does not exist at the twin; the twin's account takes its place.",
                "Create the account at the target before you move views, triggers or routines by hand."));
        return sql.substring(0, definer.start()) + sql.substring(definer.end());
    }

    /** Kind and name of the object that a statement creates, for messages. */
    static String subject(String sql) {
        String mask = SqlMask.of(sql);
        Matcher object = OBJECT.matcher(mask);
        return object.find() ? object.group(1).toLowerCase(Locale.ROOT) + " " + sql.substring(object.start(2), object.end()) : beginning(sql);
    }

    /** First words of a statement as one short line. */
    static String beginning(String sql) {
        String line = sql.substring(0, Math.min(sql.length(), 300)).replaceAll("\\s+", " ").strip();
        return line.length() > 80 ? line.substring(0, 80) + "…" : line;
    }

    static String unquoted(String name) {
        String bare = name.endsWith(";") ? name.substring(0, name.length() - 1).strip() : name;
        return bare.length() > 1 && bare.startsWith("`") && bare.endsWith("`") ? bare.substring(1, bare.length() - 1).replace("``", "`") : bare;
    }

    static Note note(String ruleId, Severity severity, String subject, String reason, String remedy) {
        return new Note(ruleId, severity, subject, reason, remedy);
    }

    private static Adaptation unchanged(String sql) {
        return new Adaptation(Optional.of(sql), List.of());
    }

    private static Adaptation left(Note note) {
        return new Adaptation(Optional.empty(), List.of(note));
    }
}
