package org.godwit.transfer.incr.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.godwit.core.change.DdlEvent;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.schema.DdlDecision;
import org.godwit.schema.DdlDecision.TargetStatement;
import org.godwit.schema.SchemaFollower;
import org.godwit.transfer.incr.IncrError;
import org.godwit.transfer.incr.IncrJob;
import org.godwit.transfer.incr.IncrLedger;
import org.godwit.transfer.incr.IncrLedger.Ddl;
import org.godwit.transfer.incr.IncrLedger.DdlChoice;
import org.godwit.transfer.incr.IncrLedger.DdlState;
import org.godwit.transfer.incr.IncrLedger.SchemaState;
import org.godwit.transfer.incr.IncrPosition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a DDL statement over while nothing else is under way. In this order, so that a crash at any point is recognised: everything before it is applied and the target's checkpoint stands right
 * before it; the definitions behind it are saved; the ledger says that it is running; it runs; the checkpoint moves behind it; the ledger says that it is done. Used by the feeder's thread.
 */
final class DdlBarrier {
    private static final Logger LOG = LoggerFactory.getLogger(DdlBarrier.class);

    private final IncrJob job;
    private final IncrLedger ledger;
    private final SchemaFollower follower;
    private final Dispatcher dispatcher;
    private final CancelToken cancel;
    private String savedState;

    DdlBarrier(IncrJob job, IncrLedger ledger, SchemaFollower follower, Dispatcher dispatcher, CancelToken cancel) {
        this.job = job;
        this.ledger = ledger;
        this.follower = follower;
        this.dispatcher = dispatcher;
        this.cancel = cancel;
        this.savedState = follower.state();
    }

    /** What becomes of a statement. What the other direction ran is followed, not run: most of it the follower knows by its text, what servers write anew for their log the ledger knows. */
    DdlDecision look(DdlEvent event, IncrPosition before) throws GodwitException {
        DdlDecision decision = follower.look(event);
        boolean own = !decision.tables().isEmpty() && ledger.isOwn(decision.kind(), decision.tables(), before);
        return own && !(decision instanceof DdlDecision.Ignore) ? new DdlDecision.Ignore(decision.kind(), decision.tables(), "the other direction made it", false) : decision;
    }

    /** A statement that concerns nothing at the target. Definitions may follow it nevertheless. */
    void passOver(DdlEvent event, DdlDecision.Ignore ignore, IncrPosition before, IncrPosition behind) throws GodwitException {
        follow(event, ignore, behind);
        if (ignore.listed()) {
            ledger.save(entry(event, ignore, before, List.of(), ignore.reason(), "").with(DdlState.SKIPPED, ignore.reason()));
        }
    }

    /** The statements that were still running when the process died, but stand before the checkpoint, were run to their end. */
    void closeFinished(IncrPosition reached, Places places) throws GodwitException {
        for (Ddl ddl : ledger.running()) {
            if (places.covers(reached, new IncrPosition(ddl.position().log(), ddl.position().changes() + 1))) {
                ledger.save(ddl.with(DdlState.DONE, "done"));
            }
        }
    }

    /** @throws GodwitException {@link IncrError#DDL_UNSUPPORTED} or {@link IncrError#DDL_FAILED} when a person must decide */
    void carryOver(DdlEvent event, DdlDecision decision, IncrPosition before, IncrPosition behind) throws GodwitException {
        dispatcher.drain();
        if (!Places.same(dispatcher.durable(), before)) {
            dispatcher.settleOn(before);
        }
        Optional<Ddl> earlier = ledger.ddl(before);
        Optional<DdlChoice> choice = ledger.choice(before).filter(c -> !(c instanceof DdlChoice.Again));
        Ddl ddl = switch (decision) {
            case DdlDecision.Run run -> entry(event, run, before, run.statements(), run.findings().stream().map(f -> f.ruleId() + " " + f.reason()).collect(Collectors.joining("; ")), "");
            case DdlDecision.Stop stop -> entry(event, stop, before, List.of(), stop.reason(), stop.suggestion());
            case DdlDecision.Ignore ignore -> entry(event, ignore, before, List.of(), ignore.reason(), "");
        };
        if (job.settings().ignoreDdl() || isToSkip(event.statement())) {
            leaveOut(event, decision, ddl, behind, DdlState.SKIPPED, job.settings().ignoreDdl() ? "DDL is not synchronised (ignoreDdl)" : "named in skipDdl");
        } else if (choice.isPresent()) {
            choose(event, decision, ddl, earlier, choice.get(), behind);
        } else if (decision instanceof DdlDecision.Stop stop) {
            ledger.save(ddl.with(DdlState.WAITING, "waits for a decision"));
            throw new GodwitException(IncrError.DDL_UNSUPPORTED, event.statement(), stop.reason(), stop.suggestion().isEmpty() ? "nothing" : stop.suggestion());
        } else {
            run(event, decision, ddl, remaining(ddl, earlier), earlier, behind);
        }
    }

