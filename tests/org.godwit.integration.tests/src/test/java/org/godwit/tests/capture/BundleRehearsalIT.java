package org.godwit.tests.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.rehearsal.Rehearsal;
import org.godwit.rehearsal.RehearsalInput;
import org.godwit.rehearsal.RehearsalOptions;
import org.godwit.rehearsal.RehearsalOptions.Part;
import org.godwit.rehearsal.RehearsalRequest;
import org.godwit.rehearsal.RehearsalResult;
import org.godwit.rehearsal.bundle.Bundle;
import org.godwit.rehearsal.bundle.BundleManifest;
import org.godwit.rehearsal.capture.Capture;
import org.godwit.rehearsal.capture.CaptureRequest;
import org.godwit.rehearsal.capture.FileCapture;
import org.godwit.rehearsal.report.Report;
import org.godwit.rehearsal.run.RunListener;
import org.godwit.rehearsal.run.Stage;
import org.godwit.rehearsal.sample.Sample;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.tests.live.Load;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle captured from a server that is written to, rehearsed with all stages: its log replayed, the result equal to what a server makes of the same log, planted errors found. */
class BundleRehearsalIT {
    private static final double HALF_PACE = 0.5;
    private static final List<ObjectName> LOADED = Stream.of("account", "seat", "booking").map(t -> new ObjectName("shop", t)).toList();

    @TempDir
    private Path folder;

    @Test
    void bundleOfALoadedServerIsReplayedAndEqual() throws Exception {
        Path bundle = folder.resolve("shop.godwit");
        Capture.Result captured;
        try (Twin source = Twins.open(CancelToken.create()).start(TwinRequest.named("loaded", 33), CancelToken.create())) {
            Load.create(source.dataSource(), "shop");
            try (Load load = Load.start(source.dataSource(), "shop", 11)) {
                captured = new Capture(CaptureIT.connectors()).run(new CaptureRequest(source.dataSource(), LOADED, List.of(), bundle, 100, Duration.ofSeconds(3), CaptureRequest.DEFAULT_LOG_BYTES, Optional.empty()),
                        Progress.SILENT, CancelToken.create());
            }
        }
        Report report = rehearse(bundle);
        assertThat(report.problems()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Report.Verdict.EQUAL);
        Report.Section replay = section(report, "replay");
        assertThat(replay.text()).isEqualTo("After the replay all 3 tables are equal to a source on which its own server applied the same log.");
        assertThat(replay.state()).as(replay.toString()).isEqualTo(Report.State.GOOD);
        assertThat(captured.facts().log().transactions()).isGreaterThan(50);
        assertThat(captured.facts().log().rows()).isGreaterThan(50);
        Report.Section planted = section(report, "planted");
        assertThat(planted.state()).as(planted.toString()).isEqualTo(Report.State.GOOD);
        assertThat(section(report, "forecast").figures()).extracting(Report.Figure::name).contains("Full migration", "Applied here");
        assertThat(report.exitStatus()).isZero();
        String html = Files.readString(folder.resolve("report/report.html"));
        assertThat(html).contains("Replay of the log", "Planted errors", "Forecast for the real sizes", "What if: speed presets").doesNotContain("http://", "https://", "<script");
        assertThat(Files.readString(folder.resolve("report/report.junit.xml"))).contains("<testcase classname=\"godwit.rehearsal\" name=\"replay\"").contains("failures=\"0\"");
    }

    @Test
    @Tag("slow")
    void bundleOfDumpsAndLogFilesIsReplayedAndEqual() throws Exception {
        Path live = folder.resolve("live.godwit");
        try (Twin source = Twins.open(CancelToken.create()).start(TwinRequest.named("loaded", 34), CancelToken.create())) {
            Load.create(source.dataSource(), "shop");
            try (Load load = Load.start(source.dataSource(), "shop", 12)) {
                new Capture(CaptureIT.connectors()).run(new CaptureRequest(source.dataSource(), LOADED, List.of(), live, 0, Duration.ofSeconds(4), CaptureRequest.DEFAULT_LOG_BYTES, Optional.empty()), Progress.SILENT,
                        CancelToken.create());
            }
        }
        Path parts = folder.resolve("parts");
        String place;
        List<Path> logs;
        try (Bundle bundle = Bundle.open(live)) {
            bundle.extract(parts, CancelToken.create());
            JsonNode begin = new ObjectMapper().readTree(bundle.manifest().log().begin());
            place = begin.path("file").asText() + ":" + begin.path("pos").asLong();
            logs = bundle.manifest().log().files().stream().map(parts::resolve).toList();
        }
        Path bundle = folder.resolve("files.godwit");
        BundleManifest manifest = new FileCapture(CaptureIT.connectors()).run(List.of(parts.resolve("dump")), logs, Optional.of(place), bundle, CancelToken.create());
        assertThat(manifest.source().live()).isFalse();
        List<RunListener.State> told = new CopyOnWriteArrayList<>();
        Report report = rehearse(bundle, options(HALF_PACE), new Listening(told));
        assertThat(section(report, "replay").figures()).as("known by the log itself").filteredOn(f -> f.name().equals("Largest transaction")).hasSize(1);
        assertThat(section(report, "forecast").figures()).extracting(Report.Figure::name).contains("Full migration", "Written at the source").doesNotContain("Applied here");
        assertThat(section(report, "forecast").text()).as("at half the pace it shows nothing of what is possible").contains("was not measured");
        assertThat(told).as("the share of the log that is replayed").allSatisfy(s -> assertThat(s.fraction()).isBetween(0.0, 1.0)).anySatisfy(s -> {
            assertThat(s.fraction()).isPositive();
            assertThat(s.secondsLeft()).isPresent();
        });
        assertThat(told.stream().map(RunListener.State::fraction).toList()).isSorted();
        assertThat(report.problems()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Report.Verdict.EQUAL);
        assertThat(section(report, "replay").text()).startsWith("After the replay all 3 tables are equal");
    }

