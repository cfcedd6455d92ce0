package org.godwit.supervisor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.godwit.core.model.ProjectStatus;

/** Decides which rules are broken (OMS: alert rules and levels). A pure function of what was seen and the time. */
public final class AlertRules {
    private AlertRules() {
    }

    public static List<Alarm> broken(WatchedProject project, Map<AlertLevel, AlertThresholds> thresholds, Instant now) {
        List<Alarm> alarms = new ArrayList<>();
        AlertThresholds limits = thresholds.get(project.level());
        if (limits == null) {
            return alarms;
        }
        project.failedSince().filter(since -> !since.plus(limits.failed()).isAfter(now)).ifPresent(since -> alarms.add(new Alarm(AlertRule.MIGRATION_FAILED, project.id(), project.level(), since,
                project.problem().isBlank() ? "The project has failed." : project.problem(), "Look at the failed step of the project, mend the cause and resume.")));
        boolean follows = project.status() == ProjectStatus.RUNNING || project.status() == ProjectStatus.FAILED;
        project.delaySeconds().filter(delay -> follows && delay > limits.delay().toSeconds()).ifPresent(delay -> alarms.add(new Alarm(AlertRule.MIGRATION_DELAY, project.id(), project.level(),
                now.minusSeconds(delay).plus(limits.delay()), "Changes are applied " + words(delay) + " after they were made; the level " + project.level() + " allows " + words(limits.delay().toSeconds()) + ".",
                "Compare the delay of the store with that of the Incr-Sync: the store lags when the source or the network is slow, the Incr-Sync when the target is.")));
        project.writesSince().filter(since -> !since.plus(limits.failed()).isAfter(now)).ifPresent(since -> alarms.add(new Alarm(AlertRule.STATUS_INCONSISTENT, project.id(), project.level(), since,
                "The project is " + project.status() + ", but " + project.writer() + " still writes.", "Pause the Incr-Sync in component monitoring, or resume the project.")));
        return alarms;
    }

    private static String words(long seconds) {
        Duration d = Duration.ofSeconds(seconds);
        if (d.toHours() > 0) {
            return d.toHours() + " h " + d.toMinutesPart() + " min";
        }
        return d.toMinutes() > 0 ? d.toMinutes() + " min " + d.toSecondsPart() + " s" : seconds + " s";
    }
}