    private void choose(DdlEvent event, DdlDecision decision, Ddl ddl, Optional<Ddl> earlier, DdlChoice choice, IncrPosition behind) throws GodwitException {
        switch (choice) {
            case DdlChoice.Skip skip -> leaveOut(event, decision, ddl, behind, DdlState.SKIPPED, "left out by choice");
            case DdlChoice.Done done -> leaveOut(event, decision, ddl, behind, DdlState.DONE, "done by hand");
            case DdlChoice.Replace replace -> {
                boolean begun = earlier.isPresent() && earlier.get().state() == DdlState.RUNNING;
                run(event, decision, ddl, begun ? earlier.get().target() : replace.statements(), earlier, behind);
            }
            case DdlChoice.Again again -> run(event, decision, ddl, remaining(ddl, earlier), earlier, behind);
        }
    }

    /** What an earlier attempt did not get to. */
    private static List<TargetStatement> remaining(Ddl ddl, Optional<Ddl> earlier) {
        return earlier.filter(e -> e.state() == DdlState.RUNNING || e.state() == DdlState.FAILED).map(Ddl::target).orElse(ddl.target());
    }

    private void leaveOut(DdlEvent event, DdlDecision decision, Ddl ddl, IncrPosition behind, DdlState state, String why) throws GodwitException {
        follow(event, decision, behind);
        dispatcher.settleOn(behind);
        ledger.save(ddl.with(state, why));
    }

    private void run(DdlEvent event, DdlDecision decision, Ddl ddl, List<TargetStatement> statements, Optional<Ddl> earlier, IncrPosition behind) throws GodwitException {
        follow(event, decision, behind);
        List<TargetStatement> left = new ArrayList<>(statements);
        // done before: the target lost the checkpoint behind it, and with it perhaps the statement
        boolean mayBeThere = earlier.isPresent() && (earlier.get().state() == DdlState.RUNNING || earlier.get().state() == DdlState.DONE);
        while (!left.isEmpty()) {
            Ddl running = withTarget(ddl, left);
            ledger.save(running.with(DdlState.RUNNING, left.size() + " of " + statements.size() + " statements left"));
            try {
                execute(left.getFirst(), mayBeThere);
            } catch (GodwitException e) {
                if (!e.isCancelled() && !e.isTransient()) {
                    ledger.save(running.with(DdlState.FAILED, e.problem().message()));
                    throw new GodwitException(IncrError.DDL_FAILED, e, left.getFirst().sql(), e.problem().message());
                }
                throw e;
            }
            left.removeFirst();
            mayBeThere = false;
        }
        dispatcher.settleOn(behind);
        ledger.save(withTarget(ddl, statements).with(DdlState.DONE, "done"));
    }

    private void execute(TargetStatement statement, boolean mayBeThere) throws GodwitException {
        boolean again = mayBeThere;
        for (int attempt = 0;; attempt++) {
            try {
                job.target().statements().execute(statement.database(), statement.sql(), cancel);
                return;
            } catch (GodwitException e) {
                if (again && job.target().statements().isEffectThere(e)) {
                    LOG.info("Was run before: {}", statement.sql());
                    return;
                }
                if (!e.isTransient() || attempt >= job.settings().maxRetries()) {
                    throw e;
                }
                LOG.warn("Is tried again: {}: {}", statement.sql(), e.getMessage());
                // the answer of one that took effect may have been lost
                again = true;
                Naps.nap(job.settings().retrySeconds() * 1000L, cancel);
            }
        }
    }

    /** Brings the definitions behind the statement and makes them durable there. What could not be followed is read from the source. */
    private void follow(DdlEvent event, DdlDecision decision, IncrPosition behind) throws GodwitException {
        follower.accept(event, List.of());
        if (decision instanceof DdlDecision.Stop stop && !stop.tables().isEmpty() && follower.state().equals(savedState)) {
            follower.accept(event, job.source().definitions().tables(stop.tables(), cancel));
            LOG.info("Definitions of {} were read again from the source: {}", stop.tables(), stop.reason());
        }
        String state = follower.state();
        if (!state.equals(savedState)) {
            ledger.save(new SchemaState(behind, state));
            savedState = state;
        }
    }

    private boolean isToSkip(String statement) {
        return job.settings().skipDdl().stream().anyMatch(s -> plain(s).equals(plain(statement)));
    }

    private static String plain(String statement) {
        String text = statement.strip().replaceAll("\\s+", " ");
        return (text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text).toLowerCase(Locale.ROOT);
    }

    private static Ddl entry(DdlEvent event, DdlDecision decision, IncrPosition before, List<TargetStatement> statements, String why, String suggestion) {
        return new Ddl(before, event.seconds() > 0 ? event.seconds() : before.log().seconds(), event.database(), event.statement(), decision.kind(), decision.tables(), statements, why, suggestion, DdlState.WAITING, "");
    }

    private static Ddl withTarget(Ddl ddl, List<TargetStatement> target) {
        return new Ddl(ddl.position(), ddl.seconds(), ddl.database(), ddl.statement(), ddl.kind(), ddl.tables(), target, ddl.decision(), ddl.suggestion(), ddl.state(), ddl.outcome());
    }
}
