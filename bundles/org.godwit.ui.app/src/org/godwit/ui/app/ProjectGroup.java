package org.godwit.ui.app;

import java.util.Arrays;
import java.util.Set;

import org.godwit.core.model.ProjectStatus;
import org.godwit.ui.Icons;

/** States of projects as the overview counts them: those that ask for the same attention are one group. */
enum ProjectGroup {
    FAILED(Icons.STATE_FAILED, ProjectStatus.FAILED),
    RUNNING(Icons.STATE_RUNNING, ProjectStatus.RUNNING, ProjectStatus.RUNNING_MODIFYING, ProjectStatus.RUNNING_MERGING, ProjectStatus.RELEASING),
    PAUSED(Icons.STATE_PAUSED, ProjectStatus.SUSPEND),
    WAITING(Icons.STATE_WAITING, ProjectStatus.INIT),
    COMPLETED(Icons.STATE_FINISHED, ProjectStatus.FINISHED),
    RELEASED(Icons.STATE_SKIPPED, ProjectStatus.RELEASED, ProjectStatus.DELETED);

    private final Icons icon;
    private final Set<ProjectStatus> states;

    ProjectGroup(Icons icon, ProjectStatus... states) {
        this.icon = icon;
        this.states = Set.of(states);
    }

    static ProjectGroup of(ProjectStatus status) {
        return Arrays.stream(values()).filter(g -> g.states.contains(status)).findFirst().orElseThrow();
    }

    Icons icon() {
        return icon;
    }

    String label() {
        return switch (this) {
            case FAILED -> Messages.Overview_failed;
            case RUNNING -> Messages.Overview_running;
            case PAUSED -> Messages.Overview_paused;
            case WAITING -> Messages.Overview_waiting;
            case COMPLETED -> Messages.Overview_completed;
            case RELEASED -> Messages.Overview_released;
        };
    }
}
