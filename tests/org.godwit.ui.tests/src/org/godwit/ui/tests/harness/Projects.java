package org.godwit.ui.tests.harness;

import java.time.Duration;
import java.util.Set;

import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.supervisor.service.ProjectService;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.ui.Studios;

/** What tests do with projects beside the window. Test thread. Stateless. */
public final class Projects {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Set<ProjectStatus> STANDING = Set.of(ProjectStatus.SUSPEND, ProjectStatus.FAILED, ProjectStatus.FINISHED, ProjectStatus.RELEASED);

    private Projects() {
    }

    /** Takes a project away, whatever it is doing: pauses, releases and deletes it. A project that runs on would meet the tests that follow. */
    public static void remove(Studio studio, String id) throws GodwitException {
        ProjectService projects = Studios.get().projects();
        if (state(id) == ProjectStatus.RUNNING) {
            projects.pause(id);
        }
        studio.await("the project stands", PATIENCE, () -> STANDING.contains(state(id)));
        if (state(id) != ProjectStatus.RELEASED) {
            projects.release(id);
            studio.await("the project is released", PATIENCE, () -> state(id) == ProjectStatus.RELEASED);
        }
        projects.delete(id);
        studio.await("the project is gone", PATIENCE, () -> projects.list().stream().map(ProjectSummary::id).noneMatch(id::equals));
    }

    private static ProjectStatus state(String id) throws GodwitException {
        return Studios.get().projects().get(id).summary().status();
    }
}
