package org.godwit.supervisor.internal.sync;

import java.util.List;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TransferType;
import org.godwit.core.spi.ServerInfo;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.ProjectOptions;
import org.godwit.supervisor.service.ResolvedObjects;
import org.godwit.transfer.message.MessageSettings;
import org.godwit.transfer.queue.QueueSettings;

/** What a project is and can be when its target is a message queue (OMS: data synchronization). Without state. */
public final class SyncRules {
    private SyncRules() {
    }

    /** Refuses what a queue cannot be part of. */
    public static void check(ProjectSpec spec, DataSource source, DataSource target) throws GodwitException {
        if (source.type().isQueue()) {
            throw new GodwitException(SupervisorError.BAD_SPEC, source.name() + " is a queue, which cannot be the source", "Choose a database as the source.");
        }
        if (!target.type().isQueue()) {
            return;
        }
        if (spec.types().contains(TransferType.VERIFICATION)) {
            throw new GodwitException(SupervisorError.BAD_SPEC, "full verification is chosen, but " + target.name() + " holds no tables to compare with", "Leave full verification out.");
        }
        if (spec.types().contains(TransferType.REVERSE) || ProjectOptions.isActiveActive(spec)) {
            throw new GodwitException(SupervisorError.BAD_SPEC, "changes cannot come back from " + target.name(), "Leave reverse incremental synchronization out.");
        }
        if (spec.objects() instanceof ObjectSelection.Specific specific && !specific.views().isEmpty()) {
            throw new GodwitException(SupervisorError.BAD_SPEC, "views are chosen, which have no messages", "Choose tables only.");
        }
        QueueSettings.of(spec.parameters());
    }

    /** The tables of a selection; a queue has no use for its views. */
    public static ResolvedObjects tables(ResolvedObjects objects) {
        return new ResolvedObjects(objects.tables(), List.of(), objects.unmatched());
    }

    /** What all messages of a project tell about its source. */
    public static MessageSettings messages(ServerInfo source, String subtopic, Map<String, String> parameters) throws GodwitException {
        QueueSettings settings = QueueSettings.of(parameters);
        return new MessageSettings(source.type().name(), source.version(), subtopic, settings.business(), settings.sequence(), settings.schemaBlock());
    }
}
