package org.godwit.connector.mysql.log;

import com.github.shyiko.mysql.binlog.network.ServerException;
import java.io.IOException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import org.godwit.connector.mysql.error.MySqlError;
import org.godwit.connector.mysql.error.SqlErrors;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/** Puts what goes wrong on a replica's connection into our words. Without state. */
final class LogFailures {
    /** The server cannot send what was asked for; only its words tell why (ER_MASTER_FATAL_ERROR_READING_BINLOG). */
    private static final int CANNOT_SEND = 1236;

    private LogFailures() {
    }

    static GodwitException translate(IOException failure, String address, CancelToken cancel) {
        if (cancel.isCancelled()) {
            return new GodwitException(CoreError.CANCELLED, failure);
        }
        for (Throwable t = failure; t != null; t = t.getCause()) {
            switch (t) {
                case Dump.StopException e -> {
                    return e.failure();
                }
                case LogStream.DamagedException e -> {
                    return new GodwitException(LogError.DAMAGED, e, address, "?", "?", e.getMessage());
                }
                case ServerException e -> {
                    return server(e, address);
                }
                case SSLException e -> {
                    return new GodwitException(MySqlError.TLS, e, address, String.valueOf(e.getMessage()), 0);
                }
                default -> {}
            }
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new GodwitException(LogError.LOST, failure, address, root.getClass().getSimpleName() + ": " + root.getMessage());
    }

    private static GodwitException server(ServerException e, String address) {
        String words = String.valueOf(e.getMessage());
        if (e.getErrorCode() == CANNOT_SEND) {
            boolean gone = words.contains("purged") || words.contains("Could not find first log") || words.contains("not in the master's binlog");
            boolean ahead = words.contains("more GTIDs");
            LogError error = gone ? LogError.PURGED : ahead ? LogError.BEHIND : LogError.REFUSED;
            return gone ? new GodwitException(error, e, address, words, "what SHOW BINARY LOGS says") : new GodwitException(error, e, address, words, e.getErrorCode());
        }
        GodwitException known = SqlErrors.translate(new SQLException(words, e.getSqlState(), e.getErrorCode(), e), address);
        return known.problem().code().equals(MySqlError.STATEMENT_FAILED.code()) ? new GodwitException(LogError.REFUSED, e, address, words, e.getErrorCode()) : known;
    }
}
