package org.godwit.ui.projects;

import java.util.Comparator;
import java.util.Optional;

import org.godwit.core.error.Problem;
import org.godwit.core.model.StepStatus;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.TaskView;
import org.godwit.ui.Card;
import org.godwit.ui.EngineSentences;
import org.godwit.ui.EngineWords;
import org.godwit.ui.Formats;
import org.godwit.ui.Palette;

/** A step of a project as a card of the graph. */
final class StepCard {
    private StepCard() {
    }

    static Card of(StepView step) {
        return new Card(step.name().name(), EngineWords.step(step.name()), States.icon(step.status()), hue(step.status()), state(step), step.progress(), third(step), step.problem().isPresent(), step.started().isPresent(), spoken(step));
    }

    private static String spoken(StepView step) {
        return EngineWords.step(step.name()) + ", " + States.label(step.status()) + ", " + (step.delaySeconds().isPresent() ? delay(step) : Formats.percent(step.progress()))
                + step.problem().map(p -> ", " + EngineSentences.say(p.message())).orElse("");
    }

    private static Palette hue(StepStatus status) {
        return switch (status) {
            case INIT -> Palette.GREY;
            case RUNNING, MONITORING -> Palette.BLUE;
            case FAILED -> Palette.RED;
            case FINISHED -> Palette.GREEN;
            case SUSPEND -> Palette.AMBER;
        };
    }

    private static String state(StepView step) {
        String time = elapsed(step);
        return time.isEmpty() ? States.label(step.status()) : States.label(step.status()) + "  ·  " + time;
    }

    /** How long it took, or takes: one that failed or was paused stands still since its sub-tasks changed last. */
    static String elapsed(StepView step) {
        boolean stands = step.status() == StepStatus.FAILED || step.status() == StepStatus.SUSPEND;
        return Formats.elapsed(step.started(), step.finished().or(() -> stands ? step.tasks().stream().map(TaskView::modified).max(Comparator.naturalOrder()) : Optional.empty()));
    }

    private static String delay(StepView step) {
        return Messages.bind(Messages.StepCard_delay, Formats.delay(step.delaySeconds()));
    }

    private static String third(StepView step) {
        if (step.problem().isPresent()) {
            Problem problem = step.problem().get();
            return EngineSentences.say(problem.message());
        }
        if (step.delaySeconds().isPresent()) {
            return delay(step);
        }
        if (step.status() != StepStatus.RUNNING) {
            return step.doneUnits() > 0 ? Messages.bind(Messages.StepCard_units, Formats.count(step.doneUnits())) : "";
        }
        String rate = Formats.rate(step.unitsPerSecond());
        String left = Formats.left(step.secondsLeft());
        return rate.isEmpty() ? EngineSentences.say(step.note()) : left.isEmpty() ? rate : rate + "  ·  " + left;
    }
}
