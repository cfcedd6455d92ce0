package org.godwit.ui.projects;

import java.util.List;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.ui.Selections;

/** The projects a command means: that of the active editor when the editor is active, else the selected ones. */
final class ProjectTarget {
    private ProjectTarget() {
    }

    static List<ProjectSummary> of(ExecutionEvent event) {
        if (HandlerUtil.getActivePart(event) instanceof ProjectEditor editor) {
            return editor.summary().stream().toList();
        }
        return Selections.all(event, ProjectSummary.class);
    }
}
