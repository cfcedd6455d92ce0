package org.godwit.ui.monitor;

import org.godwit.supervisor.service.ComponentService;
import org.godwit.ui.Icons;

/** How component states are named and which icon they have. */
final class ComponentStates {
    private ComponentStates() {
    }

    static String label(ComponentService.State state) {
        return switch (state) {
            case RUNNING -> Messages.State_running;
            case STOPPED -> Messages.State_stopped;
            case ABNORMAL -> Messages.State_abnormal;
            case COMPLETED -> Messages.State_completed;
        };
    }

    static Icons icon(ComponentService.State state) {
        return switch (state) {
            case RUNNING -> Icons.STATE_RUNNING;
            case STOPPED -> Icons.STATE_PAUSED;
            case ABNORMAL -> Icons.STATE_FAILED;
            case COMPLETED -> Icons.STATE_FINISHED;
        };
    }
}
