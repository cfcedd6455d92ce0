package org.godwit.rehearsal.dump;

import static org.godwit.rehearsal.dump.DumpAdapter.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.godwit.rehearsal.dump.Adaptation.Note;
import org.godwit.rehearsal.dump.DumpFinding.Severity;

/** Changes what MariaDB cannot take of a MySQL 8 or 9 CREATE TABLE. Without state. */
final class TableAdapter {
    private static final Pattern INDEX = Pattern.compile("(?:UNIQUE\\s+)?(?:KEY|INDEX)\\s+(`[^`]*`|[\\w$]+)\\s*\\(.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CHECK = Pattern.compile("(?:CONSTRAINT\\s+(`[^`]*`|[\\w$]+)\\s+)?CHECK\\s*\\(.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NOT_ENFORCED = Pattern.compile("(?:/\\*!\\d+\\s*)?\\bNOT\\s+ENFORCED\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern INVISIBLE = Pattern.compile("/\\*!\\d+\\s+INVISIBLE\\s*\\*/", Pattern.CASE_INSENSITIVE);
    private static final Pattern GENERATED_NOT_NULL = Pattern.compile("\\b(VIRTUAL|STORED)\\s+(NOT\\s+)?NULL\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SRID = Pattern.compile("/\\*!\\d+\\s+SRID\\s+\\d+\\s*\\*/", Pattern.CASE_INSENSITIVE);

    String adapt(String sql, String table, List<Note> notes) {
        String mask = SqlMask.of(sql);
        int open = mask.indexOf('(');
        int close = open < 0 ? -1 : SqlMask.closing(mask, open);
        if (close < 0) {
            return sql;
        }
        List<String> kept = new ArrayList<>();
        boolean changed = false;
        int from = open + 1;
        for (int comma : commas(mask, open, close)) {
            String part = sql.substring(from, comma);
            Optional<String> adapted = part(part, table, notes);
            changed |= adapted.isEmpty() || !adapted.get().equals(part);
            adapted.ifPresent(kept::add);
            from = comma + 1;
        }
        return changed ? sql.substring(0, open + 1) + String.join(",", kept) + "\n" + sql.substring(close) : sql;
    }

    /** Ends of the parts between the outer brackets. */
    private static List<Integer> commas(String mask, int open, int close) {
        List<Integer> ends = new ArrayList<>();
        int depth = 0;
        for (int i = open + 1; i < close; i++) {
            char c = mask.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == ',' && depth == 0) {
                ends.add(i);
            }
        }
        ends.add(close);
        return ends;
    }

    /** @return the part as MariaDB takes it, empty when it is to be left out */
    private static Optional<String> part(String part, String table, List<Note> notes) {
        String mask = SqlMask.of(part);
        String bare = mask.strip();
        Matcher index = INDEX.matcher(bare);
        if (index.matches()) {
            return index(part, mask, table + ", index " + named(part, mask, index.group(1)), notes);
        }
        Matcher check = CHECK.matcher(bare);
        if (check.matches() && NOT_ENFORCED.matcher(bare).find()) {
            notes.add(note("DUMP-CHECK", Severity.WARNING, table, "A check that is not enforced was left out, since MariaDB would enforce it.", "Create it at the target yourself."));
            return Optional.empty();
        }
        return Optional.of(column(part, mask, table, notes));
    }

    private static Optional<String> index(String part, String mask, String subject, List<Note> notes) {
        int open = mask.indexOf('(');
        if (mask.substring(open + 1).stripLeading().startsWith("(") || mask.substring(open).matches("(?s).*,\\s*\\(.*")) {
            notes.add(note("DUMP-FUNCTIONAL-INDEX", Severity.WARNING, subject, "MariaDB has no index on an expression, so it is missing at the twins.", "Create it at the target yourself."));
            return Optional.empty();
        }
        Matcher invisible = INVISIBLE.matcher(mask);
        if (invisible.find()) {
            notes.add(note("DUMP-INVISIBLE-INDEX", Severity.INFO, subject, "An invisible index is called IGNORED in MariaDB.", ""));
            return Optional.of(part.substring(0, invisible.start()) + "IGNORED" + part.substring(invisible.end()));
        }
        return Optional.of(part);
    }

    private static String column(String part, String mask, String table, List<Note> notes) {
        String adapted = part;
        String adaptedMask = mask;
        Matcher generated = GENERATED_NOT_NULL.matcher(adaptedMask);
        if (generated.find()) {
            notes.add(note("DUMP-GENERATED", Severity.INFO, table, "A generated column cannot be declared NULL or NOT NULL in MariaDB.", ""));
            adapted = adapted.substring(0, generated.end(1)) + adapted.substring(generated.end());
            adaptedMask = SqlMask.of(adapted);
        }
        Matcher srid = SRID.matcher(adaptedMask);
        if (srid.find()) {
            notes.add(note("DUMP-SRID", Severity.WARNING, table, "MariaDB does not restrict a column to one spatial reference system.", "Add the restriction at the target yourself."));
        }
        Matcher invisible = INVISIBLE.matcher(adaptedMask);
        if (invisible.find()) {
            notes.add(note("DUMP-INVISIBLE-COLUMN", Severity.INFO, table, "The invisible column was declared in a comment for MySQL only.", ""));
            adapted = adapted.substring(0, invisible.start()) + "INVISIBLE" + adapted.substring(invisible.end());
        }
        return adapted;
    }

    private static String named(String part, String mask, String maskedName) {
        int at = mask.indexOf(maskedName);
        return part.substring(at, at + maskedName.length());
    }
}
