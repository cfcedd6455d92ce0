package org.godwit.supervisor.diagnosis.internal;

import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.Side;
import org.godwit.supervisor.diagnosis.CauseCode;

/** Whether columns of the target are narrower than those of the source. Without state. */
final class ValueSuspect implements Suspect {
    @Override
    public CauseCode code() {
        return CauseCode.VALUE_UNFIT;
    }

    @Override
    public Set<String> codes() {
        return Set.of("CONNECTOR-SIOO00012899", "GODWIT-MYSQL-0014", "GODWIT-MYSQL-0015", "CONNECTOR-SIOO00014400");
    }

    @Override
    public Set<Integer> vendorCodes() {
        return Set.of(1048, 1263, 1264, 1265, 1292, 1300, 1364, 1366, 1367, 1406, 1411, 1416, 1526, 3140, 3141);
    }

    @Override
    public boolean concerns(Case of) {
        return false;
    }

    @Override
    public void look(Case of, Findings findings, CancelToken cancel) throws GodwitException {
        boolean equal = true;
        for (Pairs.Pair pair : Pairs.read(of, cancel)) {
            if (pair.source().isPresent() && pair.target().isPresent()) {
                for (ColumnDef column : pair.source().get().columns()) {
                    Optional<ColumnDef> target = pair.mapping().targetColumn(column.name()).flatMap(pair.target().get()::column);
                    equal &= target.isEmpty() || fits(of, pair, column, target.get(), findings);
                }
            }
        }
        if (equal) {
            findings.against("Types of the columns at source and target", "the target's are as wide as the source's; the value itself is at odds with the target's rules");
        }
    }

    private static boolean fits(Case of, Pairs.Pair pair, ColumnDef from, ColumnDef to, Findings findings) throws GodwitException {
        boolean shorter = to.type().length().isPresent() && from.type().length().isPresent() && to.type().length().getAsLong() < from.type().length().getAsLong();
        boolean other = !to.type().name().equals(from.type().name());
        boolean stricter = from.nullable() && !to.nullable();
        if (!shorter && !other && !stricter || !to.isWritable()) {
            return true;
        }
        String type = to.type().declaration() + (to.nullable() ? "" : " not null");
        String wanted = from.type().declaration() + (from.nullable() ? "" : " not null");
        findings.title("Column " + to.name() + " of the target table " + pair.mapping().target() + " is " + type + ", at the source " + wanted);
        findings.supports("Type of " + pair.mapping().target() + "." + to.name(), type + " at the target, " + wanted + " at the source");
        Endpoint at = of.endpoint(Side.TARGET);
        findings.remedy(Actions.sql(Side.TARGET, of.ends().dataSource(Side.TARGET).name(), "ALTER TABLE " + at.quote(pair.mapping().target().schema()) + "." + at.quote(pair.mapping().target().name()) + " MODIFY COLUMN "
                + at.quote(to.name()) + " " + from.type().declaration() + (from.nullable() ? " NULL" : " NOT NULL") + from.defaultValue().map(d -> " DEFAULT " + d).orElse(""), "Give " + to.name() + " the source's type",
                "The target's table is rebuilt where the server has to, which takes time and locks it meanwhile."));
        return false;
    }
}
