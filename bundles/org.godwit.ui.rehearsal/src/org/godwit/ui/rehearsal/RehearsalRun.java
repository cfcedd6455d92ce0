package org.godwit.ui.rehearsal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.godwit.core.error.Problem;
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
        RUNNING, CANCELLED, EQUAL, DIFFERENT, NOT_VERIFIED, FAILED
    }

    /** How a stage stands. */
    enum StageStatus {
        WAITING, RUNNING, FINISHED, FAILED
    }

    /** A stage with what was last told of it. */
    record StageState(Stage stage, StageStatus status, double percent, double seconds, String note) {
        static StageState waiting(Stage stage) {
            return new StageState(stage, StageStatus.WAITING, 0, 0, "");
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

    /** The stage at work, or the last that was. */
    Optional<StageState> current() {
        return stages.stream().filter(s -> s.status() != StageStatus.WAITING).reduce((first, second) -> second);
    }
}
