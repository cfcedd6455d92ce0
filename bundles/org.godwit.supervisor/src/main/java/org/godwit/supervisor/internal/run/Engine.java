package org.godwit.supervisor.internal.run;

import org.godwit.core.spi.ComponentHost;
import org.godwit.rm.RmDatabase;
import org.godwit.supervisor.internal.ConnectorRegistry;
import org.godwit.supervisor.internal.DataSources;
import org.godwit.supervisor.internal.Parameters;
import org.godwit.supervisor.internal.RunFolders;
import org.godwit.supervisor.internal.live.LiveRegistry;

/** What every running step needs of the workspace. Immutable. */
public record Engine(RmDatabase rm, DataSources sources, ConnectorRegistry connectors, Parameters parameters, ComponentHost host, RunFolders folders, LiveRegistry live) {
}
