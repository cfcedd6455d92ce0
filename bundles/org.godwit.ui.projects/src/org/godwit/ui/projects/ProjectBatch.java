package org.godwit.ui.projects;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.godwit.core.error.GodwitException;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.ui.EngineJob;
import org.godwit.ui.EngineSentences;
import org.godwit.ui.Plurals;
import org.godwit.ui.TextDialog;

/** Does one thing to many projects, one after the other; one that fails does not hold up the others, and is told at the end (OMS: batch operations). */
final class ProjectBatch {
    /** How it went with one project; the failure is empty when it went well. */
    private record Outcome(ProjectSummary project, String failure) {
    }

    private ProjectBatch() {
    }

    static void run(Shell shell, ProjectAction action, List<ProjectSummary> projects) {
        new EngineJob<>(Plurals.bind(Messages.Batch_job, action.label(), projects.size()), shell, (studio, cancel) -> {
            List<Outcome> outcomes = new ArrayList<>();
            for (ProjectSummary project : projects) {
                cancel.check();
                try {
                    action.run(studio.projects(), project.id());
                    outcomes.add(new Outcome(project, ""));
                } catch (GodwitException e) {
                    outcomes.add(new Outcome(project, EngineSentences.say(e.problem().message())));
                }
            }
            return outcomes;
        }).then(outcomes -> done(shell, action, outcomes)).start();
    }

    private static void done(Shell shell, ProjectAction action, List<Outcome> outcomes) {
        List<Outcome> failed = outcomes.stream().filter(o -> !o.failure().isEmpty()).toList();
        if (action == ProjectAction.DELETE) {
            outcomes.stream().filter(o -> o.failure().isEmpty()).forEach(o -> ProjectEditor.close(o.project().id()));
        }
        if (failed.isEmpty()) {
            return;
        }
        String text = Plurals.bind(Messages.Batch_result, new Object[] {action.label(), outcomes.size() - failed.size(), failed.size()});
        List<String> lines = failed.stream().map(o -> o.project().name() + ": " + o.failure()).toList();
        if (lines.size() == 1) {
            MessageDialog.openWarning(shell, action.label(), text + "\n\n" + lines.getFirst());
        } else {
            TextDialog.show(shell, text, String.join("\n", lines));
        }
    }
}
