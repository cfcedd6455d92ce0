package org.godwit.connector.mysql.error;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/**
 * Puts a driver's exception into our words, by vendor error number first (MySQL server error reference; MariaDB, TiDB and OceanBase keep these numbers), by SQLState and cause where there is none.
 * Values that the server repeats are cut out of its text, because such text reaches logs. Without state.
 */
public final class SqlErrors {
    /** Texts such as {@code Duplicate entry 'x' for key 'k'}: what stands in the first quotes is a value. */
    private static final Pattern FIRST_QUOTED_VALUE = Pattern.compile("(?i)(entry|value:|value|for table has)\\s*:?\\s*(['\"]).*?\\2(?= for |\\s*$|,| in | at )", Pattern.DOTALL);

    private SqlErrors() {
    }

    /** As {@link #translate(SQLException, String)}; a failure of cancelled work is the cancellation and nothing else. */
    public static GodwitException translate(SQLException failure, String subject, CancelToken cancel) {
        return cancel.isCancelled() ? new GodwitException(CoreError.CANCELLED, failure) : translate(failure, subject);
    }

    /**
     * @param subject the server's address, or the table or object worked on
     */
    public static GodwitException translate(SQLException failure, String subject) {
        return new GodwitException(classify(failure), failure, subject, withoutValues(text(failure)), Integer.toString(failure.getErrorCode()));
    }

    /** Which kind of failure it is. */
    public static MySqlError classify(SQLException failure) {
        return byNumber(failure.getErrorCode()).or(() -> byCause(failure)).or(() -> byState(failure.getSQLState())).orElse(MySqlError.STATEMENT_FAILED);
    }

    /** The server's words without the row values it repeats. */
    static String withoutValues(String serverText) {
        return FIRST_QUOTED_VALUE.matcher(serverText).replaceAll("$1 (value left out)");
    }

    private static String text(SQLException failure) {
        Throwable root = failure;
        while (failure.getErrorCode() == 0 && root.getCause() != null) {
            root = root.getCause();
        }
        String words = Optional.ofNullable(root.getMessage()).orElse(root.getClass().getSimpleName());
        return root instanceof UnknownHostException ? "unknown host " + words : words.strip();
    }

    private static Optional<MySqlError> byNumber(int number) {
        return Optional.ofNullable(switch (number) {
            case 1044, 1142, 1143, 1227, 1370, 1410, 1419, 3530 -> MySqlError.NO_PRIVILEGE;
            case 1045, 1130, 1698, 1820, 1862, 3118, 4151 -> MySqlError.ACCESS_DENIED;
            case 1251, 1275, 1524 -> MySqlError.AUTHENTICATION_METHOD;
            case 3159 -> MySqlError.TLS;
            case 1040, 1203, 1226 -> MySqlError.TOO_MANY_CONNECTIONS;
            case 1049 -> MySqlError.UNKNOWN_DATABASE;
            case 1051, 1146, 1109 -> MySqlError.UNKNOWN_TABLE;
            case 1054 -> MySqlError.UNKNOWN_COLUMN;
            case 1007, 1050, 1060, 1061, 1826, 3822 -> MySqlError.ALREADY_EXISTS;
            case 1021, 1114, 28, 1030, 3, 1026 -> MySqlError.DISK_FULL;
            case 1290, 1836, 1792, 3707 -> MySqlError.READ_ONLY;
            case 1213, 3058, 8022, 9007 -> MySqlError.DEADLOCK;
            case 1205, 3572 -> MySqlError.LOCK_WAIT;
            case 1153, 1301, 3699 -> MySqlError.PACKET_TOO_LARGE;
            case 1317, 3024, 1969, 4012, 6210, 4023 -> MySqlError.TIMEOUT;
            case 1022, 1062, 1586 -> MySqlError.DUPLICATE_KEY;
            case 1406 -> MySqlError.VALUE_TOO_LONG;
            case 1264, 1265, 1292, 1300, 1366, 1367, 1411, 1416, 3140, 3141, 4025 -> number == 4025 ? MySqlError.CONSTRAINT : MySqlError.BAD_VALUE;
            case 1048, 1364, 1263 -> MySqlError.NOT_NULL;
            case 1216, 1217, 1451, 1452, 3819 -> MySqlError.CONSTRAINT;
            case 1526 -> MySqlError.MISSING_PARTITION;
            case 1148, 3948, 3950, 4166 -> MySqlError.NOT_ALLOWED_LOCAL_INFILE;
            case 1064, 1149 -> MySqlError.SYNTAX;
            case 1235, 1178, 1105, 1286, 1289 -> MySqlError.NOT_SUPPORTED;
            case 1053, 1077, 1079, 1152, 1158, 1159, 1160, 1161, 1184, 1927, 2006, 2013, 4031 -> MySqlError.CONNECTION_LOST;
            default -> null;
        });
    }

    private static Optional<MySqlError> byCause(SQLException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            switch (t) {
                case UnknownHostException e -> {
                    return Optional.of(MySqlError.UNKNOWN_HOST);
                }
                case ConnectException e -> {
                    return Optional.of(MySqlError.REFUSED);
                }
                case NoRouteToHostException e -> {
                    return Optional.of(MySqlError.REFUSED);
                }
                case SocketTimeoutException e -> {
                    return Optional.of(String.valueOf(e.getMessage()).contains("onnect") ? MySqlError.REFUSED : MySqlError.CONNECTION_LOST);
                }
                case SSLException e -> {
                    return Optional.of(MySqlError.TLS);
                }
                default -> {
                    String words = String.valueOf(t.getMessage());
                    if (words.contains("Public Key Retrieval") || words.contains("authentication plugin")) {
                        return Optional.of(MySqlError.AUTHENTICATION_METHOD);
                    }
                    if (words.contains("packet for query is too large")) {
                        return Optional.of(MySqlError.PACKET_TOO_LARGE);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<MySqlError> byState(String state) {
        if (state == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(switch (state.length() >= 2 ? state.substring(0, 2) : "") {
            case "08" -> MySqlError.CONNECTION_LOST;
            case "28" -> MySqlError.ACCESS_DENIED;
            case "40" -> MySqlError.DEADLOCK;
            case "23" -> MySqlError.CONSTRAINT;
            case "22" -> MySqlError.BAD_VALUE;
            default -> null;
        });
    }
}
