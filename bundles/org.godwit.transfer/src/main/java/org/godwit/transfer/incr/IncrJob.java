package org.godwit.transfer.incr;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.spi.Catalog;
import org.godwit.core.spi.ChangeApplier;
import org.godwit.core.spi.LogReader;
import org.godwit.core.spi.StatementExecutor;
import org.godwit.schema.SchemaFollower;
import org.godwit.store.StoreReader;
import org.godwit.store.StoreStart;

/**
 * What an Incr-Sync has to do. Immutable. What is opened belongs to the caller, who closes it after the run.
 *
 * @param projectId stable id of the project, at most 64 characters; changes that the same project's other direction made are passed over, so nothing goes round in a circle
 * @param reverse whether changes go back from the target to the source of the project
 * @param start where the very first run begins; later runs go on where the target's checkpoints say
 * @param idempotentUntil up to here the target may have some of the changes already, because rows were copied while they changed; empty when nothing was copied
 * @param copiedAt by source name, tables without a key whose rows were copied as they were at that place: earlier changes of theirs are passed over
 */
public record IncrJob(String projectId, boolean reverse, Source source, Target target, LogPosition start, Optional<LogPosition> idempotentUntil, Map<ObjectName, LogPosition> copiedAt,
        IncrSettings settings) {
    /** Opens a reader of the store. */
    @FunctionalInterface
    public interface StoreOpener {
        StoreReader open(StoreStart start) throws GodwitException;
    }

    /** Opens a follower of definitions. */
    @FunctionalInterface
    public interface FollowerOpener {
        /** @param state what {@link SchemaFollower#state()} gave; empty for the definitions that were valid where the very first run begins */
        SchemaFollower open(Optional<String> state) throws GodwitException;
    }

    /**
     * Where changes come from. The source itself need not be reachable, except to read a definition again that could not be followed.
     *
     * @param log decodes and compares positions; is not asked to read
     * @param definitions the source's definitions now
     */
    public record Source(LogReader log, StoreOpener store, FollowerOpener follower, Catalog definitions) {
        public Source {
            Objects.requireNonNull(log);
            Objects.requireNonNull(store);
            Objects.requireNonNull(follower);
            Objects.requireNonNull(definitions);
        }
    }

    /**
     * Where changes go.
     *
     * @param statements runs DDL
     * @param database the database that holds the table of checkpoints; always the same for a project
     */
    public record Target(ChangeApplier applier, Catalog catalog, StatementExecutor statements, String database) {
        public Target {
            Objects.requireNonNull(applier);
            Objects.requireNonNull(catalog);
            Objects.requireNonNull(statements);
            Objects.requireNonNull(database);
        }
    }

    public IncrJob {
        Objects.requireNonNull(projectId);
        Objects.requireNonNull(source);
        Objects.requireNonNull(target);
        Objects.requireNonNull(start);
        Objects.requireNonNull(idempotentUntil);
        copiedAt = Map.copyOf(copiedAt);
        Objects.requireNonNull(settings);
    }

    /** Name of the work in the target's checkpoints. */
    public String id() {
        return projectId + (reverse ? ":reverse" : ":incr");
    }
}
