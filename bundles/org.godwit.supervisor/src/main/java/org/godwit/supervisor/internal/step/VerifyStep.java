package org.godwit.supervisor.internal.step;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.StepName;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.spi.LogReader;
import org.godwit.rm.repository.TaskRow;
import org.godwit.rm.repository.VerifyRepository;
import org.godwit.rm.repository.VerifyResultRow;
import org.godwit.rm.repository.VerifyRunRow;
import org.godwit.supervisor.internal.live.Definitions;
import org.godwit.supervisor.internal.live.LiveNames;
import org.godwit.supervisor.internal.run.StepContext;
import org.godwit.supervisor.internal.run.TaskWork;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.ResolvedObjects;
import org.godwit.supervisor.service.VerifyTable;
import org.godwit.transfer.full.FullImportOptions;
import org.godwit.transfer.verify.FullVerification;
import org.godwit.transfer.verify.VerifyJob;
import org.godwit.transfer.verify.VerifyOptions;
import org.godwit.transfer.verify.VerifySummary;

/** FULL_VERIFIER: goes on with the run of the verification that is not finished, else begins the next one. Differences are a result, not a failure (OMS: the user decides). Thread-safe. */
public final class VerifyStep implements TaskWork {
    private final VerifyRepository verify = new VerifyRepository();

    @Override
    public String run(StepContext context, TaskRow task) throws GodwitException {
        ResolvedObjects objects = context.objects();
        VerifyRunRow run = context.engine().rm().call(h -> {
            Optional<VerifyRunRow> latest = verify.latest(h, context.projectId());
            if (latest.filter(r -> !r.finished()).isEmpty()) {
                verify.start(h, context.projectId(), latest.map(VerifyRunRow::subId).orElse(0) + 1, VerifyJob.Scope.ALL.name());
            }
            return verify.latest(h, context.projectId()).orElseThrow();
        });
        announce(context, run, objects.tables());
        String name = LiveNames.ofStep(StepName.FULL_VERIFIER, context.projectId()).orElseThrow();
        VerifyJob job = new VerifyJob(name, context.source(), context.target(), objects.tables(), VerifyJob.Scope.valueOf(run.scope()), context.engine().folders().folder(name), run.subId(), isMoving(context),
                parameters(context, name), catchUp(context));
        FullVerification verification = new FullVerification(job, new RmVerifyLedger(context.engine().rm(), context.projectId(), run.subId()));
        context.host(verification, new VerifyGauges(verification));
        context.engine().rm().run(h -> verify.finish(h, context.projectId(), run.subId()));
        VerifySummary summary = verification.summary();
        return summary.tables().size() + " tables, " + summary.rows() + " rows, " + (summary.isConsistent() ? "all consistent" : summary.differences() + " differences");
    }

    private static boolean isMoving(StepContext context) {
        return context.spec().types().contains(TransferType.INCREMENTAL);
    }

    /** Rows are read again only after what the source was at the last look is applied. */
    private static Optional<VerifyJob.CatchUp> catchUp(StepContext context) throws GodwitException {
        if (!isMoving(context)) {
            return Optional.empty();
        }
        LogReader log = Definitions.log(context.source());
        String sync = LiveNames.sync(context.projectId(), Direction.FORWARD);
        return Optional.of(cancel -> {
            LogPosition now = log.current(cancel);
            Waiting.until(() -> {
                LiveWatch.healthy(context, sync);
                return context.engine().live().applied(sync).filter(applied -> log.covers(applied, now)).isPresent();
            }, cancel);
        });
    }

    /** Target tables that may hold other rows can only be searched for the source's rows (OMS: IN mode). */
    private static Map<String, String> parameters(StepContext context, String name) throws GodwitException {
        Map<String, String> parameters = context.parameters(name);
        if (FullImportOptions.IGNORE_CONFLICTS.parse(parameters.getOrDefault(FullImportOptions.IGNORE_CONFLICTS.key(), FullImportOptions.IGNORE_CONFLICTS.defaultText()))) {
            parameters.putIfAbsent(VerifyOptions.IN_MODE_TABLES.key(), ".*;.*;.*");
        }
        return parameters;
    }

    /** Shows all tables from the beginning, not yet checked. */
    private void announce(StepContext context, VerifyRunRow run, List<TableMapping> tables) throws GodwitException {
        context.engine().rm().run(h -> {
            Set<ObjectName> known = verify.results(h, context.projectId(), run.subId()).stream().map(r -> new ObjectName(r.sourceSchema(), r.sourceTable())).collect(Collectors.toSet());
            tables.stream().filter(t -> !known.contains(t.source())).forEach(t -> verify.put(h, new VerifyResultRow(context.projectId(), run.subId(), t.source().schema(), t.source().name(),
                    t.target().schema(), t.target().name(), VerifyTable.ResultType.UNCHECK.name(), 0, 0, 0, 0, 0, "", "", "", 0)));
        });
    }
}
