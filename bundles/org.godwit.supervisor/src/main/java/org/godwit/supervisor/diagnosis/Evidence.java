package org.godwit.supervisor.diagnosis;

import java.time.Instant;

/**
 * One thing that was looked at.
 *
 * @param checked what was looked at, and where
 * @param found what there was; for UNKNOWN why it could not be looked at
 */
public record Evidence(String checked, String found, Verdict verdict, Instant at) {
    /** What it says about the cause. A doubt stays a doubt. */
    public enum Verdict {
        SUPPORTS, AGAINST, UNKNOWN
    }

    public static Evidence supports(String checked, String found) {
        return new Evidence(checked, found, Verdict.SUPPORTS, Instant.now());
    }

    public static Evidence against(String checked, String found) {
        return new Evidence(checked, found, Verdict.AGAINST, Instant.now());
    }

    public static Evidence unknown(String checked, String why) {
        return new Evidence(checked, why, Verdict.UNKNOWN, Instant.now());
    }
}
