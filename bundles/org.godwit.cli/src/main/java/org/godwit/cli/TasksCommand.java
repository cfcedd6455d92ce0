package org.godwit.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.Studio;
import org.godwit.supervisor.service.TaskView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit tasks ID}. */
@Command(name = "tasks", mixinStandardHelpOptions = true, description = "Lists the sub-tasks of a project's steps; one that failed can be run again or left out.")
final class TasksCommand extends ProjectCommand.OfOne {
    @Option(names = "--retry", paramLabel = "TASK", split = ",", description = "Runs a failed sub-task again, by its number.")
    private List<Long> retry = List.of();

    @Option(names = "--skip", paramLabel = "TASK", split = ",", description = "Does without a sub-task, at your own risk; only some can be skipped.")
    private List<Long> skip = List.of();

    TasksCommand() {
        super(StudioConfig.Role.OBSERVE);
    }

    @Override
    int run(Studio studio, String id, CancelToken cancel) throws GodwitException {
        for (long task : retry) {
            studio.projects().retryTask(id, task);
        }
        for (long task : skip) {
            studio.projects().skipTask(id, task);
        }
        List<View> tasks = new ArrayList<>();
        for (StepView step : studio.projects().get(id).steps()) {
            step.tasks().forEach(t -> tasks.add(View.of(step, t)));
        }
        out().table(List.of("TASK", "STEP", "TYPE", "STATUS", "RETRIES", "RESULT"), tasks.stream()
                .map(t -> List.of(Long.toString(t.id()), t.step(), t.type(), t.status(), t.retryCount() + "/" + t.maxRetryCount(), t.errorCode().isEmpty() ? t.result() : t.errorCode() + " " + t.errorMessage())).toList());
        ObjectNode node = Out.object().put("project", id);
        node.set("tasks", Out.value(tasks));
        out().result(node);
        return Exit.DONE;
    }

    /** A sub-task in one line. */
    record View(long id, String step, String type, String status, int retryCount, int maxRetryCount, String result, String errorCode, String errorMessage, String modified) {
        static View of(StepView step, TaskView t) {
            return new View(t.id(), step.name().name(), t.type(), t.status().name(), t.retryCount(), t.maxRetryCount(), t.result(), t.errorCode(), t.errorMessage(), t.modified().toString());
        }
    }
}
