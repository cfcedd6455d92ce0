package org.godwit.supervisor.diagnosis;

/** Causes that are known by name (OMS: FAQ and error codes; privileges, binary logs and delay of data sources). */
public enum CauseCode {
    ACCESS_DENIED("The server refuses the login"),
    PRIVILEGE_MISSING("The account lacks a privilege"),
    NETWORK("The server cannot be reached"),
    LOG_PURGED("The log that is needed was purged"),
    LOCK_WAIT("Somebody holds a lock"),
    DISK_FULL("A disk is full"),
    READ_ONLY("The target is read-only"),
    PACKET_TOO_SMALL("max_allowed_packet is too small"),
    DUPLICATE_KEY("A key is there already"),
    SCHEMA_DRIFT("The definitions of source and target went apart"),
    VALUE_UNFIT("A value does not fit its column"),
    CONSTRAINT("A constraint refuses rows"),
    UNSUPPORTED_DDL("A statement cannot be carried over"),
    CLOCK_SKEW("The clocks differ"),
    PRECHECK("A precheck item failed"),
    OTHER("Another cause");

    private final String title;

    CauseCode(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
