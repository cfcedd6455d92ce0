package org.godwit.supervisor.diagnosis.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.thread.EngineThreads;
import org.godwit.supervisor.diagnosis.Bottleneck;
import org.godwit.supervisor.diagnosis.Cause;
import org.godwit.supervisor.diagnosis.CauseCode;
import org.godwit.supervisor.diagnosis.Diagnosis;
import org.godwit.supervisor.diagnosis.DiagnosisService.Listener;
import org.godwit.supervisor.diagnosis.Evidence;
import org.godwit.supervisor.diagnosis.Failure;
import org.godwit.supervisor.diagnosis.Remedy;

/**
 * Looks for all suspects side by side, each with a limit of time, and ranks what was found: first what the failure says and a look confirmed, then what only one of both says. Used once.
 */
final class Inquiry {
    static final Duration LIMIT = Duration.ofSeconds(8);
    private static final int THREADS = 4;
    private static final int CONFIRMED = 97;
    private static final int SAID = 75;
    private static final int NO_LONGER = 55;

    private final List<Suspect> suspects;
    private final Duration limit;

    /** What came out of one suspect. */
    private record Outcome(CauseCode code, Optional<Cause> cause, List<Evidence> ruledOut) {
    }

    Inquiry(List<Suspect> suspects, Duration limit) {
        this.suspects = List.copyOf(suspects);
        this.limit = limit;
    }

    Diagnosis run(Case of, Optional<Bottleneck> bottleneck, Listener listener, CancelToken cancel) throws GodwitException {
        Instant begin = Instant.now();
        List<Suspect> asked = suspects.stream().filter(s -> s.concerns(of) || of.accuses(s.codes(), s.vendorCodes()).isPresent()).toList();
        List<Cause> causes = new ArrayList<>();
        List<Evidence> ruledOut = new ArrayList<>();
        ExecutorService pool = EngineThreads.pool("supervisor", "diagnosis", THREADS);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(EngineThreads.factory("supervisor", "diagnosis-clock"));
        try {
            CompletionService<Outcome> looks = new ExecutorCompletionService<>(pool);
            asked.forEach(s -> looks.submit(() -> timed(s, of, clock, cancel)));
            for (int done = 1; done <= asked.size(); done++) {
                Outcome outcome = take(looks, cancel);
                outcome.cause().ifPresent(causes::add);
                ruledOut.addAll(outcome.ruledOut());
                listener.looking(outcome.code(), done, asked.size());
            }
        } finally {
            pool.shutdown();
            clock.shutdownNow();
        }
        causes.sort(Comparator.comparingInt(Cause::confidence).reversed().thenComparing(Cause::code));
        if (causes.stream().noneMatch(c -> c.confidence() >= NO_LONGER)) {
            of.failures().stream().findFirst().map(f -> other(of, f)).ifPresent(c -> causes.add(0, c));
        }
        return new Diagnosis(causes, ruledOut, bottleneck, begin, Duration.between(begin, Instant.now()));
    }

    private static Outcome take(CompletionService<Outcome> looks, CancelToken cancel) throws GodwitException {
        try {
            while (true) {
                cancel.check();
                Future<Outcome> next = looks.poll(200, TimeUnit.MILLISECONDS);
                if (next != null) {
                    return next.get();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        } catch (ExecutionException e) {
            throw new GodwitException(CoreError.UNEXPECTED, e.getCause(), "a diagnosis", String.valueOf(e.getCause()));
        }
    }

    private Outcome timed(Suspect suspect, Case of, ScheduledExecutorService clock, CancelToken cancel) {
        CancelToken own = cancel.child();
        Future<?> end = clock.schedule(own::cancel, limit.toMillis(), TimeUnit.MILLISECONDS);
        Findings findings = new Findings();
        String checked = "Looking for: " + suspect.code().title().toLowerCase(java.util.Locale.ROOT);
        try {
            suspect.look(of, findings, own);
        } catch (GodwitException e) {
            findings.unknown(checked, e.isCancelled() ? "it took longer than " + limit.toSeconds() + " s and was given up" : e.problem().message());
        } catch (RuntimeException e) {
            findings.unknown(checked, "it failed: " + e);
        } finally {
            end.cancel(false);
            own.release();
        }
        return judge(suspect, of, findings);
    }

    private static Outcome judge(Suspect suspect, Case of, Findings findings) {
        Optional<Failure> accusing = of.accuses(suspect.codes(), suspect.vendorCodes());
        boolean confirmed = findings.has(Evidence.Verdict.SUPPORTS);
        boolean refuted = !confirmed && findings.has(Evidence.Verdict.AGAINST) && !findings.has(Evidence.Verdict.UNKNOWN);
        int weight = accusing.isPresent() ? confirmed ? CONFIRMED : refuted ? NO_LONGER : SAID : confirmed ? suspect.weightAlone() : 0;
        if (weight == 0) {
            return new Outcome(suspect.code(), Optional.empty(), findings.evidence());
        }
        List<Evidence> evidence = new ArrayList<>();
        accusing.ifPresent(f -> evidence.add(said(f)));
        evidence.addAll(findings.evidence());
        List<Remedy> remedies = new ArrayList<>(findings.remedies());
        of.actions().again(of).ifPresent(remedies::add);
        String title = findings.title().isEmpty() ? suspect.code().title() : findings.title();
        return new Outcome(suspect.code(), Optional.of(new Cause(suspect.code(), title, weight, evidence, remedies)), List.of());
    }

    private static Cause other(Case of, Failure failure) {
        List<Remedy> remedies = new ArrayList<>();
        of.actions().again(of).ifPresent(remedies::add);
        return new Cause(CauseCode.OTHER, failure.message(), SAID - 10, List.of(said(failure)), remedies);
    }

    private static Evidence said(Failure failure) {
        String number = failure.vendorCode() == 0 ? "" : ", server error " + failure.vendorCode() + " (" + failure.sqlState() + ")";
        return new Evidence("The failure" + (failure.subject().isEmpty() ? "" : " of " + failure.subject()) + ": " + String.join(" < ", failure.codes()) + number, failure.message(), Evidence.Verdict.SUPPORTS,
                failure.at());
    }
}
