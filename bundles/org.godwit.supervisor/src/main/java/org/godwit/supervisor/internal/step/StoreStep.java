package org.godwit.supervisor.internal.step;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.LogReader;
import org.godwit.rm.repository.IncrRepository;
import org.godwit.rm.repository.IncrRow;
import org.godwit.rm.repository.LiveRow;
import org.godwit.rm.repository.TaskRow;
import org.godwit.supervisor.internal.ProjectOptions;
import org.godwit.supervisor.internal.SystemParameters;
import org.godwit.supervisor.internal.live.Definitions;
import org.godwit.supervisor.internal.live.Directed;
import org.godwit.supervisor.internal.live.Followers;
import org.godwit.supervisor.internal.live.LiveComponents;
import org.godwit.supervisor.internal.run.StepContext;
import org.godwit.supervisor.internal.run.TaskWork;
import org.godwit.supervisor.service.Direction;

/**
 * TRANSFER_INCR_LOG_PULL, and the store of the way back: settles the place where a direction begins together with the definitions valid there, starts a store from that place, and is done when the store
 * follows the log (OMS: checkStoreStartedMinSyncProcess). When it is run again, the place stays. Thread-safe.
 */
public final class StoreStep implements TaskWork {
    private final Directions.Choice choice;
    private final IncrRepository incr = new IncrRepository();

    /** @param choice which direction's store */
    public StoreStep(Directions.Choice choice) {
        this.choice = choice;
    }

    @Override
    public String run(StepContext context, TaskRow task) throws GodwitException {
        Direction direction = choice.of(context);
        Endpoint origin = LiveWatch.origin(context, direction);
        LogReader log = Definitions.log(origin);
        String id = context.projectId();
        Optional<IncrRow> settled = context.engine().rm().call(h -> incr.find(h, id, direction.name()));
        if (settled.isEmpty()) {
            settle(context, direction, origin);
        }
        IncrRow begin = context.engine().rm().call(h -> incr.find(h, id, direction.name())).orElseThrow();
        String name = context.engine().rm().call(h -> LiveComponents.ensureStore(h, id, direction, begin.startPosition(), begin.startSeconds()));
        context.rowsChanged();
        LogPosition goal = log.current(context.cancel());
        long seconds = context.engine().parameters().json(SystemParameters.SYNC).path("checkStoreStartedMinSyncProcess").asLong(3);
        context.progress().note("Waiting until the store " + name + " follows the log");
        Waiting.until(() -> follows(context, name, log, begin, goal, seconds), context.cancel());
        return "store " + name + " from " + Instant.ofEpochSecond(begin.startSeconds());
    }

    private void settle(StepContext context, Direction direction, Endpoint origin) throws GodwitException {
        context.progress().note("Settling where the log is read from");
        CancelToken cancel = context.cancel();
        Endpoint destination = LiveWatch.origin(context, direction.other());
        List<TableMapping> tables = direction == Direction.FORWARD ? context.objects().tables() : Directed.present(context.spec(), context.objects(), direction, origin, destination, cancel);
        Definitions now = Definitions.now(origin, tables.stream().map(TableMapping::source).toList(), cancel);
        Optional<Instant> wanted = direction == Direction.FORWARD ? ProjectOptions.time(context.spec().parameters().getOrDefault(ProjectOptions.START_TIMESTAMP.key(), "")) : Optional.empty();
        LogPosition position = wanted.isPresent() ? Definitions.log(origin).at(wanted.get(), cancel) : now.position();
        long seconds = wanted.map(Instant::getEpochSecond).orElse(position.seconds() > 0 ? position.seconds() : Instant.now().getEpochSecond());
        String definitions = Followers.first(context.spec(), direction, tables, now.tables(), origin, destination, cancel).state();
        context.engine().rm().run(h -> incr.put(h, context.projectId(), direction.name(), position.text(), seconds, definitions));
    }

    private static boolean follows(StepContext context, String name, LogReader log, IncrRow begin, LogPosition goal, long seconds) throws GodwitException {
        LiveRow row = LiveWatch.healthy(context, name);
        Optional<LogPosition> end = context.engine().live().stored(name);
        context.progress().note("Waiting until the store " + name + " follows the log" + LiveWatch.trouble(row));
        return row.runs() && end.isPresent() && (end.get().seconds() - begin.startSeconds() >= seconds || log.covers(end.get(), goal));
    }
}
