package org.godwit.transfer.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.godwit.core.model.TableMapping;
import org.godwit.core.spi.Endpoint;

/**
 * One run of a full verification.
 *
 * @param name name of the component, unique in the workspace
 * @param directory the component's run directory; results go to {@code verify/{subId}} below it
 * @param subId from 1, one more with each re-verification
 * @param sourceMoving whether changes are still being carried over, so that a difference may pass by itself
 * @param parameters component parameters by key; keys of other components are ignored
 */
public record VerifyJob(String name, Endpoint source, Endpoint target, List<TableMapping> tables, Scope scope, Path directory, int subId, boolean sourceMoving, Map<String, String> parameters) {
    /** What is verified (OMS: Reverify). */
    public enum Scope {
        /** Every table. */
        ALL,
        /** Tables that an earlier run did not find consistent. */
        ABNORMAL_TABLES,
        /** Only the rows that differed in an earlier run. */
        INCONSISTENT_RECORDS
    }

    public VerifyJob {
        Objects.requireNonNull(name);
        Objects.requireNonNull(source);
        Objects.requireNonNull(target);
        tables = List.copyOf(tables);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(directory);
        parameters = Map.copyOf(parameters);
    }
}
