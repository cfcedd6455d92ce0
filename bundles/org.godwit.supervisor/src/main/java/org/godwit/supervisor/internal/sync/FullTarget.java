package org.godwit.supervisor.internal.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.Texts;
import org.godwit.supervisor.internal.live.LiveNames;
import org.godwit.supervisor.internal.run.StepContext;
import org.godwit.supervisor.service.Direction;
import org.godwit.transfer.queue.MessageTarget;
import org.godwit.transfer.queue.QueueSettings;

/** Opens the queue of a project for its Full-Import. Without state. */
public final class FullTarget {
    private FullTarget() {
    }

    /** @param parameters of the Full-Import */
    public static MessageTarget open(StepContext context, Map<String, String> parameters) throws GodwitException {
        List<TableMapping> tables = context.objects().tables();
        Map<ObjectName, TableDef> definitions = context.source().catalog().tables(tables.stream().map(TableMapping::source).toList(), context.cancel()).stream()
                .collect(Collectors.toMap(TableDef::name, Function.identity()));
        List<String> gone = new ArrayList<>(tables.stream().map(TableMapping::source).filter(name -> !definitions.containsKey(name)).map(ObjectName::toString).toList());
        if (!gone.isEmpty()) {
            throw new GodwitException(SupervisorError.MISSING_OBJECTS, Texts.some(gone));
        }
        return MessageTarget.open(context.target(), tables, definitions, QueueSettings.of(parameters),
                SyncRules.messages(context.source().server(), LiveNames.subtopic(context.projectId(), Direction.FORWARD), parameters), context.cancel());
    }
}
