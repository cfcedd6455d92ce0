package org.godwit.supervisor.internal.live;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepName;
import org.godwit.core.spi.Component;
import org.godwit.rm.repository.LiveRepository;
import org.godwit.rm.repository.LiveRow;
import org.godwit.supervisor.internal.Json;
import org.godwit.supervisor.internal.Switchovers;
import org.godwit.supervisor.service.Direction;
import org.jdbi.v3.core.Handle;

/** Finds and makes the rows of stores and Incr-Syncs. Without state. */
public final class LiveComponents {
    /** Fields of {@code start_json}: the place a store begins behind, as the log reader wrote it, with its Unix time; or only a time. */
    static final String POSITION = "position";
    static final String SECONDS = "seconds";
    /** Field of {@code start_json} of an Incr-Sync: it goes on from this time instead of where it stands. */
    static final String RESET_TO = "resetTo";
    /** Field of {@code start_json} of an Incr-Sync: the store it reads from as long as that has what it needs. */
    public static final String STORE = "store";
    private static final LiveRepository LIVE = new LiveRepository();

    private LiveComponents() {
    }

    /** Stores of a direction, the oldest first. */
    public static List<LiveRow> stores(Handle handle, String projectId, Direction direction) {
        return LIVE.ofProject(handle, projectId).stream().filter(r -> LiveNames.is(r.kind(), Component.Kind.STORE) && r.direction().equals(direction.name())).toList();
    }

    public static Optional<LiveRow> sync(Handle handle, String projectId, Direction direction) {
        return LIVE.find(handle, LiveNames.sync(projectId, direction));
    }

    /** Adds a store that shall run, with the parameters that were changed of the stores before it. */
    static String addStore(Handle handle, String projectId, Direction direction, String startJson) {
        int number = stores(handle, projectId, direction).stream().mapToInt(r -> LiveNames.number(r.name())).max().orElse(0) + 1;
        String subtopic = LiveNames.subtopic(projectId, direction);
        LIVE.ensureSubtopic(handle, subtopic, projectId, direction.name());
        String config = LIVE.subtopic(handle, subtopic).map(LiveRepository.Subtopic::configJson).orElse("{}");
        String name = LiveNames.store(projectId, direction, number);
        LIVE.insert(handle, name, Component.Kind.STORE.name(), projectId, direction.name(), subtopic, config, startJson);
        return name;
    }

    /** The first store of a direction runs from a place on: made when there is none, else started again. */
    public static String ensureStore(Handle handle, String projectId, Direction direction, String position, long seconds) {
        List<LiveRow> stores = stores(handle, projectId, direction);
        if (stores.isEmpty()) {
            return addStore(handle, projectId, direction, Json.object().put(POSITION, position).put(SECONDS, seconds).toString());
        }
        LiveRow last = stores.stream().filter(LiveRow::runs).findFirst().orElse(stores.getLast());
        if (!last.runs()) {
            LIVE.want(handle, last.name(), LiveRow.RUNNING);
        }
        return last.name();
    }

    /** The Incr-Sync of a direction shall run: made when there is none, else started again where it stands. */
    public static String ensureSync(Handle handle, String projectId, Direction direction) {
        String name = LiveNames.sync(projectId, direction);
        Optional<LiveRow> row = LIVE.find(handle, name);
        if (row.isEmpty()) {
            LIVE.ensureSubtopic(handle, LiveNames.subtopic(projectId, direction), projectId, direction.name());
            LIVE.insert(handle, name, Component.Kind.INCR_SYNC.name(), projectId, direction.name(), LiveNames.subtopic(projectId, direction), "{}", "{}");
        } else if (!row.get().runs() || !row.get().isWanted()) {
            LIVE.want(handle, name, LiveRow.RUNNING);
        }
        return name;
    }

    /** How old the last applied change of those Incr-Syncs is that shall run, the greatest of both directions; empty before it was measured. */
    public static Optional<Long> delay(List<LiveRow> rows) {
        return rows.stream().filter(r -> LiveNames.is(r.kind(), Component.Kind.INCR_SYNC) && r.isWanted() && r.checkpointSample() > 0).map(LiveRow::delay).max(Comparator.naturalOrder());
    }

    /** The same of the direction that a step watches; empty for a step that watches none. */
    public static Optional<Long> delay(List<LiveRow> rows, StepName step) {
        return delay(rows.stream().filter(r -> Switchovers.monitoring(direction(r)) == step).toList());
    }

    /** Direction of a row. */
    public static Direction direction(LiveRow row) {
        return Direction.valueOf(row.direction());
    }

    /** The row, which must be there. */
    static LiveRow require(Handle handle, String name) throws GodwitException {
        return LIVE.find(handle, name).orElseThrow(() -> new GodwitException(org.godwit.supervisor.SupervisorError.NO_SUCH_ITEM, "workspace", "component", name));
    }
}
