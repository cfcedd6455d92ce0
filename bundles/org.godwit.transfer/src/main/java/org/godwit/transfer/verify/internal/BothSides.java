package org.godwit.transfer.verify.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Digester;
import org.godwit.core.spi.Digester.DigestRead;

/** Asks both servers the same at the same time. Thread-safe; the pool is its owner's and has at least as many threads as callers. */
final class BothSides {
    /** Answers of both. */
    record Two<T>(T source, T target) {
    }

    /** A question to one server; may be asked again after a failure. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Digester digester, DigestRead read, CancelToken cancel) throws GodwitException;
    }

    private final Digester source;
    private final Digester target;
    private final ExecutorService targetThreads;
    private final VerifyMeter meter;

    BothSides(Digester source, Digester target, ExecutorService targetThreads, VerifyMeter meter) {
        this.meter = meter;
        this.source = source;
        this.target = target;
        this.targetThreads = targetThreads;
    }

    /** The source is asked on the calling thread. When one fails, the other is stopped. */
    <T> Two<T> ask(PairPlan plan, Question<T> question, CancelToken cancel) throws GodwitException {
        CancelToken both = cancel.child();
        try {
            CompletableFuture<T> answer = CompletableFuture.supplyAsync(() -> quietly(() -> askTarget(plan, question, both), both), targetThreads);
            T fromSource;
            try {
                fromSource = askSource(plan, question, both);
            } catch (GodwitException e) {
                both.cancel();
                throw e.isCancelled() && !cancel.isCancelled() ? failure(answer, e) : e;
            }
            return new Two<>(fromSource, answer.join());
        } catch (CompletionException e) {
            throw unwrap(e);
        } finally {
            both.release();
        }
    }

    <T> T askSource(PairPlan plan, Question<T> question, CancelToken cancel) throws GodwitException {
        long start = System.nanoTime();
        try {
            return Waits.retrying(() -> question.ask(source, plan.source(), cancel), cancel);
        } finally {
            meter.source(System.nanoTime() - start);
        }
    }

    <T> T askTarget(PairPlan plan, Question<T> question, CancelToken cancel) throws GodwitException {
        long start = System.nanoTime();
        try {
            return Waits.retrying(() -> question.ask(target, plan.target(), cancel), cancel);
        } finally {
            meter.target(System.nanoTime() - start);
        }
    }

    private static <T> T quietly(Waits.Attempt<T> attempt, CancelToken both) {
        try {
            return attempt.run();
        } catch (GodwitException e) {
            both.cancel();
            throw new CompletionException(e);
        }
    }

    /** The source was only stopped because the target failed; what happened there is what matters. */
    private static GodwitException failure(CompletableFuture<?> answer, GodwitException stopped) {
        try {
            answer.join();
            return stopped;
        } catch (CompletionException e) {
            return unwrap(e);
        }
    }

    private static GodwitException unwrap(CompletionException e) {
        return e.getCause() instanceof GodwitException known ? known : new GodwitException(CoreError.UNEXPECTED, e.getCause(), "Full-Verification", String.valueOf(e.getCause()));
    }
}
