package org.godwit.supervisor.diagnosis.internal;

import java.util.List;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.StepName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.Side;
import org.godwit.supervisor.diagnosis.CauseCode;

/** Whether tables or columns went missing on one side, by comparing both catalogs. Without state. */
final class DriftSuspect implements Suspect {
    @Override
    public CauseCode code() {
        return CauseCode.SCHEMA_DRIFT;
    }

    @Override
    public Set<String> codes() {
        return Set.of("GODWIT-FULL-0002", "GODWIT-FULL-0003", "GODWIT-INCR-0003", "GODWIT-INCR-0004", "GODWIT-INCR-0005", "GODWIT-INCR-0008", "GODWIT-MYSQL-0304", "GODWIT-MYSQL-0305", "GODWIT-MYSQL-0216", "CONNECTOR-SIAL00000001",
                "GHANA-PCHKNP002010", "GHANA-PCHKNP001011", "GODWIT-STEP-0005");
    }

    @Override
    public Set<Integer> vendorCodes() {
        return Set.of(1049, 1051, 1054, 1146);
    }

    @Override
    public boolean concerns(Case of) {
        return of.writesRows() || of.step().name() == StepName.FULL_VERIFIER;
    }

    @Override
    public int weightAlone() {
        return 50;
    }

    @Override
    public void look(Case of, Findings findings, CancelToken cancel) throws GodwitException {
        boolean equal = true;
        for (Pairs.Pair pair : Pairs.read(of, cancel)) {
            equal &= compare(of, pair, findings);
        }
        if (equal) {
            findings.against("Columns of the tables at source and target, by both catalogs", "the target has every column that is moved");
        }
    }

    private static boolean compare(Case of, Pairs.Pair pair, Findings findings) throws GodwitException {
        String checked = "Columns of " + pair.mapping().source() + " at the source and " + pair.mapping().target() + " at the target";
        if (pair.source().isEmpty() || pair.target().isEmpty()) {
            String gone = pair.source().isEmpty() ? "the source has no table " + pair.mapping().source() : "the target has no table " + pair.mapping().target();
            findings.title(Character.toUpperCase(gone.charAt(0)) + gone.substring(1)).supports(checked, gone + " (any more)");
            return false;
        }
        TableDef target = pair.target().get();
        List<ColumnDef> missing = pair.source().get().columns().stream().filter(c -> pair.mapping().targetColumn(c.name()).filter(t -> target.column(t).isEmpty()).isPresent()).toList();
        List<String> gone = pair.mapping().columns().stream().map(m -> m.source()).filter(c -> pair.source().get().column(c).isEmpty()).toList();
        for (String column : gone) {
            findings.title("The source table " + pair.mapping().source() + " has no column " + column + " any more").supports(checked, "chosen, but missing at the source: " + column);
        }
        for (ColumnDef column : missing) {
            findings.title("The target table " + target.name() + " has no column " + column.name()).supports(checked, "only at the source: " + column.name() + " " + column.type().declaration());
            findings.remedy(Actions.sql(Side.TARGET, of.ends().dataSource(Side.TARGET).name(), add(of.endpoint(Side.TARGET), target, column), "Add the column " + column.name(),
                    "The target table gets the column as the source has it; rows that are there already have NULL or its default, so verify the table afterwards."));
        }
        return missing.isEmpty() && gone.isEmpty();
    }

    private static String add(Endpoint at, TableDef table, ColumnDef column) {
        return "ALTER TABLE " + at.quote(table.name().schema()) + "." + at.quote(table.name().name()) + " ADD COLUMN " + at.quote(column.name()) + " " + column.type().declaration()
                + (column.nullable() ? " NULL" : " NOT NULL") + column.defaultValue().map(d -> " DEFAULT " + d).orElse("");
    }
}
