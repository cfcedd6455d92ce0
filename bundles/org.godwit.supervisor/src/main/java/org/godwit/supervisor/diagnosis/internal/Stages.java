package org.godwit.supervisor.diagnosis.internal;

/** Names of the measures that tell where components spend their time: how many workers were busy with a stage on the average of a second. */
public final class Stages {
    public static final String SOURCE = "sourceBusy";
    public static final String PARSE = "parseBusy";
    public static final String WRITE = "writeBusy";
    public static final String COMMIT = "commitBusy";
    /** Workers that wait for room behind them, because the target is slower. */
    public static final String BLOCKED = "blockedBusy";
    /** Workers that wait for rows, because the source is slower. */
    public static final String STARVED = "starvedBusy";
    public static final String LIMIT = "limitBusy";
    /** Of a verification, the digests at the target. */
    public static final String TARGET_READ = "targetReadBusy";

    private Stages() {
    }
}
