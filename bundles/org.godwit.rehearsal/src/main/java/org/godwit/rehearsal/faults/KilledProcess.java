package org.godwit.rehearsal.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.supervisor.HeadlessComponentHost;
import org.godwit.supervisor.StudioFactory;
import org.godwit.supervisor.service.Studio;

/** A project in a workspace of its own, on which processes work that are killed one after the other. Used by one thread. */
final class KilledProcess {
    /** Killed when they begin and when they are through, in the order in which that comes. */
    private static final List<StepName> STEPS = List.of(StepName.TRANSFER_PRECHECK, StepName.STRUCT_TRANSFER, StepName.TRANSFER_INCR_LOG_PULL, StepName.FULL_TRANSFER, StepName.INDEX_TRANSFER, StepName.INCR_TRANSFER,
            StepName.FULL_VERIFIER);
    private static final Set<StepStatus> THROUGH = EnumSet.of(StepStatus.FINISHED, StepStatus.MONITORING);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOOK_NANOS = 20_000_000;
    private static final int CHANGES = 200;

    private final FaultSite site;
    private final ChildProgram program;
    private final String database;
    private final Path workspace;
    private int children;

    KilledProcess(FaultSite site, ChildProgram program, String database) {
        this.site = site;
        this.program = program;
        this.database = database;
        workspace = site.scratch().resolve("killed");
    }

    /** @return the states at which one was killed before the last one went to the end */
    List<String> run(FaultData data) throws GodwitException {
        try (Studio studio = StudioFactory.open(workspace, new HeadlessComponentHost())) {
            DataSource from = studio.dataSources().save(site.source().withId(""));
            DataSource to = studio.dataSources().save(site.target().withId(""));
            ProjectSpec spec = FaultProject.spec("killed", from, to, database, Map.of("deferIndexCreation", "true"));
            studio.projects().create(spec, FaultProject.objections(studio, spec, site.cancel()));
        }
        List<String> kills = new ArrayList<>();
        for (StepName step : STEPS) {
            if (child(line -> line.startsWith(step.name() + " "))) {
                kills.add(step.label() + " begun");
            }
            data.change(site.source(), CHANGES / STEPS.size());
            if (child(line -> THROUGH.stream().anyMatch(s -> line.equals(step.name() + " " + s)))) {
                kills.add(step.label() + " through");
            }
        }
        child(FaultProcess.THERE::equals);
        return kills;
    }

    /** Opens the workspace in this process and compares. @return what differs */
    String compare(FaultData data) throws GodwitException {
        try (Studio studio = StudioFactory.open(workspace, new HeadlessComponentHost())) {
            String id = studio.projects().list().getFirst().id();
            FaultProject project = new FaultProject(studio, id, site.cancel());
            String differs = project.compare(data, site.source(), site.target());
            project.pause();
            studio.projects().release(id);
            return differs;
        }
    }

    /** Starts a process and kills it when it tells of this state. @return whether it was seen before the process was where it leads */
    private boolean child(Predicate<String> state) throws GodwitException {
        Path told = site.scratch().resolve("killed-" + children++ + ".log");
        Process process = null;
        try {
            process = program.process(FaultProcess.class, workspace.toString(), told.toString()).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return await(process, told, state);
        } catch (IOException e) {
            throw new GodwitException(FaultError.CHILD, e, e.toString());
        } finally {
            kill(process);
        }
    }

    private boolean await(Process process, Path told, Predicate<String> state) throws IOException, GodwitException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            site.cancel().check();
            List<String> lines = Files.exists(told) ? Files.readAllLines(told, StandardCharsets.UTF_8) : List.of();
            if (lines.stream().anyMatch(state)) {
                return true;
            }
            if (lines.contains(FaultProcess.THERE)) {
                return false;
            }
            if (!process.isAlive()) {
                throw new GodwitException(FaultError.CHILD, "it ended by itself with " + process.exitValue() + " after " + lines);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        throw new GodwitException(FaultError.CHILD, "a state was not seen within " + PATIENCE.toSeconds() + " s");
    }

    /** As {@code kill -9} does; on Windows as TerminateProcess. */
    private static void kill(Process process) throws GodwitException {
        if (process == null) {
            return;
        }
        try {
            process.destroyForcibly().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(org.godwit.core.error.CoreError.CANCELLED, e);
        }
    }
}
