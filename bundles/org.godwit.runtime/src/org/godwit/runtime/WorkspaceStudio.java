package org.godwit.runtime;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.URIUtil;
import org.eclipse.osgi.service.datalocation.Location;
import org.godwit.core.error.GodwitException;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.StudioFactory;
import org.godwit.supervisor.service.Studio;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the workspace folder of this Equinox as a studio: components become jobs, connectors are found as on a class path. Passwords are kept with the workspace's own key file,
 * because the command line reads the same workspace. A shell that the service component runtime makes and closes; thread-safe.
 */
public final class WorkspaceStudio implements StudioAccess {
    private static final Logger LOG = LoggerFactory.getLogger(WorkspaceStudio.class);

    private Optional<Studio> studio = Optional.empty();
    private volatile boolean open;

    @Override
    public synchronized Studio studio() throws GodwitException {
        if (studio.isEmpty()) {
            EngineLog.writeTo(folder());
            studio = Optional.of(StudioFactory.open(folder(), new JobComponentHost()));
            open = true;
        }
        return studio.get();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public Path folder() {
        Location location = Platform.getInstanceLocation();
        if (location == null || location.getURL() == null) {
            throw new IllegalStateException("Equinox was started without a workspace: give it one with -data FOLDER");
        }
        return path(location.getURL());
    }

    @Override
    public Path keyFile() {
        return StudioConfig.keyFile(folder());
    }

    private static Path path(URL url) {
        try {
            return Path.of(URIUtil.toURI(url));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The workspace " + url + " is not a folder", e);
        }
    }

    /** Called by the service component runtime when Equinox stops. */
    public synchronized void close() {
        try {
            if (studio.isPresent()) {
                studio.get().close();
            }
        } catch (GodwitException e) {
            LOG.error("The workspace was not closed cleanly; what runs goes on from its last position", e);
        } finally {
            studio = Optional.empty();
            open = false;
        }
    }
}
