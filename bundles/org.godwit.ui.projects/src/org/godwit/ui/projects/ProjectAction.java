package org.godwit.ui.projects;

import java.util.EnumSet;
import java.util.Set;

import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.supervisor.service.ProjectService;

/** What a user may do with a whole project, and in which states (OMS: project states and their allowed actions). */
public enum ProjectAction {
    START {
        @Override
        void run(ProjectService projects, String id) throws GodwitException {
            projects.start(id);
        }
    },
    PAUSE {
        @Override
        void run(ProjectService projects, String id) throws GodwitException {
            projects.pause(id);
        }
    },
    RESUME {
        @Override
        void run(ProjectService projects, String id) throws GodwitException {
            projects.resume(id);
        }
    },
    RELEASE {
        @Override
        void run(ProjectService projects, String id) throws GodwitException {
            projects.release(id);
        }
    },
    DELETE {
        @Override
        void run(ProjectService projects, String id) throws GodwitException {
            projects.delete(id);
        }
    };

    abstract void run(ProjectService projects, String id) throws GodwitException;

    static Set<ProjectAction> allowed(ProjectStatus status) {
        return switch (status) {
            case INIT -> EnumSet.of(START, DELETE);
            case RUNNING -> EnumSet.of(PAUSE);
            case SUSPEND, FAILED -> EnumSet.of(RESUME, RELEASE);
            case FINISHED -> EnumSet.of(RELEASE);
            case RELEASED -> EnumSet.of(DELETE);
            case RUNNING_MODIFYING, RUNNING_MERGING, RELEASING, DELETED -> EnumSet.noneOf(ProjectAction.class);
        };
    }

    String label() {
        return switch (this) {
            case START -> Messages.Action_start;
            case PAUSE -> Messages.Action_pause;
            case RESUME -> Messages.Action_resume;
            case RELEASE -> Messages.Action_release;
            case DELETE -> Messages.Action_delete;
        };
    }

    /** Id of its command in plugin.xml. */
    String command() {
        return "org.godwit.ui.projects." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
