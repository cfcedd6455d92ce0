package org.godwit.ui.monitor.alert;

import org.godwit.supervisor.alert.AlertLevel;
import org.godwit.supervisor.alert.AlertRule;
import org.godwit.supervisor.alert.AlertView;
import org.godwit.ui.Icons;

/** Words and icons of alerts. */
public final class AlertLabels {
    private AlertLabels() {
    }

    public static String rule(AlertRule rule) {
        return switch (rule) {
            case MIGRATION_FAILED -> Messages.Rule_failed;
            case MIGRATION_DELAY -> Messages.Rule_delay;
            case STATUS_INCONSISTENT -> Messages.Rule_inconsistent;
        };
    }

    public static String level(AlertLevel level) {
        return switch (level) {
            case HIGH -> Messages.Level_high;
            case MEDIUM -> Messages.Level_medium;
            case LOW -> Messages.Level_low;
            case IGNORE -> Messages.Level_ignore;
        };
    }

    static String sending(AlertView.Sending sending) {
        return switch (sending) {
            case NONE -> Messages.Sending_none;
            case PENDING -> Messages.Sending_pending;
            case SUCCESSFUL -> Messages.Sending_successful;
            case FAILED -> Messages.Sending_failed;
            case MUTED -> Messages.Sending_muted;
            case RESTRAINED -> Messages.Sending_restrained;
        };
    }

    /** An alert that has ended is finished, whatever its level was. */
    static Icons icon(AlertView alert) {
        if (!alert.isOpen()) {
            return Icons.STATE_FINISHED;
        }
        return alert.level() == AlertLevel.LOW ? Icons.STATE_WARNING : Icons.STATE_FAILED;
    }
}
