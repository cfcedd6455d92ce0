package org.godwit.supervisor.internal.live;

import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.rm.repository.LiveRepository.Figures;

/** One run of a Store or Incr-Sync. {@link #run} is called once, by the thread that its host gives it; the rest by any thread at any time. */
public interface LiveRun {
    /** Opens what it needs, works until cancelled or failed, and closes everything. */
    void run(Progress progress, CancelToken cancel) throws GodwitException;

    /** What it measured since the last call; empty while it is still opening. Asked about once a second. */
    Optional<Measured> measure() throws GodwitException;

    /** Limits that take effect at once. */
    void retune(Map<String, String> parameters) throws GodwitException;

    /** Figures for the row of the component, and samples by name. */
    record Measured(Figures figures, Map<String, Double> samples) {
    }
}
