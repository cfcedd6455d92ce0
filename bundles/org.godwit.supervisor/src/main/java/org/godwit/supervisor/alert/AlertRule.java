package org.godwit.supervisor.alert;

import java.util.Arrays;
import java.util.Optional;

/** What is watched of a project, named as in OMS (OMS: alert rules). Rules about hosts have no counterpart, since a workspace is one machine. */
public enum AlertRule {
    /** The project, or one of its lasting components, is Failed for longer than the level's threshold. */
    MIGRATION_FAILED("oms_migration_failed"),
    /** Changes are applied later than the level's threshold after they were made. */
    MIGRATION_DELAY("oms_migration_delay"),
    /**
     * The project is paused, releasing or released while an Incr-Sync still writes. A failed step does not count: in a migration the Incr-Sync goes on beside it on purpose. OMS has the rule for
     * synchronization projects.
     */
    STATUS_INCONSISTENT("oms_sync_status_inconsistent");

    private final String id;

    AlertRule(String id) {
        this.id = id;
    }

    /** Name in OMS, in the rm database and on the command line. */
    public String id() {
        return id;
    }

    public static Optional<AlertRule> of(String id) {
        return Arrays.stream(values()).filter(r -> r.id.equals(id)).findFirst();
    }
}
