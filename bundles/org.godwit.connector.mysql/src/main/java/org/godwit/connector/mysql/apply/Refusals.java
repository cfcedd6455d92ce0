package org.godwit.connector.mysql.apply;

import java.sql.SQLException;
import org.godwit.connector.mysql.error.MySqlError;
import org.godwit.connector.mysql.error.SqlErrors;
import org.godwit.core.error.Category;
import org.godwit.core.error.GodwitException;

/** Tells what a failure is about. Without state. */
final class Refusals {
    private Refusals() {
    }

    /** Whether the server refused rows, and others may be right. */
    static boolean isOfRow(SQLException e) {
        MySqlError kind = SqlErrors.classify(e);
        return kind == MySqlError.PACKET_TOO_LARGE
                || kind.category() == Category.DATA && kind != MySqlError.UNKNOWN_DATABASE && kind != MySqlError.UNKNOWN_TABLE && kind != MySqlError.UNKNOWN_COLUMN && kind != MySqlError.SYNTAX;
    }

    /** Whether the same may work later by itself: the server is away, busy, read-only for a while or out of space that somebody will free. A target that lost transactions needs those again. */
    static boolean mayPass(GodwitException e) {
        String code = e.problem().code();
        return e.isTransient() && !code.equals(ApplyError.WENT_BACK.code()) || code.equals(MySqlError.READ_ONLY.code()) || code.equals(MySqlError.DISK_FULL.code());
    }

    /** Whether another transaction was in the way, which is over soon. */
    static boolean isLock(GodwitException e) {
        String code = e.problem().code();
        return code.equals(MySqlError.DEADLOCK.code()) || code.equals(MySqlError.LOCK_WAIT.code());
    }
}
