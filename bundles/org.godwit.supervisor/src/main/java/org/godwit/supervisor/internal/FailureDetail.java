package org.godwit.supervisor.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import org.godwit.core.error.FailedStatement;
import org.godwit.core.error.GodwitException;

/** What is known of a failure beside its problem, for {@code oms_step_event.detail_json}: the server's error number and SQLState and the statement. Never row values or secrets. Without state. */
public final class FailureDetail {
    public static final String VENDOR_CODE = "vendorCode";
    public static final String SQL_STATE = "sqlState";
    public static final String STATEMENT = "statement";
    public static final String AT = "at";
    public static final String CODES = "codes";
    private static final int LONGEST = 20_000;

    private FailureDetail() {
    }

    public static String json(GodwitException failure) {
        ObjectNode node = Json.object();
        FailedStatement.of(failure).ifPresent(s -> node.put(STATEMENT, s.statement().length() > LONGEST ? s.statement().substring(0, LONGEST) + " …" : s.statement()).put(AT, s.place()));
        ArrayNode codes = node.putArray(CODES);
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof GodwitException known) {
                codes.add(known.problem().code());
            }
            if (t instanceof SQLException e && e.getErrorCode() != 0) {
                return node.put(VENDOR_CODE, e.getErrorCode()).put(SQL_STATE, String.valueOf(e.getSQLState())).toString();
            }
        }
        return node.toString();
    }
}
