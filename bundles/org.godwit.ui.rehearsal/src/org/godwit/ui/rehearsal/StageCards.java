package org.godwit.ui.rehearsal;

import java.util.List;

import org.godwit.rehearsal.report.Report;
import org.godwit.ui.Card;
import org.godwit.ui.Formats;
import org.godwit.ui.rehearsal.RehearsalRun.StageState;
import org.godwit.ui.rehearsal.RehearsalRun.StageStatus;

/** The stages of a run as cards of a graph. */
final class StageCards {
    private StageCards() {
    }

    /** Live ones while the window knows them, else those of the report. */
    static List<Card> of(RehearsalRun run) {
        return run.stages().isEmpty() && run.report().isPresent() ? run.report().get().steps().stream().map(StageCards::of).toList() : run.stages().stream().map(StageCards::of).toList();
    }

    private static Card of(StageState stage) {
        String time = stage.seconds() > 0 ? Formats.seconds(stage.seconds()) : "";
        return card(RunLabels.label(stage.stage()), stage.status(), time, (int) Math.round(stage.percent()), detail(stage));
    }

    private static Card of(Report.Step step) {
        boolean finished = step.state().equals("FINISHED");
        String done = step.note().isEmpty() && step.units() > 0 ? Formats.count(step.units()) + " " + step.unit() : step.note();
        return card(step.name(), finished ? StageStatus.FINISHED : StageStatus.FAILED, Formats.seconds(step.seconds()), finished ? 100 : 0, done);
    }

    private static Card card(String name, StageStatus status, String time, int percent, String detail) {
        String state = RunLabels.label(status) + (time.isEmpty() ? "" : "  ·  " + time);
        String spoken = String.join(", ", name, state, detail);
        return new Card(name, name, RunLabels.icon(status), RunLabels.hue(status), state, percent, detail, status == StageStatus.FAILED, status != StageStatus.WAITING, spoken);
    }

    private static String detail(StageState stage) {
        if (stage.status() != StageStatus.RUNNING) {
            return stage.note();
        }
        String rate = Formats.rate(stage.rate());
        String left = Formats.left(stage.secondsLeft());
        return rate.isEmpty() ? stage.note() : left.isEmpty() ? rate : rate + "  ·  " + left;
    }
}
