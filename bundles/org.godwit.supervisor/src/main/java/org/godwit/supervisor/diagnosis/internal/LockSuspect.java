package org.godwit.supervisor.diagnosis.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Examiner;
import org.godwit.core.spi.Examiner.LockHolder;
import org.godwit.core.spi.Side;
import org.godwit.supervisor.diagnosis.CauseCode;

/** Whether somebody holds locks that the step waits for. Without state. */
final class LockSuspect implements Suspect {
    /** Seconds after which an idle transaction is in the way. */
    private static final long LONG = 1;

    @Override
    public CauseCode code() {
        return CauseCode.LOCK_WAIT;
    }

    @Override
    public Set<String> codes() {
        return Set.of("GODWIT-MYSQL-0011", "CONNECTOR-SIOO00000060");
    }

    @Override
    public Set<Integer> vendorCodes() {
        return Set.of(1205, 1213, 3572);
    }

    @Override
    public boolean concerns(Case of) {
        return of.writesRows() || of.step().name() == StepName.STRUCT_TRANSFER || of.step().name() == StepName.INDEX_TRANSFER;
    }

    @Override
    public int weightAlone() {
        return 60;
    }

    @Override
    public void look(Case of, Findings findings, CancelToken cancel) throws GodwitException {
        Side side = of.step().name() == StepName.REVERSE_INCR_TRANSFER ? Side.SOURCE : Side.TARGET;
        String checked = "INNODB_TRX and the process list of the " + Ends.name(side);
        Optional<Examiner> examiner = of.examiner(side);
        if (examiner.isEmpty()) {
            findings.unknown(checked, "this kind of server is not asked");
            return;
        }
        List<LockHolder> all = examiner.get().lockHolders(cancel);
        List<LockHolder> waiting = all.stream().filter(LockHolder::waits).toList();
        boolean accused = of.accuses(codes(), vendorCodes()).isPresent();
        List<LockHolder> holders = all.stream().filter(h -> !h.waits() && (accused || !waiting.isEmpty()) && (h.seconds() >= LONG || !waiting.isEmpty())).toList();
        waiting.forEach(w -> findings.supports(checked, "session " + w.session() + " of " + w.account() + " has been waiting for a lock, its transaction is " + w.seconds() + " s old: " + w.state()));
        for (LockHolder holder : holders) {
            findings.title("Session " + holder.session() + " of " + holder.account() + " holds locks at the " + Ends.name(side) + " since " + holder.seconds() + " s");
            findings.supports(checked, "session " + holder.session() + " of " + holder.account() + ": a transaction of " + holder.seconds() + " s has " + holder.lockedRows() + " rows locked, " + holder.state());
            findings.remedy(Actions.sql(side, of.ends().dataSource(side).name(), holder.end(), "End session " + holder.session(),
                    "Its transaction is rolled back and its connection closed; whoever works there gets an error. Ask him first."));
        }
        if (waiting.isEmpty() && holders.isEmpty()) {
            findings.against(checked, all.isEmpty() ? "no transaction holds locks now" : all.size() + " transactions hold locks, none of them long and nobody waits");
        }
    }
}
