package org.godwit.tests.supervisor;

import java.nio.file.Path;
import org.godwit.core.model.ProjectStatus;
import org.godwit.supervisor.HeadlessComponentHost;
import org.godwit.supervisor.StudioFactory;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.supervisor.service.Studio;

/** A program that works on the projects of a workspace until the one there is at rest, and says at which step it is; made to be killed. */
public final class ProjectWorker {
    private ProjectWorker() {
    }

    public static void main(String[] args) throws Exception {
        try (Studio studio = StudioFactory.open(Path.of(args[0]), new HeadlessComponentHost())) {
            System.out.println("open");
            ProjectSummary project = studio.projects().list().getFirst();
            String at = "";
            while (project.status() == ProjectStatus.RUNNING) {
                String step = project.step().map(Enum::name).orElse("");
                if (!step.equals(at)) {
                    at = step;
                    System.out.println("at " + step);
                }
                Thread.sleep(20);
                project = studio.projects().list().getFirst();
            }
            System.out.println(project.status() + " " + project.problem());
        }
    }
}
