package org.godwit.supervisor.internal.step;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.VerifyDifferenceRow;
import org.godwit.rm.repository.VerifyRepository;
import org.godwit.rm.repository.VerifyResultRow;
import org.godwit.supervisor.service.VerifyTable;
import org.godwit.transfer.verify.VerifyLedger;

/** Keeps the results of one run of a verification; knows those of the run before it. Thread-safe. */
final class RmVerifyLedger implements VerifyLedger {
    private static final int ALL = Integer.MAX_VALUE;

    private final RmDatabase rm;
    private final String projectId;
    private final int subId;
    private final VerifyRepository verify = new VerifyRepository();

    RmVerifyLedger(RmDatabase rm, String projectId, int subId) {
        this.rm = rm;
        this.projectId = projectId;
        this.subId = subId;
    }

    @Override
    public void update(TableResult result) throws GodwitException {
        rm.run(h -> verify.put(h, new VerifyResultRow(projectId, subId, result.source().schema(), result.source().name(), result.target().schema(), result.target().name(), result.type().name(),
                result.consistent(), result.sourceOnly(), result.destOnly(), result.mismatched(), result.progress(), result.message(), text(result.differenceFile()), text(result.correctionFile()), 0)));
    }

    @Override
    public void difference(Difference difference) throws GodwitException {
        Correction correction = difference.correction();
        rm.run(h -> verify.addDifference(h, new VerifyDifferenceRow(0, projectId, subId, difference.table().schema(), difference.table().name(), difference.type().name(),
                VerifyLedgers.write(difference.key()), VerifyLedgers.write(difference.columns()), difference.correctionSql(), VerifyLedgers.writeChanges(correction.apply()),
                VerifyLedgers.writeChanges(correction.undo()), correction.obstacle(), Optional.empty())));
    }

    @Override
    public void clear(ObjectName table) throws GodwitException {
        rm.run(h -> verify.clearDifferences(h, projectId, subId, table));
    }

    @Override
    public List<TableResult> results() throws GodwitException {
        return results(subId);
    }

    @Override
    public List<TableResult> earlierResults() throws GodwitException {
        return results(subId - 1);
    }

    @Override
    public List<Difference> differences(ObjectName table) throws GodwitException {
        List<Difference> differences = new ArrayList<>();
        for (VerifyDifferenceRow row : rm.call(h -> verify.differences(h, projectId, subId - 1, table, 0, ALL))) {
            differences.add(new Difference(new ObjectName(row.sourceSchema(), row.sourceTable()), DifferenceType.valueOf(row.type()), VerifyLedgers.read(row.keyJson()),
                    VerifyLedgers.read(row.columnsJson()), row.correctionSql(), new Correction(VerifyLedgers.readChanges(row.applyJson()), VerifyLedgers.readChanges(row.undoJson()), row.obstacle())));
        }
        return differences;
    }

    private List<TableResult> results(int run) throws GodwitException {
        return rm.call(h -> verify.results(h, projectId, run)).stream().filter(r -> !r.resultType().equals(VerifyTable.ResultType.UNCHECK.name())).map(RmVerifyLedger::result).toList();
    }

    private static TableResult result(VerifyResultRow row) {
        return new TableResult(new ObjectName(row.sourceSchema(), row.sourceTable()), new ObjectName(row.destSchema(), row.destTable()), ResultType.valueOf(row.resultType()), row.consistentCount(),
                row.sourceOnlyCount(), row.destOnlyCount(), row.mismatchedCount(), row.progress(), row.message(), path(row.diffFile()), path(row.sqlFile()));
    }

    private static String text(Optional<Path> path) {
        return path.map(Path::toString).orElse("");
    }

    private static Optional<Path> path(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    }
}
