package org.godwit.rehearsal.dump;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which database a statement is about. */
final class DatabaseNames {
    private static final Pattern CREATE = Pattern.compile("(?:CREATE|DROP)\\s+(?:DATABASE|SCHEMA)\\s+(?:/\\*!\\d+\\s*)?(?:IF\\s+(?:NOT\\s+)?EXISTS\\s*)?(?:\\*/\\s*)?(`(?:[^`]|``)+`|[^\\s;`(]+).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern USE = Pattern.compile("USE\\s+(`(?:[^`]|``)+`|[^\\s;`]+)\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern FREE = Pattern.compile("(?:/\\*M?!\\d*\\s*)?(?:SET|DROP\\s+(?:DATABASE|SCHEMA)|ALTER\\s+(?:DATABASE|SCHEMA)|START\\s+TRANSACTION|BEGIN|COMMIT|ROLLBACK|UNLOCK|SHOW)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern DROP = Pattern.compile("(?:/\\*M?!\\d*\\s*)?DROP\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int LOOK = 300;

    private DatabaseNames() {
    }

    /** The database that the statement makes, drops or enters. */
    static Optional<String> named(String sql) {
        Matcher use = USE.matcher(sql);
        if (use.matches()) {
            return Optional.of(DumpAdapter.unquoted(use.group(1)));
        }
        Matcher create = CREATE.matcher(sql.substring(0, Math.min(LOOK, sql.length())));
        return create.matches() ? Optional.of(DumpAdapter.unquoted(create.group(1))) : Optional.empty();
    }

    static boolean isUse(String sql) {
        return USE.matcher(sql).matches();
    }

    static boolean isDrop(String sql) {
        return DROP.matcher(sql.substring(0, Math.min(LOOK, sql.length()))).matches();
    }

    /** Whether the statement works only within a database. */
    static boolean needsDatabase(String sql) {
        return !FREE.matcher(sql.substring(0, Math.min(LOOK, sql.length()))).matches();
    }
}
