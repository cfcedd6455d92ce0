package org.godwit.rehearsal.faults;

/** What is done to a migration on purpose. */
public enum Fault {
    KILLED_PROCESS("The process is killed in each step", "kill -9 when a step begins, then a new process goes on"),
    DROPPED_CONNECTIONS("Connections are dropped", "all connections to the target are cut while rows are copied and while changes are applied"),
    STALLED_CONNECTIONS("Connections stall", "nothing goes through to the target for some seconds, without an error"),
    FULL_DISK("The target is full", "the tablespace of the target may not grow any more while rows are copied"),
    PURGED_LOG("The log is gone", "the source removes log files that were not read yet"),
    DEADLOCKS("Rows are locked", "another session at the target takes locks on the rows that are written, in another order"),
    READ_ONLY_TARGET("The target is read-only", "read_only is switched on at the target while changes are applied, and off again"),
    OTHER_TIME_ZONE("Time zones differ", "source and target have time zones fourteen hours apart"),
    DDL_IN_LOAD("DDL while rows are copied", "a column is added at the source in the middle of the copy");

    private final String label;
    private final String script;

    Fault(String label, String script) {
        this.label = label;
        this.script = script;
    }

    public String label() {
        return label;
    }

    /** Whether copies of the user's tables are there too. A full disk needs to know how many rows fit, and a project that is killed at fourteen states would take minutes with them. */
    boolean meetsOwnTables() {
        return switch (this) {
            case FULL_DISK, KILLED_PROCESS -> false;
            case DROPPED_CONNECTIONS, STALLED_CONNECTIONS, PURGED_LOG, DEADLOCKS, READ_ONLY_TARGET, OTHER_TIME_ZONE, DDL_IN_LOAD -> true;
        };
    }

    /** What exactly is done. */
    public String script() {
        return script;
    }
}
