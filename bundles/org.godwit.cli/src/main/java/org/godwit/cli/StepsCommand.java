package org.godwit.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.run.ProjectRun;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.Studio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit steps ID}. */
@Command(name = "steps", mixinStandardHelpOptions = true, description = "Lists the steps of a project with state, progress and cause of failure.")
final class StepsCommand extends ProjectCommand.OfOne {
    @Option(names = "--explain", description = "Looks at both servers for the causes of what failed, or of what is slow, and says what can be done.")
    private boolean explain;

    @Option(names = "--step", paramLabel = "STEP", description = "With --explain: the step to explain, for example FULL_TRANSFER; without it those that failed, else those at work.")
    private Optional<StepName> step = Optional.empty();

    StepsCommand() {
        super(StudioConfig.Role.OBSERVE);
    }

    @Override
    int run(Studio studio, String id, CancelToken cancel) throws GodwitException {
        ProjectDetail detail = studio.projects().get(id);
        print(out(), detail);
        ObjectNode node = Out.object().put("project", id);
        node.set("steps", Out.value(views(detail)));
        if (explain) {
            ArrayNode explained = node.putArray("explained");
            for (StepView step : asked(detail)) {
                ExplainedStep story = ExplainedStep.of(studio, id, step.name(), out(), cancel);
                story.print(out());
                explained.add(story.json());
            }
        }
        out().result(node);
        return Exit.DONE;
    }

    /** The step that was named, else those that failed, else those at work. */
    private List<StepView> asked(ProjectDetail detail) throws GodwitException {
        if (step.isPresent()) {
            return List.of(detail.steps().stream().filter(s -> s.name() == step.get()).findFirst()
                    .orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_ITEM, detail.summary().name(), "step", step.get())));
        }
        List<StepView> failed = detail.steps().stream().filter(s -> s.status() == StepStatus.FAILED).toList();
        return failed.isEmpty() ? detail.steps().stream().filter(s -> s.status() == StepStatus.RUNNING || s.status() == StepStatus.MONITORING).toList() : failed;
    }

    static void print(Out out, ProjectDetail detail) {
        out.table(List.of("STEP", "STATUS", "%", "SECONDS", "DONE", "NOTE"), views(detail).stream()
                .map(s -> List.of(s.name(), s.status(), Integer.toString(s.progress()), String.format(Locale.ROOT, "%.1f", s.seconds()), Long.toString(s.done()), s.problem().isEmpty() ? s.note() : s.problem())).toList());
    }

    static List<View> views(ProjectDetail detail) {
        return detail.steps().stream().map(View::of).toList();
    }

    /** A step in one line. */
    record View(String name, String status, int progress, double seconds, long done, long total, String note, String problem, String remedy) {
        static View of(StepView s) {
            return new View(s.name().name(), s.status().name(), s.progress(), ProjectRun.seconds(s), s.doneUnits(), s.totalUnits(), s.note(), s.problem().map(p -> p.code() + " " + p.message()).orElse(""),
                    s.problem().map(Problem::remedy).orElse(""));
        }
    }
}
