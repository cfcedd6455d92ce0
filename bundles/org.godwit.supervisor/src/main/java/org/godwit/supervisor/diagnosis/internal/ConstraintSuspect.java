package org.godwit.supervisor.diagnosis.internal;

import java.util.List;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.CheckDef;
import org.godwit.core.model.ForeignKeyDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.Examiner.Orphans;
import org.godwit.core.spi.Side;
import org.godwit.supervisor.diagnosis.CauseCode;

/** Whether foreign keys lack their parents, or checks of the target refuse rows. Without state. */
final class ConstraintSuspect implements Suspect {
    @Override
    public CauseCode code() {
        return CauseCode.CONSTRAINT;
    }

    @Override
    public Set<String> codes() {
        return Set.of("GODWIT-MYSQL-0016");
    }

    @Override
    public Set<Integer> vendorCodes() {
        return Set.of(1216, 1217, 1451, 1452, 3819, 4025);
    }

    @Override
    public boolean concerns(Case of) {
        return false;
    }

    @Override
    public void look(Case of, Findings findings, CancelToken cancel) throws GodwitException {
        for (Pairs.Pair pair : Pairs.read(of, cancel)) {
            if (pair.target().isPresent()) {
                keys(of, pair.target().get(), findings, cancel);
                checks(of, pair, findings);
            }
        }
    }

    private static void keys(Case of, TableDef table, Findings findings, CancelToken cancel) throws GodwitException {
        Endpoint at = of.endpoint(Side.TARGET);
        for (ForeignKeyDef key : table.foreignKeys()) {
            String checked = "Parents of " + key.name() + " of " + table.name() + " at the target";
            boolean isThere = !at.catalog().tables(List.of(key.referenced()), cancel).isEmpty();
            boolean isEmpty = isThere && at.writer().isPresent() && at.writer().get().notEmpty(List.of(key.referenced()), cancel).isEmpty();
            if (!isThere || isEmpty) {
                findings.title("The parent table " + key.referenced() + " of " + key.name() + (isThere ? " is empty" : " is missing") + " at the target")
                        .supports(checked, (isThere ? "no row in " : "no table ") + key.referenced() + (of.tables().stream().anyMatch(t -> t.target().equals(key.referenced())) ? "" : ", which is not part of the project"));
            } else {
                findings.unknown(checked, "the table is there and has rows; whether each parent is, shows only row by row");
            }
            findings.remedy(Actions.sql(Side.TARGET, of.ends().dataSource(Side.TARGET).name(),
                    "ALTER TABLE " + at.quote(table.name().schema()) + "." + at.quote(table.name().name()) + " DROP FOREIGN KEY " + at.quote(key.name()), "Drop " + key.name(),
                    "The target no longer refuses rows without a parent. Create the key again when parents and children are there."));
        }
        if (of.examiner(Side.TARGET).isPresent()) {
            for (Orphans orphans : of.examiner(Side.TARGET).get().orphans(table.name(), cancel)) {
                findings.title(orphans.rows() + " rows of " + orphans.child() + " have no parent in " + orphans.parent()).supports("Rows of " + orphans.child() + " without a parent, by " + orphans.constraint(),
                        orphans.rows() + " at the target");
            }
        }
    }

    private static void checks(Case of, Pairs.Pair pair, Findings findings) throws GodwitException {
        List<String> own = pair.target().get().checks().stream().map(CheckDef::name).filter(n -> pair.source().isEmpty() || pair.source().get().checks().stream().noneMatch(c -> c.name().equals(n))).toList();
        if (!own.isEmpty()) {
            ObjectName table = pair.mapping().target();
            Endpoint at = of.endpoint(Side.TARGET);
            findings.title("The target table " + table + " has checks that the source has not: " + String.join(", ", own)).supports("Checks of " + table, "only at the target: " + String.join(", ", own));
            for (String check : own) {
                findings.remedy(Actions.sql(Side.TARGET, of.ends().dataSource(Side.TARGET).name(),
                        "ALTER TABLE " + at.quote(table.schema()) + "." + at.quote(table.name()) + " DROP CONSTRAINT " + at.quote(check), "Drop " + check,
                        "The target no longer refuses rows that break this check. Add it again when the rows are there and keep it."));
            }
        }
    }
}
