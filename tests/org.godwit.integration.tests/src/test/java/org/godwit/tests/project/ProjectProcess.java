package org.godwit.tests.project;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ConnectionUrl;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.supervisor.HeadlessComponentHost;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.StudioFactory;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.Studio;
import org.godwit.tests.support.Workspace;

/**
 * A program of its own that works on the one project of a workspace and prints what happens, to be killed at any moment. Arguments: workspace, and {@code run RULE ROWS-PER-SECOND} to create and start the project,
 * {@code go-on} to work on it until it rests, or {@code look} to ask about it beside another process. Servers come from the environment, so that no password is on the command line.
 */
public final class ProjectProcess {
    static final String SOURCE = "GODWIT_IT_SOURCE";
    static final String TARGET = "GODWIT_IT_TARGET";
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(10);

    private ProjectProcess() {
    }

    public static void main(String[] args) throws Exception {
        Path workspace = Path.of(args[0]);
        switch (args[1]) {
            case "run" -> {
                try (Studio studio = StudioFactory.open(workspace, new HeadlessComponentHost())) {
                    follow(studio, create(studio, args[2], args[3]));
                }
            }
            case "go-on" -> {
                try (Studio studio = StudioFactory.open(workspace, new HeadlessComponentHost())) {
                    follow(studio, studio.projects().list().getFirst().id());
                }
            }
            case "look" -> look(workspace);
            default -> throw new IllegalArgumentException(args[1]);
        }
        System.exit(0);
    }

    private static String create(Studio studio, String rule, String rowsPerSecond) throws GodwitException {
        String from = studio.dataSources().save(ConnectionUrl.parse(System.getenv(SOURCE)).withName("from")).id();
        String to = studio.dataSources().save(ConnectionUrl.parse(System.getenv(TARGET)).withName("to")).id();
        ObjectSelection objects = new ObjectSelection.Wildcard(List.of(rule), List.of());
        Map<String, String> parameters = Map.of("deferIndexCreation", "true", "source.sliceBatchSize", "300", "throttleRps", rowsPerSecond);
        String id = studio.projects().create(new ProjectSpec("killed", from, to, Workspace.WHOLE, objects, parameters));
        studio.projects().start(id);
        return id;
    }

    /** Prints each state that a step takes, as it is seen, and at last the project's. */
    private static void follow(Studio studio, String id) throws GodwitException, InterruptedException {
        Map<StepName, StepStatus> seen = new HashMap<>();
        ProjectStatus status = ProjectStatus.RUNNING;
        while (status == ProjectStatus.RUNNING) {
            for (StepView step : studio.projects().get(id).steps()) {
                if (step.status() != seen.put(step.name(), step.status())) {
                    tell(step.name() + " " + step.status() + step.problem().map(p -> " " + p).orElse(""));
                }
            }
            LockSupport.parkNanos(LOOK_AGAIN);
            status = studio.projects().get(id).summary().status();
        }
        tell("PROJECT " + status);
    }

    private static void look(Path workspace) throws GodwitException {
        StudioConfig config = StudioConfig.of(workspace, new HeadlessComponentHost()).withRole(StudioConfig.Role.OBSERVE);
        try (Studio studio = StudioFactory.open(config)) {
            studio.projects().list().forEach(p -> tell("PROJECT " + p.id() + " " + p.status()));
            for (List<Optional<String>> row : studio.rm().execute("select step_name, step_status from oms_step order by step_order", 100, org.godwit.core.progress.CancelToken.create()).rows()) {
                tell("ROW " + row.get(0).orElse("NULL") + " " + row.get(1).orElse("NULL"));
            }
        }
    }

    private static void tell(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
