package org.godwit.tests.live;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ConnectionUrl;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.HeadlessComponentHost;
import org.godwit.supervisor.StudioFactory;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.Studio;

/**
 * A program of its own that works on the one live project of a workspace until it is killed, and prints each state that a step takes. Arguments: workspace, and {@code run RULE} to create and start the
 * project or {@code go-on} to work on it. Servers come from the environment, so that no password is on the command line.
 */
public final class LiveProcess {
    static final String SOURCE = "GODWIT_IT_SOURCE";
    static final String TARGET = "GODWIT_IT_TARGET";

    private LiveProcess() {
    }

    public static void main(String[] args) throws Exception {
        try (Studio studio = StudioFactory.open(Path.of(args[0]), new HeadlessComponentHost())) {
            follow(studio, args[1].equals("run") ? create(studio, args[2]) : studio.projects().list().getFirst().id());
        }
        System.exit(0);
    }

    private static String create(Studio studio, String rule) throws GodwitException {
        String from = studio.dataSources().save(ConnectionUrl.parse(System.getenv(SOURCE)).withName("from")).id();
        String to = studio.dataSources().save(ConnectionUrl.parse(System.getenv(TARGET)).withName("to")).id();
        String id = studio.projects().create(new ProjectSpec("killed", from, to, Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.INCREMENTAL, TransferType.VERIFICATION),
                new ObjectSelection.Wildcard(List.of(rule), List.of()), Map.of("source.sliceBatchSize", "300", "throttleRps", "2000")));
        studio.projects().start(id);
        return id;
    }

    private static void follow(Studio studio, String id) throws GodwitException, InterruptedException {
        Map<StepName, StepStatus> seen = new HashMap<>();
        ProjectStatus status = ProjectStatus.RUNNING;
        while (status == ProjectStatus.RUNNING) {
            for (StepView step : studio.projects().get(id).steps()) {
                if (step.status() != seen.put(step.name(), step.status())) {
                    System.out.println(step.name() + " " + step.status() + step.problem().map(p -> " " + p).orElse(""));
                    System.out.flush();
                }
            }
            Thread.onSpinWait();
            status = studio.projects().get(id).summary().status();
        }
        System.out.println("PROJECT " + status);
    }
}
