package org.godwit.transfer.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;

/**
 * One run of a full verification.
 *
 * @param name name of the component, unique in the workspace
 * @param directory the component's run directory; results go to {@code verify/{subId}} below it
 * @param subId from 1, one more with each re-verification
 * @param sourceMoving whether changes are still being carried over, so that a difference may pass by itself
 * @param parameters component parameters by key; keys of other components are ignored
 * @param catchUp waited for before rows are read again; empty when nothing is known of how far changes are carried over
 */
public record VerifyJob(String name, Endpoint source, Endpoint target, List<TableMapping> tables, Scope scope, Path directory, int subId, boolean sourceMoving, Map<String, String> parameters,
        Optional<CatchUp> catchUp) {
    /** Changes that are still being carried over while rows are compared. */
    @FunctionalInterface
    public interface CatchUp {
        /** Returns when every change made at the source before the call is applied at the target. */
        void await(CancelToken cancel) throws GodwitException;
    }

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
        Objects.requireNonNull(catchUp);
    }

    /** Without anything known of how far changes are carried over. */
    public VerifyJob(String name, Endpoint source, Endpoint target, List<TableMapping> tables, Scope scope, Path directory, int subId, boolean sourceMoving, Map<String, String> parameters) {
        this(name, source, target, tables, scope, directory, subId, sourceMoving, parameters, Optional.empty());
    }
}
