package org.godwit.supervisor.internal.alert;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.AlertChannelRepository;
import org.godwit.rm.repository.AlertChannelRow;
import org.godwit.rm.repository.AlertRepository;
import org.godwit.rm.repository.AlertRow;
import org.godwit.rm.repository.AuditRepository;
import org.godwit.rm.repository.ProjectRepository;
import org.godwit.rm.secret.SecretBox;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.alert.AlertChannel;
import org.godwit.supervisor.alert.AlertLevel;
import org.godwit.supervisor.alert.AlertMute;
import org.godwit.supervisor.alert.AlertRule;
import org.godwit.supervisor.alert.AlertService;
import org.godwit.supervisor.alert.AlertView;
import org.godwit.supervisor.internal.Ids;
import org.jdbi.v3.core.Handle;

/** Alerts on their rows. Thread-safe. */
public final class AlertBook implements AlertService {
    private static final int MOST = 10_000;

    private final RmDatabase rm;
    private final ChannelRows channelRows;
    private final Senders senders;
    private final Runnable changed;
    private final AlertRepository alerts = new AlertRepository();
    private final AlertChannelRepository channels = new AlertChannelRepository();
    private final AuditRepository audit = new AuditRepository();

    /** @param changed told after each command */
    public AlertBook(RmDatabase rm, SecretBox secrets, Senders senders, Runnable changed) {
        this.rm = rm;
        this.channelRows = new ChannelRows(secrets);
        this.senders = senders;
        this.changed = changed;
    }

    @Override
    public List<AlertView> open() throws GodwitException {
        return rm.call(h -> views(h, alerts.open(h)));
    }

    @Override
    public List<AlertView> history(Instant since) throws GodwitException {
        return rm.call(h -> views(h, alerts.raisedSince(h, since, MOST)));
    }

    private List<AlertView> views(Handle handle, List<AlertRow> rows) {
        Instant now = Instant.now();
        List<AlertMute> mutes = mutes(handle, alerts, now);
        return rows.stream().flatMap(r -> AlertRule.of(r.ruleName()).map(rule -> view(r, rule, mutes, now)).stream()).toList();
    }

    static AlertView view(AlertRow r, AlertRule rule, List<AlertMute> mutes, Instant now) {
        Optional<Instant> muted = mutes.stream().filter(m -> m.covers(r.projectId(), rule, now)).map(AlertMute::until).max(Instant::compareTo);
        return new AlertView(r.id(), rule, AlertLevel.of(r.alertLevel()), r.projectId(), r.projectName(), r.cause(), r.remedy(), r.sinceTime(), r.raisedTime(), r.endTime(),
                AlertView.Sending.valueOf(r.sending()), muted);
    }

    static List<AlertMute> mutes(Handle handle, AlertRepository alerts, Instant now) {
        return alerts.mutes(handle, now).stream().map(m -> new AlertMute(Optional.of(m.projectId()).filter(p -> !p.isEmpty()), AlertRule.of(m.ruleName()), m.untilTime())).toList();
    }

    @Override
    public List<AlertMute> mutes() throws GodwitException {
        return rm.call(h -> mutes(h, alerts, Instant.now()));
    }

    @Override
    public void mute(AlertMute mute) throws GodwitException {
        rm.run(h -> {
            if (mute.projectId().isPresent()) {
                requireProject(h, mute.projectId().get());
            }
            alerts.mute(h, new AlertRepository.MuteRow(mute.projectId().orElse(""), mute.rule().map(AlertRule::id).orElse(""), mute.until().truncatedTo(ChronoUnit.MILLIS)));
            audit.add(h, "MUTE_ALERTS", mute.projectId().orElse("*"), mute.rule().map(AlertRule::id).orElse("*") + " until " + mute.until());
        });
        changed.run();
    }

    @Override
    public boolean unmute(Optional<String> projectId, Optional<AlertRule> rule) throws GodwitException {
        boolean was = rm.call(h -> {
            audit.add(h, "UNMUTE_ALERTS", projectId.orElse("*"), rule.map(AlertRule::id).orElse("*"));
            return alerts.unmute(h, projectId.orElse(""), rule.map(AlertRule::id).orElse(""));
        });
        changed.run();
        return was;
    }

    @Override
    public AlertLevel level(String projectId) throws GodwitException {
        return rm.call(h -> {
            requireProject(h, projectId);
            return AlertLevel.of(new ProjectRepository().importance(h, projectId));
        });
    }

    @Override
    public void setLevel(String projectId, AlertLevel level) throws GodwitException {
        rm.run(h -> {
            if (!alerts.setLevel(h, projectId, level.name())) {
                throw new GodwitException(SupervisorError.NO_SUCH_PROJECT, projectId);
            }
            audit.add(h, "SET_ALERT_LEVEL", projectId, level.name());
        });
        changed.run();
    }

    private static void requireProject(Handle handle, String id) throws GodwitException {
        if (new ProjectRepository().find(handle, id).isEmpty()) {
            throw new GodwitException(SupervisorError.NO_SUCH_PROJECT, id);
        }
    }

    @Override
    public List<AlertChannel> channels() throws GodwitException {
        List<AlertChannel> list = new ArrayList<>();
        for (AlertChannelRow row : rm.call(channels::list)) {
            list.add(channelRows.channel(row));
        }
        return list;
    }

    @Override
    public AlertChannel save(AlertChannel channel) throws GodwitException {
        ChannelRows.check(channel);
        AlertChannel saved = channel.id().isEmpty() ? channel.withId(Ids.random("ch_")) : channel;
        AlertChannelRow row = channelRows.row(saved);
        rm.run(h -> {
            if (channels.list(h).stream().anyMatch(r -> r.name().equals(row.name()) && !r.id().equals(row.id()))) {
                throw new GodwitException(SupervisorError.NAME_TAKEN, row.name());
            }
            channels.put(h, row);
            audit.add(h, "SAVE_ALERT_CHANNEL", row.name(), row.kind());
        });
        return saved;
    }

    @Override
    public void delete(String channelId) throws GodwitException {
        rm.run(h -> {
            if (!channels.delete(h, channelId)) {
                throw new GodwitException(SupervisorError.NO_SUCH_ITEM, "workspace", "alert channel", channelId);
            }
            audit.add(h, "DELETE_ALERT_CHANNEL", channelId, "");
        });
    }

    @Override
    public void test(AlertChannel channel, CancelToken cancel) throws GodwitException {
        ChannelRows.check(channel);
        senders.send(channel, AlertMessage.test(), cancel);
    }
}
