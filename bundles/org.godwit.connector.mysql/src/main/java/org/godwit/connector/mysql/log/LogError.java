package org.godwit.connector.mysql.log;

import org.godwit.core.error.Category;
import org.godwit.core.error.ErrorCode;

/** Why a source's log cannot be read on. Argument {0} is the server's address or the table concerned. */
public enum LogError implements ErrorCode {
    PURGED("GODWIT-MYSQL-0201", Category.CONFIGURATION, "The log of {0} does not reach back far enough: {1} is missing. It still has {2}.",
            "What was purged cannot be had again from this server: name a server that still has it (master.addr_list), or run the full migration again. Then keep the logs longer (binlog_expire_logs_seconds, expire_logs_days)."),
    TOO_OLD("GODWIT-MYSQL-0202", Category.CONFIGURATION, "The log of {0} begins at {1}, after {2}.", "Start later, or from another server that keeps its logs longer."),
    OTHER_SERVER("GODWIT-MYSQL-0203", Category.CONFIGURATION, "{0} is another server than the one whose log was read ({1} instead of {2}), and the place in the log is a file and an offset, which mean nothing there.",
            "Connect to the former server, or switch GTIDs on (gtid_mode) and start again."),
    BEHIND("GODWIT-MYSQL-0204", Category.TRANSIENT, "{0} has not yet got what was already read from another server: {1}.", "It is tried again, also at the other servers; look whether its replication runs."),
    NO_LOG("GODWIT-MYSQL-0205", Category.CONFIGURATION, "{0} writes no binary log.", "Start the server with log-bin, binlog_format=ROW and binlog_row_image=FULL."),
    LOST("GODWIT-MYSQL-0206", Category.TRANSIENT, "The connection that reads the log of {0} was lost: {1}", "It is taken up again by itself where it was."),
    REFUSED("GODWIT-MYSQL-0207", Category.CONFIGURATION, "{0} does not give out its log: {1} (error {2})", "Grant REPLICATION SLAVE and REPLICATION CLIENT to the account, and look up the error in the server''s manual."),
    GIVEN_UP("GODWIT-MYSQL-0208", Category.CONFIGURATION, "The log of {0} could not be read after {1} attempts. The last failure: {2}",
            "Check that a server of the source runs and can be reached, then start the store again; it goes on where it was."),
    DAMAGED("GODWIT-MYSQL-0209", Category.TRANSIENT, "An event of the log of {0} came damaged (file {1}, offset {2}): {3}.", "It is read again; when it stays so, the file is damaged at the server: check its disk."),
    STATEMENT("GODWIT-MYSQL-0210", Category.CONFIGURATION, "The log of {0} has a statement instead of rows for table {1} (file {2}, offset {3}), so the changed rows are not known.",
            "SET GLOBAL binlog_format = ROW, end the sessions that use another one, then move the table again by full migration, or skip the place."),
    PARTIAL_ROWS("GODWIT-MYSQL-0211", Category.CONFIGURATION, "The log has rows of table {0} that are not whole: {1}.",
            "SET GLOBAL binlog_row_image = FULL and binlog_row_value_options = '''', end the sessions that use other settings, then move the table again by full migration."),
    XA("GODWIT-MYSQL-0212", Category.DATA, "The log of {0} has the prepared XA transaction {1} (file {2}, offset {3}); whether its changes are valid is known only later.",
            "Such transactions cannot be followed. Let the application use one-phase commits for these tables, and start again behind the transaction."),
    INCIDENT("GODWIT-MYSQL-0213", Category.DATA, "The server {0} says itself that changes are missing in its log (file {1}, offset {2}): {3}.", "Run the full migration again; look into the server''s error log for the reason."),
    UNKNOWN_EVENT("GODWIT-MYSQL-0214", Category.DATA, "The log of {0} has an event of kind {1} (file {2}, offset {3}), which is not known here.", "A newer Godwit may know it; do not go on behind it, since changes could be lost."),
    ROLLED_BACK_PART("GODWIT-MYSQL-0215", Category.DATA, "The log of {0} takes back a part of a transaction (ROLLBACK TO SAVEPOINT, file {1}, offset {2}), because tables of different kinds were mixed in it.",
            "Change such tables to InnoDB, then run the full migration again."),
    OTHER_DEFINITION("GODWIT-MYSQL-0216", Category.DATA, "The log does not fit the definition of table {0}: {1}.",
            "The table was changed in a way that was not followed. Take the definition again by restarting the synchronization behind the change, or move the table again."),
    BAD_POSITION("GODWIT-MYSQL-0217", Category.CONFIGURATION, "Not a place in a log: {0}", "Write it as JSON: file and pos, or gtid, for example '{'\"file\":\"binlog.000001\",\"pos\":4'}'."),
    BAD_EVENT("GODWIT-MYSQL-0218", Category.BUG, "An event of table {0} could not be understood: {1}.", "Report it with the version of the server; nothing was lost, the place is kept."),
    CHARSET("GODWIT-MYSQL-0219", Category.DATA, "The members of column {1} of table {0} cannot be written in the character set {2} here.", "Convert the column to utf8mb4, or take it out of the project."),
    ENCRYPTED("GODWIT-MYSQL-0220", Category.CONFIGURATION, "The log of {0} is encrypted and comes in a form that cannot be read (file {1}, offset {2}).",
            "Let the server decrypt it when it sends it (it needs its keys), or switch encrypt_binlog off."),
    NO_RECORDING("GODWIT-MYSQL-0221", Category.DATA, "The file {0} is no binary log: {1}.", "Name files as the server wrote them, whole and in their order."),
    TOO_MUCH_LOG("GODWIT-MYSQL-0222", Category.CONFIGURATION, "The log of {0} from there on has more than {1} bytes.", "Record a shorter time, or allow more.");

    private final String code;
    private final Category category;
    private final String message;
    private final String remedy;

    LogError(String code, Category category, String message, String remedy) {
        this.code = code;
        this.category = category;
        this.message = message;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Category category() {
        return category;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
