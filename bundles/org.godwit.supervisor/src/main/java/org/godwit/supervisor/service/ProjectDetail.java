package org.godwit.supervisor.service;

import java.util.List;
import org.godwit.core.model.ProjectSpec;

/** Everything the project editor's first page shows. Steps in order. */
public record ProjectDetail(ProjectSummary summary, ProjectSpec spec, List<StepView> steps) {
    public ProjectDetail {
        steps = List.copyOf(steps);
    }
}
