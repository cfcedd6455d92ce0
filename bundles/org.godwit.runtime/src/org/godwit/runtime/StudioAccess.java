package org.godwit.runtime;

import java.nio.file.Path;

import org.godwit.core.error.GodwitException;
import org.godwit.supervisor.service.Studio;

/** The open workspace as an OSGi service. Thread-safe. The first call opens it, which takes a second or two: call from a job, never from the display thread. */
public interface StudioAccess {
    /** @throws GodwitException when the workspace cannot be opened; the next call tries again */
    Studio studio() throws GodwitException;

    /** Whether the workspace is open now; never blocks. */
    boolean isOpen();

    /** Folder of the workspace. */
    Path folder();

    /** File with the key that the passwords in the workspace are encrypted with. */
    Path keyFile();
}
