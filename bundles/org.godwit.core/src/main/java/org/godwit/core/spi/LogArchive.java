package org.godwit.core.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.change.LogPosition;
import org.godwit.core.change.RecordedLog;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;

/** Copies a source's log into files as the server wrote it, and works with such files without the source. Thread-safe and without state. */
public interface LogArchive {
    /**
     * Copies everything from a place up to where the log ends when this is called.
     *
     * @param folder for the files, which nobody else may read
     * @param mostBytes fails when there is more
     */
    RecordedLog record(DataSource source, LogPosition from, Path folder, long mostBytes, Progress progress, CancelToken cancel) throws GodwitException;

    /** The position that a server names, in its words ({@code file:offset} for MySQL). */
    LogPosition place(String named) throws GodwitException;

    /**
     * Looks at files that somebody copied.
     *
     * @param from where the rows lie that the log continues, in the connector's words ({@code file:offset} for MySQL); the beginning of the first file when empty
     * @throws GodwitException naming the file that is no log of this family
     */
    RecordedLog examine(List<Path> files, Optional<String> from, CancelToken cancel) throws GodwitException;

    /** Reads the recording as if it were the source's log: whoever asks for its present end is told its beginning, so that nothing is passed over. At its end it waits as an idle source does. */
    LogReader reader(RecordedLog log, double speed) throws GodwitException;

    /**
     * How much of the recording lies before a place, by its bytes: 0 at its beginning, 1 at its end.
     *
     * @param reached a place in the recording, as its reader tells it; 0 for one that tells no place in its files
     */
    double share(RecordedLog log, LogPosition reached) throws GodwitException;

    /**
     * Parameters under which an endpoint of this connector gives out {@link #reader} instead of its server's log.
     *
     * @param speed 1 plays as it was recorded, 10 ten times as fast, 0 without any pause
     */
    Map<String, String> playback(RecordedLog log, double speed);

    /**
     * Lets a server apply the recording by its own means, so that nothing of our decoding and applying has a part in it; the server stands at the beginning of the recording.
     *
     * @param tables whose changes are applied; statements that change definitions are run in their databases
     * @param progress counts bytes of the recording
     * @return transactions that were applied
     */
    long applyBy(DataSource server, RecordedLog log, Set<ObjectName> tables, Progress progress, CancelToken cancel) throws GodwitException;
}
