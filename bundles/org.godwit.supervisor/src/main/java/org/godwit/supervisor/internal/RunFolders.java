package org.godwit.supervisor.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;
import org.slf4j.LoggerFactory;

/** Where components keep their files: {@code <workspace>/run/<component>} with {@code logs} and {@code verify} in it. Immutable. */
public record RunFolders(Path workspace) {
    /** Colons of component names are not possible in names of folders everywhere. */
    public Path folder(String component) {
        return workspace.resolve("run").resolve(component.replace(':', '_'));
    }

    public Path logFile(String component) {
        return folder(component).resolve("logs").resolve("connector.log");
    }

    /** Makes the folder with its logs, readable by its owner only since results hold data. */
    public Path make(String component) throws GodwitException {
        OwnerOnlyFiles.folder(workspace.resolve("run"));
        OwnerOnlyFiles.folder(folder(component));
        OwnerOnlyFiles.folder(folder(component).resolve("logs"));
        return folder(component);
    }

    /** Removes what the component left; what cannot be removed stays, and the log says so. */
    public void remove(String component) {
        if (!Files.isDirectory(folder(component))) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder(component))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(RunFolders.class).warn("cannot remove the files of {}", component, e);
        }
    }
}
