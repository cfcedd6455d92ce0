package org.godwit.supervisor.internal;

import java.nio.file.Path;
import org.godwit.core.error.GodwitException;
import org.godwit.rm.OwnerOnlyFiles;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.secret.KeyFileSecretBox;
import org.godwit.rm.secret.SecretBox;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.internal.step.PrecheckRunner;
import org.godwit.supervisor.service.ComponentService;
import org.godwit.supervisor.service.DataSourceService;
import org.godwit.supervisor.service.ParameterService;
import org.godwit.supervisor.service.ProjectService;
import org.godwit.supervisor.service.RmConsole;
import org.godwit.supervisor.service.Studio;

/** An open workspace: makes the parts and joins them. Thread-safe. */
public final class WorkspaceStudio implements Studio {
    private final RmDatabase rm;
    private final SharedEndpoints endpoints;
    private final ChangeFeed changes;
    private final DataSources sources;
    private final Projects projects;
    private final Components components;
    private final Parameters parameters;
    private final SqlConsole console;

    private WorkspaceStudio(StudioConfig config, RmDatabase rm, Parameters parameters, SecretBox secrets) {
        this.rm = rm;
        this.parameters = parameters;
        ConnectorRegistry connectors = new ConnectorRegistry(config.connectors());
        this.endpoints = new SharedEndpoints(connectors);
        this.sources = new DataSources(rm, secrets, connectors, endpoints);
        this.changes = new ChangeFeed(rm);
        PrecheckRunner prechecks = new PrecheckRunner(connectors, parameters);
        this.projects = new Projects(rm, sources, endpoints, new SpecValidator(sources, endpoints, connectors.options(ProjectOptions.ALL)), prechecks, this::changed);
        this.components = new Components(rm, new RunFolders(config.workspace()), this::changed);
        this.console = new SqlConsole(rm);
    }

    public static WorkspaceStudio open(StudioConfig config) throws GodwitException {
        Path workspace = OwnerOnlyFiles.folder(config.workspace().toAbsolutePath());
        RmDatabase rm = RmDatabase.open(workspace);
        boolean open = false;
        try {
            SecretBox secrets = config.secrets().isPresent() ? config.secrets().get() : KeyFileSecretBox.open(workspace.resolve("rm").resolve("secret.key"));
            Parameters parameters = new Parameters(rm);
            parameters.ship();
            WorkspaceStudio studio = new WorkspaceStudio(config, rm, parameters, secrets);
            open = true;
            return studio;
        } finally {
            if (!open) {
                rm.close();
            }
        }
    }

    private void changed() {
        changes.poke();
    }

    @Override
    public DataSourceService dataSources() {
        return sources;
    }

    @Override
    public ProjectService projects() {
        return projects;
    }

    @Override
    public ComponentService components() {
        return components;
    }

    @Override
    public ParameterService parameters() {
        return parameters;
    }

    @Override
    public RmConsole rm() {
        return console;
    }

    @Override
    public Registration onChange(ChangeListener listener) {
        return changes.add(listener);
    }

    @Override
    public void close() {
        changes.close();
        endpoints.close();
        rm.close();
    }
}
