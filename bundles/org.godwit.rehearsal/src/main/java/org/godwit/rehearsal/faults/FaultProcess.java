package org.godwit.rehearsal.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.thread.EngineThreads;
import org.godwit.supervisor.HeadlessComponentHost;
import org.godwit.supervisor.StudioFactory;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.Studio;

/** The program that is killed: works on the one project of a workspace and writes each state that a step takes into a file. It ends by itself only when its parent is gone. */
public final class FaultProcess {
    /** Written when changes flow on and everything was verified once. */
    static final String THERE = "THERE";
    private static final long LOOK_NANOS = 20_000_000;

    private FaultProcess() {
    }

    /** Arguments: workspace, file. */
    public static void main(String[] args) throws GodwitException, IOException {
        EngineThreads.factory("faults", "parent").newThread(FaultProcess::endWithParent).start();
        Path file = Path.of(args[1]);
        try (Studio studio = StudioFactory.open(Path.of(args[0]), new HeadlessComponentHost())) {
            work(studio, file);
        }
    }

    /** Its end of our standard input is closed when the parent is gone. */
    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(0);
    }

    private static void work(Studio studio, Path file) throws GodwitException, IOException {
        String id = studio.projects().list().getFirst().id();
        if (studio.projects().get(id).summary().status() == ProjectStatus.INIT) {
            studio.projects().start(id);
        }
        Map<StepName, StepStatus> seen = new EnumMap<>(StepName.class);
        boolean told = false;
        while (true) {
            ProjectDetail detail = studio.projects().get(id);
            for (StepView step : detail.steps()) {
                if (step.status() != StepStatus.INIT && step.status() != seen.put(step.name(), step.status())) {
                    tell(file, step.name() + " " + step.status());
                }
            }
            if (detail.summary().status() == ProjectStatus.FAILED) {
                studio.projects().resume(id);
            }
            if (!told && FaultProject.isSteady(detail)) {
                told = true;
                tell(file, THERE);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static void tell(Path file, String line) throws IOException {
        Files.writeString(file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
