package org.godwit.connector.mysql.connect;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a connection is used for; decides its session variables. All speak UTF-8, count time in UTC on both sides (so TIMESTAMP values need no conversion) and
 * switch strict modes off, so that what the source holds (zero dates, for example) is read and written as it is (OMS: data sources, own connections).
 */
public enum SessionKind {
    /** Short queries, taken from the pool. */
    QUERY("''", 300),
    /** Streaming reads and digests. The server must wait when the writers are behind. */
    READ("''", 1800),
    /** Bulk writing: values are taken as they are, 0 for an auto-increment column too; keys are checked when the data is there. */
    WRITE("'NO_AUTO_VALUE_ON_ZERO'", 1800),
    /**
     * Applying changes: as WRITE in a strict session. Several statements go in one message, and an update that changes nothing counts no row. Somebody else's lock is waited for a short time only,
     * because the whole transaction is tried again.
     */
    APPLY("'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES'", 1800),
    /** DDL. A missing storage engine or a key that is too long is an error, not silently something else; defaults may be dates that are none. Building an index may take any time. */
    DDL("'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES'", 0);

    private final String sqlMode;
    private final int socketTimeoutSeconds;

    SessionKind(String sqlMode, int socketTimeoutSeconds) {
        this.sqlMode = sqlMode;
        this.socketTimeoutSeconds = socketTimeoutSeconds;
    }

    /** Seconds without a byte from the server after which it counts as lost; 0 is no limit (a cancel still gets through). */
    int socketTimeoutSeconds() {
        return socketTimeoutSeconds;
    }

    /** Session variables that every server of the family has. */
    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("time_zone", "'+00:00'");
        variables.put("sql_mode", sqlMode);
        switch (this) {
            case QUERY -> {}
            case READ -> {
                variables.put("net_write_timeout", "28800");
                variables.put("wait_timeout", "28800");
            }
            case WRITE -> {
                variables.put("net_read_timeout", "28800");
                variables.put("wait_timeout", "28800");
                variables.put("foreign_key_checks", "0");
                variables.put("unique_checks", "0");
            }
            case APPLY -> {
                variables.put("net_read_timeout", "28800");
                variables.put("wait_timeout", "28800");
                variables.put("foreign_key_checks", "0");
                variables.put("unique_checks", "1");
                variables.put("innodb_lock_wait_timeout", "15");
            }
            case DDL -> {
                variables.put("wait_timeout", "28800");
                variables.put("foreign_key_checks", "0");
            }
        }
        return variables;
    }
}
