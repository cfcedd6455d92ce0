package org.godwit.supervisor.internal.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.godwit.core.change.DdlEvent;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.OwnDdlRepository;
import org.godwit.rm.repository.PositionKey;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.ddl.DdlReader;
import org.godwit.schema.mysql.ddl.DdlStatement;
import org.godwit.schema.mysql.ddl.UnreadableDdl;
import org.godwit.supervisor.service.Direction;

/**
 * Remembers the tables that a direction of a project drops, before it drops them, so that the other direction knows the statement again in that server's log, where it has lost its mark. A statement
 * counts as ours when it lies behind the place where the log ended when it was announced; each announcement is good for one statement, also when that is read again after a crash, and for none once
 * the table was created again behind it. Thread-safe.
 */
final class OwnDrops {
    private final RmDatabase rm;
    private final String projectId;
    private final OwnDdlRepository own = new OwnDdlRepository();

    OwnDrops(RmDatabase rm, String projectId) {
        this.rm = rm;
        this.projectId = projectId;
    }

    /** Before a direction runs a statement at its destination. What drops no table, or cannot be read, keeps its mark in the log or is for a person to decide. */
    void announce(Direction direction, Endpoint destination, String database, String statement, CancelToken cancel) throws GodwitException {
        List<ObjectName> tables = dropped(destination, database, statement);
        if (tables.isEmpty()) {
            return;
        }
        LogPosition end = Definitions.log(destination).current(cancel);
        rm.run(h -> tables.forEach(t -> own.add(h, projectId, direction.name(), t.schema(), t.name(), end.text(), end.seconds())));
    }

    private static List<ObjectName> dropped(Endpoint destination, String database, String statement) throws GodwitException {
        try {
            return new DdlReader(Features.of(destination.server())).read(new DdlEvent(database, statement, "")) instanceof DdlStatement.DropTables drop && !drop.temporary() ? drop.tables() : List.of();
        } catch (UnreadableDdl e) {
            return List.of();
        }
    }

    /**
     * Whether a statement in the log of a direction's origin was run there by the other direction. Asked for each statement in the order of the log.
     *
     * @param tables names at the origin
     * @param at the place before the statement
     * @param covers how places of that log are compared
     */
    boolean isOwn(Direction direction, String kind, List<ObjectName> tables, PositionKey at, BiPredicate<LogPosition, LogPosition> covers) throws GodwitException {
        LogPosition place = new LogPosition(at.positionText(), at.positionSeconds());
        String by = direction.other().name();
        if (kind.startsWith("CREATE TABLE")) {
            rm.run(h -> tables.forEach(t -> own.of(h, projectId, by, t.schema(), t.name()).stream().filter(r -> r.seenKey().isEmpty() && covers.test(place, position(r))).forEach(r -> own.delete(h, r.id()))));
        }
        if (!kind.equals("DROP TABLE") || tables.isEmpty()) {
            return false;
        }
        return rm.call(h -> {
            List<Long> met = new ArrayList<>();
            for (ObjectName table : tables) {
                List<OwnDdlRepository.Row> rows = own.of(h, projectId, by, table.schema(), table.name());
                Optional<OwnDdlRepository.Row> again = rows.stream().filter(r -> r.seenKey().equals(at.positionKey())).findFirst();
                Optional<OwnDdlRepository.Row> row = again.or(() -> rows.stream().filter(r -> r.seenKey().isEmpty() && covers.test(place, position(r))).findFirst());
                if (row.isEmpty()) {
                    return false;
                }
                met.add(row.get().id());
            }
            met.forEach(id -> own.seen(h, id, at.positionKey()));
            return true;
        });
    }

    private static LogPosition position(OwnDdlRepository.Row row) {
        return new LogPosition(row.logText(), row.logSeconds());
    }
}
