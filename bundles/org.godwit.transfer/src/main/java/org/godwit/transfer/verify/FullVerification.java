package org.godwit.transfer.verify;

import java.util.List;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.Component;
import org.godwit.transfer.verify.VerifyLedger.TableResult;
import org.godwit.transfer.verify.internal.VerificationRun;
import org.godwit.transfer.verify.internal.VerifyMeter;

/**
 * Full-Verification: compares tables of source and target in both directions, down to the rows that differ, and writes differences and corrections.
 * Equal data never leaves the databases: both compute digests of the same parts of a table, and only unequal parts are looked into.
 * <p>A run that was cancelled or killed goes on where it stood: tables whose result the ledger has are not verified again.
 */
public final class FullVerification implements Component {
    private final VerifyJob job;
    private final VerifyLedger ledger;
    private final VerifyMeter meter = new VerifyMeter();
    private volatile VerifySummary summary = new VerifySummary(List.of());

    public FullVerification(VerifyJob job, VerifyLedger ledger) {
        this.job = job;
        this.ledger = ledger;
    }

    @Override
    public Kind kind() {
        return Kind.FULL_VERIFICATION;
    }

    @Override
    public String name() {
        return job.name();
    }

    /**
     * Verifies. Differences are no failure: see {@link #summary()} and the ledger.
     *
     * @throws GodwitException {@link VerifyError#INCOMPLETE} when tables could not be verified; all others are done then
     */
    @Override
    public void run(Progress progress, CancelToken cancel) throws GodwitException {
        List<TableResult> results = new VerificationRun(job, ledger, meter).run(progress, cancel);
        summary = new VerifySummary(results);
        List<TableResult> failed = results.stream().filter(r -> r.type() == VerifyLedger.ResultType.RUNTIME_EXCEPTION).toList();
        if (!failed.isEmpty()) {
            throw new GodwitException(VerifyError.INCOMPLETE, failed.size(), results.size(), failed.get(0).source().toString(), failed.get(0).message());
        }
    }

    /** Where the time goes; any thread. */
    public VerifyMetrics metrics() {
        return meter.snapshot();
    }

    /** What the run found; empty before it ended. */
    public VerifySummary summary() {
        return summary;
    }
}
