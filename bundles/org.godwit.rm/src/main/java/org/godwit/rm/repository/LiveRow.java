package org.godwit.rm.repository;

import java.time.Instant;
import java.util.Optional;
import org.godwit.core.model.ProjectStatus;

/**
 * A row of {@code oms_component} of a component that outlives the step which starts it, with its project's state.
 *
 * @param wanted RUNNING or STOPPED: what a user or a step asked for
 * @param startJson where it shall begin, as whoever created it wrote it
 * @param checkpoint Unix time of the newest change it has, {@code checkpointSample} when that was measured; 0 before
 */
public record LiveRow(String name, String kind, String projectId, String projectName, ProjectStatus projectStatus, String direction, String subtopic, String wanted, String status, String configJson,
        String startJson, int attempts, Optional<Instant> nextAttempt, String lastError, long beginCheckpoint, long checkpoint, long checkpointSample, long delay, boolean caughtUp, String positionText,
        String detailJson, double rps, double iops, Optional<Instant> heartbeat, boolean toSwitch, Instant gmtCreate, Instant gmtModified) {
    /** Values of {@link #wanted()}. */
    public static final String RUNNING = "RUNNING";
    public static final String STOPPED = "STOPPED";

    /** Whether somebody asked for it to run. */
    public boolean isWanted() {
        return wanted.equals(RUNNING);
    }

    /** Whether it runs now. */
    public boolean runs() {
        return status.equals("RUNNING");
    }
}
