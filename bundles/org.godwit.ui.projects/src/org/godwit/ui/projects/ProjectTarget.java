package org.godwit.ui.projects;

import java.util.Optional;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.ui.Selections;

/** The project a command means: that of the active editor when the editor is active, else the selected one. */
final class ProjectTarget {
    private ProjectTarget() {
    }

    static Optional<ProjectSummary> of(ExecutionEvent event) {
        if (HandlerUtil.getActivePart(event) instanceof ProjectEditor editor) {
            return editor.summary();
        }
        return Selections.first(event, ProjectSummary.class);
    }
}
