package org.godwit.supervisor.internal.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.thread.EngineThreads;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.WorkspaceLock;
import org.godwit.rm.secret.SecretBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two threads of alerts: one looks every two seconds, one sends. One process of a workspace does so at a time, the one that holds the lock on a file; when it ends, the next goes on from the
 * rows. Thread-safe.
 */
public final class AlertDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertDesk.class);
    private static final String LOCK = "alerts";
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration FORGET = Duration.ofHours(1);
    private static final long STOP_MILLIS = 3000;

    private final RmDatabase rm;
    private final AlertWatch watch;
    private final Deliveries deliveries;
    private final Runnable changed;
    private final CancelToken cancel = CancelToken.create();
    private final Object signal = new Object();
    private final Thread watcher;
    private final Thread sender;
    private Optional<WorkspaceLock> lock = Optional.empty();
    private Instant lastForget = Instant.EPOCH;
    private volatile boolean leads;

    /** @param changed told when an alert was raised or ended */
    public AlertDesk(RmDatabase rm, SecretBox secrets, Senders senders, Runnable changed) {
        this.rm = rm;
        this.watch = new AlertWatch(rm, Clock.systemUTC());
        this.deliveries = new Deliveries(rm, secrets, senders, Clock.systemUTC(), FIRST_PAUSE);
        this.changed = changed;
        this.watcher = EngineThreads.factory("supervisor", "alerts").newThread(() -> loop(this::look));
        this.sender = EngineThreads.factory("supervisor", "alert-sender").newThread(() -> loop(this::send));
        watcher.start();
        sender.start();
    }

    /** One turn of a thread. */
    @FunctionalInterface
    private interface Turn {
        void run() throws GodwitException;
    }

    private void loop(Turn turn) {
        while (await()) {
            try {
                turn.run();
            } catch (GodwitException e) {
                if (!e.isCancelled()) {
                    LOG.warn("alerts could not be worked on, tried again", e);
                }
            } catch (RuntimeException e) {
                LOG.error("alerts could not be worked on, tried again", e);
            }
        }
    }

    private void look() throws GodwitException {
        if (lock.isEmpty()) {
            lock = rm.tryLock(LOCK);
            leads = lock.isPresent();
        }
        if (!leads) {
            return;
        }
        if (watch.look()) {
            changed.run();
        }
        if (lastForget.plus(FORGET).isBefore(Instant.now())) {
            lastForget = Instant.now();
            watch.forget();
        }
    }

    private void send() throws GodwitException {
        if (leads) {
            deliveries.send(cancel);
        }
    }

    private boolean await() {
        synchronized (signal) {
            long deadline = System.nanoTime() + PERIOD.toNanos();
            try {
                for (long left = PERIOD.toMillis(); !cancel.isCancelled() && left > 0; left = (deadline - System.nanoTime()) / 1_000_000) {
                    signal.wait(left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            return !cancel.isCancelled();
        }
    }

    @Override
    public void close() {
        cancel.cancel();
        synchronized (signal) {
            signal.notifyAll();
        }
        try {
            watcher.join(STOP_MILLIS);
            sender.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lock.ifPresent(WorkspaceLock::close);
    }
}
