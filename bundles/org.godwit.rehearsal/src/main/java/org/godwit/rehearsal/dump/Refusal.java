package org.godwit.rehearsal.dump;

import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * What a refused statement means for the rehearsal and what the user can do (error numbers: MySQL and MariaDB "Error Reference").
 *
 * @param fatal tables or rows are missing, so nothing after it proves anything
 * @param ruleId of the finding when it is not fatal
 */
record Refusal(boolean fatal, String ruleId, String remedy) {
    private static final Pattern STAYS_BEHIND = Pattern.compile("(?:/\\*M?!\\d*\\s*)?(?:CREATE|ALTER|DROP)\\b(?:(?!\\bTABLE\\b).)*?\\b(VIEW|TRIGGER|PROCEDURE|FUNCTION|EVENT|SEQUENCE|PACKAGE)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SETTING = Pattern.compile("(?:/\\*M?!\\d*\\s*)?SET\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int LOOK = 400;

    static Refusal of(String statement, SQLException error) {
        String start = statement.substring(0, Math.min(LOOK, statement.length()));
        if (STAYS_BEHIND.matcher(start).matches()) {
            return new Refusal(false, "DUMP-LEFT", "It is missing at the twins; try it at the target yourself.");
        }
        if (SETTING.matcher(start).matches()) {
            return new Refusal(false, "DUMP-SETTING", "The setting does not exist at the twin and was left out.");
        }
        return new Refusal(true, "", remedy(error.getErrorCode()));
    }

    private static String remedy(int code) {
        return switch (code) {
            case 1064 -> "The statement is not understood by MariaDB. If it is MySQL's own syntax, rehearse with servers of your own: --source-url and --target-url.";
            case 1062 -> "The dump holds a key twice, or is loaded over rows that are already there. Use an empty server.";
            case 1050 -> "The table is there already: two files create it. Name only one of them.";
            case 1146, 1049 -> "The table or database it needs was not created before. Name the file that creates it, too.";
            case 1366, 1300, 1406, 1264, 1292 -> "A value does not fit its column under the sql_mode in force. Look whether the dump sets sql_mode and NAMES as the original server had them.";
            case 1115 -> "The server has no such character set. Rehearse with servers of your own: --source-url and --target-url.";
            case 1286, 1911, 1478 -> "The storage engine or table option does not exist at the twin. Change the table in the dump, or rehearse with servers of your own.";
            case 1153, 2006, 2013 -> "The statement is larger than the server takes, or the server ended. Look at max_allowed_packet and at the server's log.";
            case 1021, 1114 -> "The disk of the server is full. Make room and start again.";
            default -> "Look up the server's error number, mend the statement in the dump, and start again.";
        };
    }
}
