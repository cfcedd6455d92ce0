package org.godwit.tests.sync;

import java.nio.file.Path;
import java.time.Duration;
import org.godwit.core.model.ProjectStatus;
import org.godwit.supervisor.HeadlessComponentHost;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.StudioFactory;
import org.godwit.supervisor.service.Studio;

/** A program of its own that works on the one project of a workspace until it is killed, and says when changes flow. */
public final class SyncProcess {
    /** Printed when the workspace is open and the project runs. */
    static final String RUNS = "RUNS";
    private static final long LOOK_MILLIS = 200;

    private SyncProcess() {
    }

    /** Argument: workspace. */
    public static void main(String[] args) throws Exception {
        try (Studio studio = StudioFactory.open(StudioConfig.of(Path.of(args[0]), new HeadlessComponentHost()).withFirstRetry(Duration.ofSeconds(1)))) {
            String id = studio.projects().list().getFirst().id();
            ProjectStatus status = studio.projects().get(id).summary().status();
            if (status == ProjectStatus.INIT) {
                studio.projects().start(id);
            } else if (status == ProjectStatus.FAILED || status == ProjectStatus.SUSPEND) {
                studio.projects().resume(id);
            }
            System.out.println(RUNS);
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                if (studio.projects().get(id).summary().status() == ProjectStatus.FAILED) {
                    // as a user would who has brought the broker back
                    System.err.println("FAILED " + studio.projects().get(id).summary().problem());
                    studio.projects().resume(id);
                }
            }
        }
    }
}
