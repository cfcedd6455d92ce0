package org.godwit.connector.mysql.full;

import java.util.ArrayList;
import java.util.List;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/**
 * What the server remarked about the last statement. LOAD DATA LOCAL works as if IGNORE were given and turns every error into a remark (MySQL manual, "LOAD DATA Statement", "Error Handling"),
 * so without remarks, and only then, all rows are in the table as they were sent.
 *
 * @param count number of remarks, listed or not
 */
public record Warnings(long count, List<Warning> listed) {
    static final int DUPLICATE = 1062;
    private static final int TRUNCATED = 1265;

    /** One remark. */
    public record Warning(int number, String message) {
    }

    public Warnings {
        listed = List.copyOf(listed);
    }

    /** Asks the session about its last statement. */
    public static Warnings read(Session session, CancelToken cancel) throws GodwitException {
        long count = session.text("SHOW COUNT(*) WARNINGS", cancel).map(Long::parseLong).orElse(0L);
        if (count == 0) {
            return new Warnings(0, List.of());
        }
        List<Warning> listed = new ArrayList<>(session.query("SHOW WARNINGS", List.of(), row -> new Warning(row.getInt(2), row.getString(3)), cancel));
        // a hint that syntax will change says nothing about rows
        long before = listed.size();
        listed.removeIf(w -> w.number() == 1287 || w.number() == 1681);
        return new Warnings(count - (before - listed.size()), listed);
    }

    /** Whether the server had nothing to remark. */
    public boolean none() {
        return count == 0;
    }

    boolean allDuplicates() {
        return count == listed.size() && listed.stream().allMatch(w -> w.number() == DUPLICATE);
    }

    /** Whether these are exactly the remarks that so many ENUM error values make. */
    public boolean onlyEnumErrors(long enumErrors) {
        return enumErrors > 0 && count == enumErrors && listed.stream().allMatch(w -> w.number() == TRUNCATED);
    }
}
