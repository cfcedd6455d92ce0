package org.godwit.rehearsal;

import java.util.List;
import java.util.Optional;
import org.godwit.core.spi.Connector;
import org.godwit.rehearsal.faults.ChildProgram;
import org.godwit.supervisor.StudioConfig;

/**
 * What a rehearsal needs of the program that runs it. Immutable.
 *
 * @param connectors those that the workspace has
 * @param program starts processes that faults kill; empty where none can be started
 */
public record RehearsalMeans(List<Connector> connectors, Optional<ChildProgram> program) {
    public RehearsalMeans {
        connectors = List.copyOf(connectors);
    }

    /** What a program that runs from a class path has. */
    public static RehearsalMeans ofThisProcess() {
        return new RehearsalMeans(StudioConfig.foundConnectors(), ChildProgram.ofThisProcess());
    }

    /** @param program of whose files the caller knows */
    public static RehearsalMeans with(ChildProgram program) {
        return new RehearsalMeans(StudioConfig.foundConnectors(), Optional.of(program));
    }
}
