package org.godwit.supervisor.diagnosis.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Component;
import org.godwit.core.spi.Examiner.LogRange;
import org.godwit.core.spi.LogReader;
import org.godwit.core.spi.Side;
import org.godwit.supervisor.diagnosis.CauseCode;
import org.godwit.supervisor.internal.live.LiveNames;
import org.godwit.supervisor.service.ComponentService.LiveView;
import org.godwit.supervisor.service.Direction;

/** Whether the change log still has what the stores need (OMS: FAQ, binary logs purged). Without state. */
final class LogSuspect implements Suspect {
    @Override
    public CauseCode code() {
        return CauseCode.LOG_PURGED;
    }

    @Override
    public Set<String> codes() {
        return Set.of("GODWIT-MYSQL-0201", "GODWIT-MYSQL-0202", "CM-RESOIE000201");
    }

    @Override
    public Set<Integer> vendorCodes() {
        return Set.of(1236);
    }

    @Override
    public boolean concerns(Case of) {
        return of.isIncremental();
    }

    /** The server itself said what is missing, which is proof whatever failure came of it. */
    @Override
    public int weightAlone() {
        return 92;
    }

    @Override
    public void look(Case of, Findings findings, CancelToken cancel) throws GodwitException {
        for (LiveView store : of.live().stream().filter(l -> l.kind() == Component.Kind.STORE).toList()) {
            Side side = store.direction() == Direction.FORWARD ? Side.SOURCE : Side.TARGET;
            Optional<LogReader> log = of.endpoint(side).logReader();
            if (log.isPresent() && !store.position().isEmpty()) {
                look(of, store, log.get(), side, findings, cancel);
            }
        }
    }

    private static void look(Case of, LiveView store, LogReader log, Side side, Findings findings, CancelToken cancel) throws GodwitException {
        Optional<LogRange> range = of.examiner(side).isPresent() ? of.examiner(side).get().logRange(cancel) : Optional.empty();
        String checked = "SHOW BINARY LOGS of the " + Ends.name(side) + " against the position of " + store.name();
        String kept = range.map(r -> r.files() + " files from " + r.oldest() + " to " + r.newest()).orElse("no binary log");
        try {
            log.requireAvailable(new LogPosition(store.position(), store.checkpoint().map(Instant::getEpochSecond).orElse(0L)), cancel);
            findings.against(checked, kept + "; the position " + store.position() + " is still there");
        } catch (GodwitException e) {
            if (e.isCancelled() || e.isTransient()) {
                throw e;
            }
            findings.title("The " + Ends.name(side) + " purged the log behind the position of " + store.name()).supports(checked, kept + "; " + e.problem().message());
            findings.remedy(of.actions().resetPosition(LiveNames.sync(of.projectId(), store.direction()), Instant.now()));
        }
    }
}
