package org.godwit.ui.rehearsal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.godwit.core.error.Problem;
import org.godwit.rehearsal.RehearsedProject;
import org.godwit.rehearsal.report.Comparison;
import org.godwit.rehearsal.report.Report;
import org.godwit.rehearsal.run.Stage;

/**
 * One rehearsal as the window knows it now: a snapshot while it runs, and with its report afterwards. Immutable.
 *
 * @param folder where its report is written; names the run
 * @param input what it rehearses, in words
 */
record RehearsalRun(Path folder, Instant started, String input, State state, List<StageState> stages, Optional<Report> report, Optional<Problem> problem) {
    /** How a run stands. */
    enum State {
        RUNNING, CANCELLING, CANCELLED, EQUAL, DIFFERENT, NOT_VERIFIED, FAILED
    }

    /** How a stage stands. */
    enum StageStatus {
        WAITING, RUNNING, FINISHED, FAILED
    }

    /** A stage with what was last told of it. */
    record StageState(Stage stage, StageStatus status, double percent, double seconds, double rate, OptionalLong secondsLeft, String note) {
        static StageState waiting(Stage stage) {
            return new StageState(stage, StageStatus.WAITING, 0, 0, 0, OptionalLong.empty(), "");
        }

        static StageState running(Stage stage) {
            return new StageState(stage, StageStatus.RUNNING, 0, 0, 0, OptionalLong.empty(), "");
        }

        static StageState ended(Stage stage, boolean good, double seconds, String note) {
            return new StageState(stage, good ? StageStatus.FINISHED : StageStatus.FAILED, good ? 100 : 0, seconds, 0, OptionalLong.empty(), note);
        }
    }

    RehearsalRun {
        stages = List.copyOf(stages);
    }

    static State stateOf(Report report) {
        return switch (report.verdict()) {
            case EQUAL -> State.EQUAL;
            case DIFFERENT -> State.DIFFERENT;
            case NOT_VERIFIED -> State.NOT_VERIFIED;
            case FAILED -> State.FAILED;
        };
    }

    /** Whether it is at work, or ends just now. */
    boolean isAtWork() {
        return state == State.RUNNING || state == State.CANCELLING;
    }

    /** The project that was rehearsed, to be made a real one; empty when it got not that far. */
    Optional<Path> project() {
        return Optional.of(folder.resolve(RehearsedProject.FILE)).filter(Files::isRegularFile);
    }

    /** The bundle that was rehearsed, when it is in the workspace. */
    Optional<Path> bundle() {
        return report.map(r -> r.settings().getOrDefault(Comparison.BUNDLE, "")).filter(name -> !name.isEmpty()).map(BundleFiles.folder()::resolve).filter(Files::isRegularFile);
    }

    /** The stage at work, or the last that was. */
    Optional<StageState> current() {
        return stages.stream().filter(s -> s.status() != StageStatus.WAITING).reduce((first, second) -> second);
    }
}
