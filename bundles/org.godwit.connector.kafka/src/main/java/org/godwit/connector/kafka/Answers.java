package org.godwit.connector.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/** Waits for what brokers answer, so that a cancel is noticed. Without state. */
final class Answers {
    /** The client gives up by itself before; this is for a client that does not. */
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final long LOOK_MILLIS = 100;

    private Answers() {
    }

    /** @param subject whom is asked, for messages */
    static <T> T await(Future<T> answer, String subject, CancelToken cancel) throws GodwitException {
        try {
            return awaitPlain(answer, subject, cancel);
        } catch (ExecutionException e) {
            throw Failures.of(e.getCause(), subject);
        }
    }

    /** As {@link #await}, for who wants to look at the failure himself. */
    static <T> T awaitPlain(Future<T> answer, String subject, CancelToken cancel) throws GodwitException, ExecutionException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            cancel.check();
            try {
                return answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (System.nanoTime() > end) {
                    throw new GodwitException(KafkaError.UNREACHABLE, e, subject, "no answer after " + LONGEST.toSeconds() + " s");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new GodwitException(CoreError.CANCELLED, e);
            }
        }
    }
}
