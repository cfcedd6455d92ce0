package org.godwit.supervisor.internal.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.spi.Component;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.LiveRepository;
import org.godwit.rm.repository.LiveRow;
import org.godwit.rm.repository.TicketRepository;
import org.godwit.supervisor.internal.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the stores of each subtopic as {@code ha.config} says: makes new ones and removes dead ones, each as an O&M task. Used by the scheduler's thread. */
public final class StoreHa {
    private static final Logger LOG = LoggerFactory.getLogger(StoreHa.class);

    private final RmDatabase rm;
    private final LiveRepository live = new LiveRepository();
    private final TicketRepository tickets = new TicketRepository();

    public StoreHa(RmDatabase rm) {
        this.rm = rm;
    }

    /** One look at all subtopics. */
    public void look(HaConfig config, List<LiveRow> rows) throws GodwitException {
        if (!config.guardsStores()) {
            return;
        }
        Instant now = Instant.now();
        for (LiveRepository.Subtopic subtopic : rm.call(live::subtopics)) {
            boolean rests = subtopic.lastHa().filter(t -> Duration.between(t, now).toSeconds() < config.checkRequestIntervalSec()).isPresent();
            List<LiveRow> ofSubtopic = rows.stream().filter(r -> r.subtopic().equals(subtopic.name())).toList();
            boolean live = ofSubtopic.stream().anyMatch(r -> r.projectStatus() == ProjectStatus.RUNNING || r.projectStatus() == ProjectStatus.FAILED);
            if (!rests && live) {
                act(config, subtopic, ofSubtopic, now);
            }
        }
    }

    private void act(HaConfig config, LiveRepository.Subtopic subtopic, List<LiveRow> rows, Instant now) throws GodwitException {
        List<LiveRow> stores = rows.stream().filter(r -> LiveNames.is(r.kind(), Component.Kind.STORE)).toList();
        Optional<LiveRow> dead = stores.stream().filter(s -> condition(config, s, now) == HaDecision.Condition.ABNORMAL)
                .filter(s -> Duration.between(s.gmtModified(), now).toHours() >= config.clearAbnormalResourceHours()).findFirst();
        if (dead.isPresent()) {
            LOG.info("{} was abnormal for {} hours and is removed", dead.get().name(), config.clearAbnormalResourceHours());
            ticket(subtopic.name(), "HA_DELETE_STORE", dead.get().name(), new TicketRepository.Part(PartType.REMOVE_COMPONENT.name(), "{}"));
            return;
        }
        List<HaDecision.Store> seen = stores.stream().map(s -> new HaDecision.Store(condition(config, s, now), Instant.ofEpochSecond(s.beginCheckpoint()), s.toSwitch())).toList();
        List<Instant> consumers = rows.stream().filter(r -> LiveNames.is(r.kind(), Component.Kind.INCR_SYNC) && r.checkpoint() > 0).map(r -> Instant.ofEpochSecond(r.checkpoint())).toList();
        switch (HaDecision.of(config, seen, consumers, now)) {
            case HaDecision.Nothing nothing -> LOG.trace("{}: {}", subtopic.name(), nothing.reason());
            case HaDecision.CreateStore create -> {
                LOG.info("a store of {} is created, beginning at {}", subtopic.name(), create.start());
                ticket(subtopic.name(), "HA_CREATE_STORE", subtopic.name(), new TicketRepository.Part(PartType.CREATE_STORE.name(),
                        Json.object().put("project", subtopic.projectId()).put("direction", subtopic.direction()).put("seconds", create.start().getEpochSecond()).toString()),
                        new TicketRepository.Part(PartType.START_STORE.name(), "{}"));
            }
        }
    }

    private static HaDecision.Condition condition(HaConfig config, LiveRow store, Instant now) {
        if (store.status().equals("ABNORMAL")) {
            return HaDecision.Condition.ABNORMAL;
        }
        if (!store.runs()) {
            return store.isWanted() && store.attempts() > 0 ? HaDecision.Condition.ABNORMAL : HaDecision.Condition.STOPPED;
        }
        boolean fresh = store.heartbeat().filter(t -> Duration.between(t, now).toSeconds() <= config.checkModuleExceptionIntervalSec()).isPresent();
        return fresh ? HaDecision.Condition.HEALTHY : HaDecision.Condition.ABNORMAL;
    }

    private void ticket(String subtopic, String type, String object, TicketRepository.Part... parts) throws GodwitException {
        rm.run(h -> {
            tickets.insert(h, type, object, List.of(parts));
            live.actedOn(h, subtopic);
        });
    }
}
