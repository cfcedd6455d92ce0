package org.godwit.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.service.ConflictView;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.Studio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit project conflicts ID}: changes that met other rows than their log says, of both directions. */
@Command(name = "conflicts", mixinStandardHelpOptions = true, description = "Lists changes of both directions that met other rows than they should, which tells how far the sides drifted apart.")
final class ConflictsCommand extends ProjectCommand.OfOne {
    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "Most to list of each direction. Default: ${DEFAULT-VALUE}.")
    private int limit;

    ConflictsCommand() {
        super(StudioConfig.Role.OBSERVE);
    }

    @Override
    int run(Studio studio, String id, CancelToken cancel) throws GodwitException {
        List<ConflictView> list = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            list.addAll(studio.projects().conflicts(id, direction, 0, limit));
        }
        out().table(List.of("WAY", "TABLE", "CHANGE", "KEY", "BEFORE", "AFTER", "REASON", "DONE"), list.stream()
                .map(c -> List.of(c.direction().label(), c.table().toString(), c.kind(), c.key(), c.before(), c.after(), c.reason(), c.action())).toList());
        ObjectNode node = Out.object().put("project", id);
        node.set("conflicts", Out.value(list.stream().map(View::of).toList()));
        out().result(node);
        return Exit.DONE;
    }

    /** A conflict as JSON. */
    record View(String direction, String table, String kind, String key, String before, String after, String reason, String action, String time) {
        static View of(ConflictView c) {
            return new View(c.direction().name(), c.table().toString(), c.kind(), c.key(), c.before(), c.after(), c.reason(), c.action(), c.time().toString());
        }
    }
}
