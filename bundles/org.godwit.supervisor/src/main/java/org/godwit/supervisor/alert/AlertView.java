package org.godwit.supervisor.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * An alert, open or of the past.
 *
 * @param since since when the cause stands; {@code raised} is when it was noticed
 * @param ended when the cause ended; empty while it stands
 * @param mutedUntil until when nothing is sent about it; empty when it is not muted now
 */
public record AlertView(long id, AlertRule rule, AlertLevel level, String projectId, String projectName, String cause, String remedy, Instant since, Instant raised, Optional<Instant> ended,
        Sending sending, Optional<Instant> mutedUntil) {

    /** How its messages fared (OMS: sending status). */
    public enum Sending {
        /** No channel is set up. */
        NONE,
        PENDING,
        SUCCESSFUL,
        FAILED,
        /** Not sent, because it was muted. */
        MUTED,
        /** Not sent, because the same cause was told a short while before. */
        RESTRAINED
    }

    public boolean isOpen() {
        return ended.isEmpty();
    }
}
