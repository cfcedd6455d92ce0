package org.godwit.supervisor.diagnosis.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.StepName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.BulkWriter;
import org.godwit.core.spi.Side;
import org.godwit.supervisor.diagnosis.CauseCode;

/** Whether the target has keys that the source has not, or rows already. Without state. */
final class KeySuspect implements Suspect {
    @Override
    public CauseCode code() {
        return CauseCode.DUPLICATE_KEY;
    }

    @Override
    public Set<String> codes() {
        return Set.of("GODWIT-MYSQL-0013", "GODWIT-MYSQL-0102", "GODWIT-MYSQL-0301", "GODWIT-FULL-0001");
    }

    @Override
    public Set<Integer> vendorCodes() {
        return Set.of(1022, 1062, 1586);
    }

    @Override
    public boolean concerns(Case of) {
        return false;
    }

    @Override
    public void look(Case of, Findings findings, CancelToken cancel) throws GodwitException {
        for (Pairs.Pair pair : Pairs.read(of, cancel)) {
            if (pair.source().isEmpty() || pair.target().isEmpty()) {
                continue;
            }
            TableDef target = pair.target().get();
            List<IndexDef> extra = target.indexes().stream().filter(IndexDef::isUnique).filter(i -> pair.source().get().indexes().stream().filter(IndexDef::isUnique).noneMatch(s -> same(pair, s, i))).toList();
            String checked = "Unique keys of " + pair.mapping().source() + " and " + pair.mapping().target();
            for (IndexDef index : extra) {
                findings.title("The target table " + target.name() + " has the unique key " + index.name() + ", which the source has not").supports(checked, "only at the target: " + index.name() + " " + columns(index));
                findings.remedy(Actions.sql(Side.TARGET, of.ends().dataSource(Side.TARGET).name(), "ALTER TABLE " + quoted(of, target.name()) + " DROP INDEX " + of.endpoint(Side.TARGET).quote(index.name()),
                        "Drop " + index.name(), "The target no longer refuses rows that are equal in these columns. Whoever made the key may rely on it."));
            }
            if (extra.isEmpty()) {
                findings.against(checked, "the same on both sides");
                rows(of, pair.mapping().target(), findings, cancel);
            }
        }
        if (of.step().name() == StepName.FULL_TRANSFER) {
            findings.remedy(of.actions().ignoreConflicts());
        }
    }

    private static void rows(Case of, ObjectName table, Findings findings, CancelToken cancel) throws GodwitException {
        String checked = "Rows of " + table + " at the target";
        Optional<BulkWriter> writer = of.endpoint(Side.TARGET).writer();
        if (writer.isEmpty()) {
            findings.unknown(checked, "this kind of server is not asked");
        } else if (!writer.get().notEmpty(List.of(table), cancel).isEmpty()) {
            findings.title("The target table " + table + " holds rows already").supports(checked, "it is not empty; rows of others, or of an earlier migration, have keys of the source's rows");
            findings.remedy(Actions.sql(Side.TARGET, of.ends().dataSource(Side.TARGET).name(), "TRUNCATE TABLE " + quoted(of, table), "Empty " + table,
                    "All rows of the target table are lost, also those that others wrote and those that were copied already. Rerun the component Full-Import afterwards, so that it is copied from the beginning."));
        }
    }

    private static String quoted(Case of, ObjectName table) throws GodwitException {
        return of.endpoint(Side.TARGET).quote(table.schema()) + "." + of.endpoint(Side.TARGET).quote(table.name());
    }

    private static boolean same(Pairs.Pair pair, IndexDef source, IndexDef target) {
        Optional<List<String>> there = target.wholeColumns();
        return source.wholeColumns().isPresent() && there.isPresent() && source.wholeColumns().get().stream().map(c -> pair.mapping().targetColumn(c).orElse("").toLowerCase(Locale.ROOT)).toList()
                .equals(there.get().stream().map(c -> c.toLowerCase(Locale.ROOT)).toList());
    }

    private static String columns(IndexDef index) {
        return index.wholeColumns().map(c -> "(" + String.join(", ", c) + ")").orElse("");
    }
}
