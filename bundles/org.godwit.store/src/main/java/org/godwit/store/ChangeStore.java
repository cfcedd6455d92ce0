package org.godwit.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.LogReader;
import org.godwit.store.internal.StoreFiles;

/**
 * A source's changes on disk: whole transactions in the order of its log, kept for a time, read by several at their own pace (OMS: Store). Thread-safe; the appender and each reader are used by one
 * thread each. Readers see a transaction when it is complete and synced. One process writes a folder; others may read it meanwhile. Format and guarantees: docs/incremental.md.
 */
public final class ChangeStore implements AutoCloseable {
    private final StoreFiles files;

    private ChangeStore(StoreFiles files) {
        this.files = files;
    }

    /** Opens a store to write and read it, or makes a new one; what a crash left half is cut off. Notices are only logged. */
    public static ChangeStore open(Path folder, StoreSettings settings) throws GodwitException {
        return open(folder, settings, notice -> {});
    }

    /**
     * Opens a store to write and read it, or makes a new one; what a crash left half is cut off.
     *
     * @param notices told what the owner should know although nothing failed; called from threads of the store and must not block
     * @throws GodwitException {@link StoreError#LOCKED} when someone writes it already, {@link StoreError#DAMAGED} when what was synced cannot be read
     */
    public static ChangeStore open(Path folder, StoreSettings settings, Consumer<StoreNotice> notices) throws GodwitException {
        return new ChangeStore(StoreFiles.write(folder, settings, notices));
    }

    /** Opens a store that another process may be writing; {@link #appender} and {@link #startAt} then fail. Nothing keeps changes from being removed but {@link #registerConsumer}. */
    public static ChangeStore openReadOnly(Path folder) throws GodwitException {
        return new ChangeStore(StoreFiles.read(folder));
    }

    /**
     * Tells an empty store where its log begins and syncs that; a store that holds something already keeps its own.
     *
     * @return where a log reader must start: {@link #lastPosition}
     */
    public LogPosition startAt(LogPosition begin) throws GodwitException {
        return files.startAt(begin);
    }

    /**
     * A way into the store, for one run of a log reader that starts at {@link #lastPosition}. Appenders given out earlier fail from now on, and what they began is taken back. After a failure of the
     * disk this is also how writing goes on: what was not synced is cut off, so ask for the position again.
     */
    public LogReader.LogSink appender() throws GodwitException {
        return files.appender();
    }

    /** Where a log reader must start, also after a restart: the place behind the last complete transaction, which is synced first where it is not yet. Empty for an empty store. */
    public Optional<LogPosition> lastPosition() throws GodwitException {
        return files.lastPosition();
    }

    /**
     * A reader of its own.
     *
     * @throws GodwitException {@link StoreError#REMOVED} or {@link StoreError#BEFORE_BEGIN} when the store does not reach back so far
     */
    public StoreReader reader(StoreStart start) throws GodwitException {
        return files.reader(start);
    }

    /** Durably notes that a consumer needs nothing before this position any more, and everything behind it. It syncs a small file: call it every few seconds at most. */
    public void registerConsumer(String name, LogPosition position) throws GodwitException {
        files.consumers().put(name, position);
    }

    /** Forgets a consumer; nothing is kept for it any more. */
    public void removeConsumer(String name) throws GodwitException {
        files.consumers().remove(name);
    }

    /** Where a consumer said it stands. */
    public Optional<StoreState.Consumer> consumer(String name) throws GodwitException {
        return files.consumers().get(name);
    }

    /** As it is now. Reads small files only. */
    public StoreState state() throws GodwitException {
        return files.state();
    }

    /** Removes what may be removed now, without waiting for the clearer's next look. */
    public void clear() throws GodwitException {
        files.clear();
    }

    /** Syncs what is complete and takes back what is not. Readers that are still open fail. */
    @Override
    public void close() {
        files.close();
    }
}
