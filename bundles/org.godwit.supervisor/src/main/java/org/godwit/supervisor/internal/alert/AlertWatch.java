package org.godwit.supervisor.internal.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.AlertChannelRepository;
import org.godwit.rm.repository.AlertRepository;
import org.godwit.rm.repository.AlertRow;
import org.godwit.supervisor.alert.Alarm;
import org.godwit.supervisor.alert.AlertLevel;
import org.godwit.supervisor.alert.AlertMute;
import org.godwit.supervisor.alert.AlertRule;
import org.godwit.supervisor.alert.AlertRules;
import org.godwit.supervisor.alert.AlertThresholds;
import org.godwit.supervisor.alert.AlertView.Sending;
import org.godwit.supervisor.alert.WatchedProject;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares what the rules say with the alerts that are open: raises, restates and ends. Used by one thread of one process at a time. */
final class AlertWatch {
    private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);
    private static final Duration KEPT = Duration.ofDays(92);

    private final RmDatabase rm;
    private final Clock clock;
    private final ProjectScan scan = new ProjectScan();
    private final AlertRepository alerts = new AlertRepository();
    private final AlertChannelRepository channels = new AlertChannelRepository();

    AlertWatch(RmDatabase rm, Clock clock) {
        this.rm = rm;
        this.clock = clock;
    }

    /** What one alert is told apart by. */
    private record Key(String rule, String project) {
    }

    /** One look. @return whether an alert was raised or ended */
    boolean look() throws GodwitException {
        Map<AlertLevel, AlertThresholds> thresholds = AlarmConfig.of(rm);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return rm.call(h -> {
            Map<Key, AlertRow> open = new HashMap<>();
            alerts.open(h).forEach(row -> open.put(new Key(row.ruleName(), row.projectId()), row));
            boolean changed = false;
            for (WatchedProject project : scan.look(h, now)) {
                for (Alarm alarm : AlertRules.broken(project, thresholds, now)) {
                    changed |= agree(h, alarm, Optional.ofNullable(open.remove(new Key(alarm.rule().id(), alarm.projectId()))), thresholds, now);
                }
            }
            for (AlertRow over : open.values()) {
                end(h, over, now);
                changed = true;
            }
            return changed;
        });
    }

    private boolean agree(Handle h, Alarm alarm, Optional<AlertRow> open, Map<AlertLevel, AlertThresholds> thresholds, Instant now) {
        if (open.isPresent()) {
            AlertRow row = open.get();
            if (!row.cause().equals(alarm.cause()) || !row.alertLevel().equals(alarm.level().name())) {
                alerts.restate(h, row.id(), alarm.level().name(), alarm.cause());
            }
            return false;
        }
        raise(h, alarm, thresholds.get(alarm.level()).restraint(), now);
        return true;
    }

    private void raise(Handle h, Alarm alarm, Duration restraint, Instant now) {
        List<AlertMute> mutes = AlertBook.mutes(h, alerts, now);
        boolean muted = mutes.stream().anyMatch(m -> m.covers(alarm.projectId(), alarm.rule(), now));
        boolean restrained = alerts.lastTold(h, alarm.rule().id(), alarm.projectId()).filter(told -> told.plus(restraint).isAfter(now)).isPresent();
        Sending quiet = muted ? Sending.MUTED : restrained ? Sending.RESTRAINED : Sending.NONE;
        long id = alerts.insert(h, new AlertRow(0, alarm.rule().id(), alarm.projectId(), "", alarm.level().name(), alarm.cause(), alarm.remedy(), alarm.since(), now, Optional.empty(), quiet.name()));
        if (quiet == Sending.NONE && channels.queue(h, id, AlertMessage.Event.RAISED.name()) > 0) {
            alerts.setSending(h, id, Sending.PENDING.name());
        }
        LOG.warn("alert {} of project {}, level {}: {}", alarm.rule().id(), alarm.projectId(), alarm.level(), alarm.cause());
    }

    /** Who was told that it began is told that it ended. */
    private void end(Handle h, AlertRow row, Instant now) {
        alerts.end(h, row.id(), now);
        Sending sending = Sending.valueOf(row.sending());
        boolean told = sending == Sending.SUCCESSFUL || sending == Sending.PENDING || sending == Sending.FAILED;
        boolean muted = AlertRule.of(row.ruleName()).map(rule -> AlertBook.mutes(h, alerts, now).stream().anyMatch(m -> m.covers(row.projectId(), rule, now))).orElse(false);
        if (told && !muted) {
            channels.queue(h, row.id(), AlertMessage.Event.ENDED.name());
        }
        LOG.info("alert {} of project {} ended", row.ruleName(), row.projectId());
    }

    /** Once in a while: forgets what is older than three months. */
    void forget() throws GodwitException {
        rm.run(h -> alerts.forget(h, clock.instant().minus(KEPT)));
    }
}
