package org.godwit.store.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The durable place of a store that another process writes: its mark file is looked at again and again. Thread-safe. */
final class FollowedMark implements Durable {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedMark.class);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Path folder;
    private final DurableMark mark;
    private DurableMark.Place last;

    FollowedMark(Path folder, DurableMark.Place first) throws IOException {
        this.folder = folder;
        this.mark = DurableMark.openToRead(folder);
        this.last = first;
    }

    @Override
    public synchronized DurableMark.Place now() throws GodwitException {
        try {
            last = mark.read().filter(p -> p.compareTo(last) > 0).orElse(last);
            return last;
        } catch (IOException e) {
            throw Disk.readFailure(DurableMark.file(folder), e);
        }
    }

    @Override
    public void await(DurableMark.Place seen, long nanos, CancelToken cancel) throws GodwitException {
        long end = System.nanoTime() + nanos;
        CountDownLatch cancelled = new CountDownLatch(1);
        try (CancelToken.Registration hook = cancel.onCancel(cancelled::countDown)) {
            boolean stop = false;
            while (!stop && now().compareTo(seen) <= 0) {
                long left = end - System.nanoTime();
                stop = left <= 0 || cancelled.await(Math.min(left, LOOK_NANOS), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            mark.close();
        } catch (IOException e) {
            LOG.debug("closing {}", folder, e);
        }
    }
}
