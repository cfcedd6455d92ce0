package org.godwit.tests.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.rehearsal.sample.Sample;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.supervisor.HeadlessComponentHost;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.StudioFactory;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.Studio;
import org.godwit.supervisor.service.VerifyTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that works on a project is killed again and again, at points that a seed chooses; in the end nothing is lost and nothing is there twice. */
class CrashIT {
    private static final int KILLS_IN_COPY = 20;
    private static final long ROWS = 100_000;

    @TempDir
    Path workspace;

    @Test
    void endsEqualAfterManyKills() throws Exception {
        CancelToken cancel = CancelToken.create();
        Twins twins = Twins.open(cancel);
        try (Twin source = twins.start(TwinRequest.named("crash-source", 1), cancel); Twin target = twins.start(TwinRequest.named("crash-target", 2), cancel)) {
            new Sample(Sample.DEFAULT_SEED, ROWS).load(source.dataSource(), true, Progress.SILENT, cancel);
            String id = prepare(source, target);
            Map<StepName, Integer> killedIn = new TreeMap<>();
            Random random = new Random(42);
            for (StepName step : kills()) {
                killedIn.merge(kill(step, random.nextInt(step == StepName.FULL_TRANSFER ? 700 : 150), id), 1, Integer::sum);
            }
            try (Worker worker = new Worker(workspace)) {
                assertThat(worker.end()).as("killed in " + killedIn).startsWith("FINISHED");
            }
            try (Studio studio = look()) {
                assertThat(studio.projects().get(id).steps()).extracting(StepView::status).containsOnly(StepStatus.FINISHED);
                assertThat(studio.projects().verification(id)).hasSize(Sample.TABLES).extracting(VerifyTable::result).isSubsetOf(VerifyTable.ResultType.CONSISTENT, VerifyTable.ResultType.BOTH_EMPTY);
                assertThat(studio.projects().tables(id).stream().mapToLong(t -> t.rows()).sum()).isEqualTo(ROWS);
            }
            assertThat(killedIn).containsEntry(StepName.FULL_TRANSFER, KILLS_IN_COPY).containsKeys(StepName.TRANSFER_PRECHECK, StepName.STRUCT_TRANSFER);
        }
    }

    private static List<StepName> kills() {
        List<StepName> kills = new ArrayList<>(List.of(StepName.TRANSFER_PRECHECK, StepName.STRUCT_TRANSFER, StepName.STRUCT_TRANSFER));
        kills.addAll(Collections.nCopies(KILLS_IN_COPY, StepName.FULL_TRANSFER));
        kills.addAll(List.of(StepName.INDEX_TRANSFER, StepName.FULL_VERIFIER, StepName.FULL_VERIFIER));
        return kills;
    }

    private Studio look() throws Exception {
        return StudioFactory.open(StudioConfig.of(workspace, new HeadlessComponentHost()).withRole(StudioConfig.Role.OBSERVE));
    }

    private String prepare(Twin source, Twin target) throws Exception {
        try (Studio studio = look()) {
            DataSource from = studio.dataSources().save(source.dataSource().withId("").withName("from"));
            DataSource to = studio.dataSources().save(target.dataSource().withId("").withName("to"));
            // Slowed down, and with small slices, so that the kills fall in the middle of many of them.
            String id = studio.projects().create(new ProjectSpec("crash", from.id(), to.id(), Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.VERIFICATION),
                    new ObjectSelection.Wildcard(List.of("shop.*"), List.of()), Map.of("source.sliceBatchSize", "500", "throttleRps", "6000")));
            studio.projects().start(id);
            return id;
        }
    }

    /** @return the step it was killed in */
    private StepName kill(StepName step, int millis, String id) throws Exception {
        try (Worker worker = new Worker(workspace)) {
            worker.awaitStep(step);
            worker.process.waitFor(millis, TimeUnit.MILLISECONDS);
        }
        try (Studio studio = look()) {
            assertThat(studio.projects().get(id).summary().status()).isIn(ProjectStatus.RUNNING, ProjectStatus.FINISHED);
            return studio.projects().get(id).steps().stream().filter(s -> s.status() != StepStatus.FINISHED).findFirst().map(StepView::name).orElse(StepName.FULL_VERIFIER);
        }
    }

    /** A process that works on the project; closing kills it. */
    private static final class Worker implements AutoCloseable {
        private final Process process;
        private final BufferedReader output;

        Worker(Path workspace) throws Exception {
            process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp", System.getProperty("java.class.path"),
                    ProjectWorker.class.getName(), workspace.toString())).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        /** Reads until the project stands at the step or behind it. */
        void awaitStep(StepName step) throws Exception {
            String line = output.readLine();
            while (line != null && (line.equals("open") || line.startsWith("at ") && StepName.valueOf(line.substring(3)).order() < step.order())) {
                line = output.readLine();
            }
        }

        String end() throws Exception {
            return output.lines().filter(l -> !l.startsWith("at ") && !l.equals("open")).findFirst().orElse("no end");
        }

        @Override
        public void close() throws Exception {
            process.destroyForcibly().waitFor();
            output.close();
        }
    }
}
