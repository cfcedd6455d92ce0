package org.godwit.supervisor.diagnosis;

import java.time.Instant;
import java.util.Optional;
import org.godwit.core.model.StepName;
import org.godwit.core.spi.Side;

/** Something that can be done. Each states what follows from it, and where OMS users would repair the rm database by hand, the statement that does the same. */
public sealed interface Remedy {
    /** What is on its button. */
    String label();

    /** What follows, one or two sentences, shown before it runs. */
    String consequences();

    /** The same as SQL on the rm database (OMS: FAQ); empty when there is none. */
    Optional<String> rmSql();

    /** Whether it may lose or change data or work, so that a user confirms it. */
    default boolean needsConfirmation() {
        return true;
    }

    /** Runs a failed step again from its beginning; what is done stays done. */
    record Retry(StepName step, String label, String consequences, Optional<String> rmSql) implements Remedy {
        @Override
        public boolean needsConfirmation() {
            return false;
        }
    }

    /** Leaves a step out. */
    record SkipStep(StepName step, String label, String consequences, Optional<String> rmSql) implements Remedy {
    }

    /** Leaves a sub-task out. */
    record SkipTask(long taskId, String label, String consequences, Optional<String> rmSql) implements Remedy {
    }

    /** Leaves an object of the schema migration out. */
    record SkipObject(long objectId, String label, String consequences, Optional<String> rmSql) implements Remedy {
    }

    /** Leaves a statement of the source's log out. */
    record SkipDdl(long ddlId, String label, String consequences, Optional<String> rmSql) implements Remedy {
    }

    /** Another statement is run for an object of the schema migration; the user changes {@code statement}. */
    record EditDdl(long objectId, String statement, String label, String consequences, Optional<String> rmSql) implements Remedy {
    }

    /** Another statement is run instead of one of the source's log; the user changes {@code statement}. */
    record ReplaceDdl(long ddlId, String statement, String label, String consequences, Optional<String> rmSql) implements Remedy {
    }

    /** Puts a sub-task back to the beginning with all its attempts. */
    record ResetTask(long taskId, String label, String consequences, Optional<String> rmSql) implements Remedy {
    }

    /**
     * Lets a store and Incr-Sync go on from another time.
     *
     * @param sync name of the Incr-Sync
     * @param suggested the oldest time at which it can
     */
    record ResetPosition(String sync, Instant suggested, String label, String consequences, Optional<String> rmSql) implements Remedy {
    }

    /** Skips a precheck item. */
    record SkipPrecheck(long itemId, String label, String consequences, Optional<String> rmSql) implements Remedy {
    }

    /** A statement for one of the servers, to copy or to run with the account of the project; that account may lack the privilege for it. */
    record RunSql(Side side, String server, String sql, String label, String consequences) implements Remedy {
        @Override
        public Optional<String> rmSql() {
            return Optional.empty();
        }
    }

    /** Changes a parameter of a component, which is restarted where that is needed. */
    record ChangeParameter(String component, String key, String value, String label, String consequences, Optional<String> rmSql) implements Remedy {
    }

    /** The user corrects the data source. */
    record EditDataSource(String dataSource, String label, String consequences) implements Remedy {
        @Override
        public Optional<String> rmSql() {
            return Optional.empty();
        }

        @Override
        public boolean needsConfirmation() {
            return false;
        }
    }
}
