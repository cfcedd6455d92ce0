package org.godwit.transfer.queue.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.change.DdlEvent;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.schema.DdlDecision;
import org.godwit.schema.SchemaFollower;
import org.godwit.transfer.incr.IncrLedger.Ddl;
import org.godwit.transfer.incr.IncrLedger.DdlState;
import org.godwit.transfer.incr.IncrLedger.SchemaState;
import org.godwit.transfer.incr.IncrPosition;
import org.godwit.transfer.message.ChangeInfo;
import org.godwit.transfer.message.DdlMessage;
import org.godwit.transfer.queue.QueueJob;
import org.godwit.transfer.queue.QueueLedger;
import org.godwit.transfer.queue.QueueOptions.PartitionMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of statements of the source's log: definitions follow them, and those about the project's tables are sent as they are. Nothing has to be decided, since a queue runs none. Used by one thread. */
final class Statements {
    private static final Logger LOG = LoggerFactory.getLogger(Statements.class);

    private final QueueJob job;
    private final QueueLedger ledger;
    private final SchemaFollower follower;
    private final CancelToken cancel;
    private String savedState;

    /**
     * What is done about a statement.
     *
     * @param byTopic topics that get it, each with the table that its message names
     */
    record Plan(DdlEvent event, DdlDecision decision, IncrPosition before, Map<String, TableMapping> byTopic, String leftOut) {
        /** Whether it is about the project's tables. */
        boolean concerns() {
            return !decision.tables().isEmpty();
        }

        Set<String> topics() {
            return byTopic.keySet();
        }

        ObjectName table(String topic) {
            return byTopic.get(topic).source();
        }
    }

    Statements(QueueJob job, QueueLedger ledger, SchemaFollower follower, CancelToken cancel) {
        this.job = job;
        this.ledger = ledger;
        this.follower = follower;
        this.cancel = cancel;
        this.savedState = follower.state();
    }

    Plan plan(DdlEvent event, IncrPosition before) {
        DdlDecision decision = follower.look(event);
        Map<String, TableMapping> topics = new LinkedHashMap<>();
        String leftOut = switch (decision) {
            case DdlDecision.Ignore ignore -> ignore.reason();
            case DdlDecision.Run run -> job.changes().ignoreDdl() ? "DDL is not synchronised (ignoreDdl)" : "";
            case DdlDecision.Stop stop -> job.changes().ignoreDdl() ? "DDL is not synchronised (ignoreDdl)" : "";
        };
        if (leftOut.isEmpty()) {
            for (ObjectName table : decision.tables()) {
                topics.putIfAbsent(job.settings().topic(table), follower.mapping(table).orElseGet(() -> TableMapping.same(table)));
            }
        }
        return new Plan(event, decision, before, topics, leftOut);
    }

    /** Brings the definitions behind the statement and makes them durable there. What could not be followed is read from the source. */
    void follow(Plan plan, IncrPosition behind) throws GodwitException {
        follower.accept(plan.event(), List.of());
        if (plan.decision() instanceof DdlDecision.Stop stop && plan.concerns() && follower.state().equals(savedState)) {
            follower.accept(plan.event(), job.source().definitions().tables(stop.tables(), cancel));
            LOG.info("Definitions of {} were read again from the source: {}", stop.tables(), stop.reason());
        }
        String state = follower.state();
        if (!state.equals(savedState)) {
            ledger.save(new SchemaState(behind, state));
            savedState = state;
        }
    }

    void send(Plan plan, String topic, ChangeInfo info, MessageMaker maker, Group group) throws GodwitException {
        Optional<Integer> partition = job.settings().mode() == PartitionMode.ONE ? Optional.of(job.settings().partition()) : Optional.empty();
        DdlMessage message = new DdlMessage(kind(plan.decision().kind()), plan.byTopic().get(topic).target(), plan.event().statement(), info);
        if (!maker.ddl(message, topic, partition, group)) {
            LOG.info("{} has no messages for statements, so {} for {} is left out", job.settings().serializer().label(), plan.decision().kind(), topic);
        }
    }

    private static DdlMessage.Kind kind(String words) {
        String name = words.strip().toUpperCase(Locale.ROOT).replace(' ', '_');
        for (DdlMessage.Kind kind : DdlMessage.Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return DdlMessage.Kind.OTHER;
    }

    /** Lists the statement, after its messages are acknowledged. */
    void done(Plan plan) throws GodwitException {
        DdlDecision decision = plan.decision();
        List<String> topics = new ArrayList<>(plan.topics());
        DdlState state = topics.isEmpty() ? DdlState.SKIPPED : DdlState.DONE;
        String outcome = topics.isEmpty() ? plan.leftOut() : "sent to " + String.join(", ", topics);
        ledger.save(new Ddl(plan.before(), plan.before().log().seconds(), plan.event().database(), plan.event().statement(), decision.kind(), decision.tables(), List.of(), "", "", state, outcome));
    }
}
