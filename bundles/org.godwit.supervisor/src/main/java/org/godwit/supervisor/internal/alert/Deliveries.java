package org.godwit.supervisor.internal.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.AlertChannelRepository;
import org.godwit.rm.repository.AlertChannelRepository.DeliveryRow;
import org.godwit.rm.repository.AlertChannelRow;
import org.godwit.rm.repository.AlertRepository;
import org.godwit.rm.repository.AlertRow;
import org.godwit.rm.secret.SecretBox;
import org.godwit.supervisor.alert.AlertRule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is queued, a few at a time; what fails is tried again with growing pauses, six times in all. Used by one thread of one process at a time. */
final class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final int AT_ONCE = 20;
    private static final int ATTEMPTS = 6;

    private final RmDatabase rm;
    private final ChannelRows rows;
    private final Senders senders;
    private final Clock clock;
    private final Duration firstPause;
    private final AlertRepository alerts = new AlertRepository();
    private final AlertChannelRepository channels = new AlertChannelRepository();

    /** @param firstPause before the second attempt; each further pause is three times as long */
    Deliveries(RmDatabase rm, SecretBox secrets, Senders senders, Clock clock, Duration firstPause) {
        this.rm = rm;
        this.rows = new ChannelRows(secrets);
        this.senders = senders;
        this.clock = clock;
        this.firstPause = firstPause;
    }

    /** Sends what is due now. */
    void send(CancelToken cancel) throws GodwitException {
        List<DeliveryRow> due = rm.call(h -> channels.due(h, clock.instant(), AT_ONCE));
        if (due.isEmpty()) {
            return;
        }
        Map<String, AlertChannelRow> byId = new HashMap<>();
        rm.call(channels::list).forEach(row -> byId.put(row.id(), row));
        for (DeliveryRow delivery : due) {
            cancel.check();
            send(delivery, byId.get(delivery.channelId()), cancel);
        }
    }

    private void send(DeliveryRow delivery, AlertChannelRow channel, CancelToken cancel) throws GodwitException {
        Optional<AlertRow> row = rm.call(h -> alerts.find(h, delivery.alertId()));
        Optional<AlertRule> rule = row.flatMap(r -> AlertRule.of(r.ruleName()));
        if (channel == null || rule.isEmpty()) {
            // Its channel or alert was deleted between the two looks; the row goes with it.
            return;
        }
        Instant now = clock.instant();
        try {
            senders.send(rows.channel(channel), new AlertMessage(AlertMessage.Event.valueOf(delivery.event()), Optional.of(AlertBook.view(row.get(), rule.get(), List.of(), now)), now), cancel);
            rm.run(h -> {
                channels.sent(h, delivery.id());
                alerts.setSending(h, delivery.alertId(), channels.outcome(h, delivery.alertId()));
            });
        } catch (GodwitException e) {
            if (e.isCancelled()) {
                throw e;
            }
            boolean last = delivery.attempts() + 1 >= ATTEMPTS;
            LOG.warn("message about alert {} to {} was not sent, {}: {}", delivery.alertId(), channel.name(), last ? "given up" : "tried again", e.getMessage());
            rm.run(h -> {
                channels.notSent(h, delivery.id(), e.problem().message(), now.plus(firstPause.multipliedBy(Math.round(Math.pow(3, delivery.attempts())))), last);
                alerts.setSending(h, delivery.alertId(), channels.outcome(h, delivery.alertId()));
            });
        }
    }
}
