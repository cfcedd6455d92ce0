package org.godwit.supervisor.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The failure that a step met last, as exactly as it is known.
 *
 * @param codes its code and those of the failures below it
 * @param subject sub-task, object or component that met it
 * @param vendorCode the server's error number, 0 when no server said anything
 * @param statement the statement that failed, values of rows left out
 * @param place server or object where it failed, empty when not known
 * @param open whether nothing has gone well since
 */
public record Failure(List<String> codes, String subject, String message, String remedy, int vendorCode, String sqlState, Optional<String> statement, String place, Instant at, boolean open) {
    public Failure {
        codes = List.copyOf(codes);
    }

    public String code() {
        return codes.isEmpty() ? "" : codes.getFirst();
    }
}
