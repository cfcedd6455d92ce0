package org.godwit.supervisor.internal.live;

import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.rm.repository.LiveRow;
import org.godwit.rm.repository.ProjectRow;

/** Makes stores and Incr-Syncs from their rows. Thread-safe. */
public interface LiveMaker {
    /** Opens nothing yet: that is for the run, which has a thread of its own. */
    LiveRun make(LiveRow row, Map<String, String> parameters) throws GodwitException;

    /** Gives back what a project's components hold at servers, as far as these can be reached. */
    void release(ProjectRow project, CancelToken cancel) throws GodwitException;
}