    @Test
    @Tag("slow")
    void theSampleIsRehearsedWithAllStages() throws Exception {
        Path bundle = folder.resolve("sample.godwit");
        try (Twin source = Twins.open(CancelToken.create()).start(TwinRequest.named("sampled", 36), CancelToken.create())) {
            new Sample(Sample.DEFAULT_SEED, 20_000).load(source.dataSource(), true, Progress.SILENT, CancelToken.create());
            Load.create(source.dataSource(), "written");
            List<ObjectName> tables = new ArrayList<>(LOADED.stream().map(t -> new ObjectName("written", t.name())).toList());
            try (Jdbc jdbc = Jdbc.open(source.dataSource())) {
                jdbc.texts("select table_name from information_schema.tables where table_schema = '" + Sample.DATABASE + "' and table_type = 'BASE TABLE'").forEach(t -> tables.add(new ObjectName(Sample.DATABASE, t)));
            }
            try (Load load = Load.start(source.dataSource(), "written", 13)) {
                new Capture(CaptureIT.connectors()).run(new CaptureRequest(source.dataSource(), tables, List.of(), bundle, 200, Duration.ofSeconds(3), CaptureRequest.DEFAULT_LOG_BYTES, Optional.empty()),
                        Progress.SILENT, CancelToken.create());
            }
        }
        Report report = rehearse(bundle, RehearsalOptions.ALL, RunListener.SILENT);
        assertThat(report.problems()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Report.Verdict.EQUAL);
        assertThat(report.findings()).as("cascades of the sample").filteredOn(f -> f.ruleId().equals("DB_FOREIGN_REFERENCE")).extracting(Report.Finding::origin).contains("replay", "drill");
        assertThat(report.sections()).extracting(Report.Section::id).contains("replay", "planted", "drill", "faults", "forecast");
        for (String part : List.of("replay", "planted", "drill", "faults")) {
            assertThat(section(report, part).state()).as(section(report, part).toString()).isEqualTo(Report.State.GOOD);
        }
        assertThat(section(report, "planted").rows()).as("each kind was planted somewhere, and found").hasSizeGreaterThan(10).allSatisfy(r -> assertThat(r.get(1)).isEqualTo(r.get(2)).isNotEqualTo("0"));
        assertThat(section(report, "faults").figures()).filteredOn(f -> f.name().equals("Tables of yours")).singleElement().satisfies(f -> assertThat(Integer.parseInt(f.value())).isGreaterThan(20));
        assertThat(folder.resolve("report/runbook.md")).exists();
    }

    @Test
    void damagedBundleIsRefusedBeforeAnythingIsStarted() throws Exception {
        Path file = Files.writeString(folder.resolve("bad.godwit"), "PK\u0003\u0004 nothing");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> rehearse(file)).isInstanceOfSatisfying(GodwitException.class, e -> assertThat(e.problem().code()).isEqualTo("GODWIT-BUNDLE-0002"));
        assertThat(folder.resolve("report")).doesNotExist();
    }

    private static Report.Section section(Report report, String id) {
        return report.sections().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow(() -> new AssertionError(id + " of " + report.sections() + report.problems()));
    }

    /** Keeps what is told of the replay. */
    private record Listening(List<State> told) implements RunListener {
        @Override
        public void started(Stage stage) {
            // only how far it is matters here
        }

        @Override
        public void progress(Stage stage, State state) {
            if (stage == Stage.REPLAY) {
                told.add(state);
            }
        }

        @Override
        public void ended(Stage stage, double seconds, boolean good, String summary) {
            // only how far it is matters here
        }
    }

    private Report rehearse(Path bundle) throws GodwitException {
        return rehearse(bundle, options(0), RunListener.SILENT);
    }

    private static RehearsalOptions options(double speed) {
        return new RehearsalOptions(Set.of(Part.REPLAY, Part.PLANTED, Part.FORECAST), speed, 1, Optional.empty());
    }

    private Report rehearse(Path bundle, RehearsalOptions options, RunListener listener) throws GodwitException {
        try (Workspace workspace = Workspace.open(folder.resolve("workspace"))) {
            RehearsalRequest request = new RehearsalRequest(new RehearsalInput.OfBundle(bundle), Optional.empty(), Optional.empty(), folder.resolve("report"), false, false, Map.of(), options);
            RehearsalResult result = new Rehearsal(workspace.studio()).run(request, listener, CancelToken.create());
            return result.report();
        }
    }
}
