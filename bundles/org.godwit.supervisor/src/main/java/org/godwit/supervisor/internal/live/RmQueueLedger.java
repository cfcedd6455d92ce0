package org.godwit.supervisor.internal.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.ChangeApplier.Conflict;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.QueuePositionRepository;
import org.godwit.rm.repository.QueuePositionRow;
import org.godwit.supervisor.internal.Json;
import org.godwit.supervisor.service.Direction;
import org.godwit.transfer.incr.IncrPosition;
import org.godwit.transfer.queue.QueueLedger;
import org.godwit.transfer.queue.QueuePlace;

/** Keeps what a synchronization to a queue must find again in the rm database. Thread-safe. */
final class RmQueueLedger implements QueueLedger {
    private final RmDatabase rm;
    private final String projectId;
    private final RmIncrLedger incr;
    private final QueuePositionRepository positions = new QueuePositionRepository();

    RmQueueLedger(RmDatabase rm, String projectId) {
        this.rm = rm;
        this.projectId = projectId;
        this.incr = new RmIncrLedger(rm, projectId, Direction.FORWARD.name());
    }

    /** Limits that hold from now on. */
    void setThrottle(Throttle limits) {
        incr.setThrottle(limits);
    }

    @Override
    public Optional<QueuePlace> place() throws GodwitException {
        return rm.call(h -> positions.find(h, projectId)).map(r -> new QueuePlace(new IncrPosition(new LogPosition(r.positionText(), r.positionSeconds()), r.positionChanges()), r.lastSecond(),
                r.lastCounter(), next(r.nextJson()), r.repeated()));
    }

    @Override
    public void save(QueuePlace place) throws GodwitException {
        IncrPosition at = place.position();
        rm.run(h -> positions.save(h,
                new QueuePositionRow(projectId, at.log().text(), at.log().seconds(), at.changes(), place.second(), place.counter(), text(place.next()), place.repeated())));
    }

    private static String text(Map<QueuePlace.Partition, Long> next) {
        ObjectNode node = Json.object();
        next.forEach((partition, offset) -> (node.get(partition.topic()) instanceof ObjectNode known ? known : node.putObject(partition.topic())).put(Integer.toString(partition.number()), offset));
        return node.toString();
    }

    private static Map<QueuePlace.Partition, Long> next(String text) {
        Map<QueuePlace.Partition, Long> next = new HashMap<>();
        Json.lenient(text).properties().forEach(
                topic -> topic.getValue().properties().forEach(p -> next.put(new QueuePlace.Partition(topic.getKey(), Integer.parseInt(p.getKey())), p.getValue().asLong())));
        return next;
    }

    @Override
    public List<SchemaState> schemaStates() throws GodwitException {
        return incr.schemaStates();
    }

    @Override
    public void save(SchemaState state) throws GodwitException {
        incr.save(state);
    }

    @Override
    public Optional<Ddl> ddl(IncrPosition position) throws GodwitException {
        return incr.ddl(position);
    }

    @Override
    public List<Ddl> running() throws GodwitException {
        return incr.running();
    }

    @Override
    public void save(Ddl ddl) throws GodwitException {
        incr.save(ddl);
    }

    @Override
    public Optional<DdlChoice> choice(IncrPosition position) throws GodwitException {
        return incr.choice(position);
    }

    @Override
    public void conflicts(IncrPosition upTo, long count, List<Conflict> conflicts) throws GodwitException {
        incr.conflicts(upTo, count, conflicts);
    }

    @Override
    public void count(List<TableCount> counts) throws GodwitException {
        incr.count(counts);
    }

    @Override
    public Optional<Throttle> throttle() {
        return incr.throttle();
    }
}
