package org.godwit.supervisor;

import java.nio.file.Path;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.ComponentHost;
import org.godwit.supervisor.internal.WorkspaceStudio;
import org.godwit.supervisor.service.Studio;

/** Opens workspaces. Several processes may have one open: the first serves the rm database to the others, one of them works on the projects. */
public final class StudioFactory {
    private StudioFactory() {
    }

    /** Opens the workspace with the connectors on the class path, to work on its projects. Makes the folder when there is none. */
    public static Studio open(Path workspace, ComponentHost host) throws GodwitException {
        return open(StudioConfig.of(workspace, host));
    }

    public static Studio open(StudioConfig config) throws GodwitException {
        return WorkspaceStudio.open(config);
    }
}
