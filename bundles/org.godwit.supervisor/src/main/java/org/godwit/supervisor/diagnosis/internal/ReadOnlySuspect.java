package org.godwit.supervisor.diagnosis.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Examiner;
import org.godwit.core.spi.Side;
import org.godwit.supervisor.diagnosis.CauseCode;

/** Whether the side that is written takes writes. Without state. */
final class ReadOnlySuspect implements Suspect {
    private static final List<String> NAMES = List.of("super_read_only", "innodb_read_only", "read_only");

    @Override
    public CauseCode code() {
        return CauseCode.READ_ONLY;
    }

    @Override
    public Set<String> codes() {
        return Set.of("GODWIT-MYSQL-0010");
    }

    @Override
    public Set<Integer> vendorCodes() {
        return Set.of(1290, 1836, 1792, 3707);
    }

    @Override
    public boolean concerns(Case of) {
        return of.writesRows() || of.step().name() == StepName.STRUCT_TRANSFER || of.step().name() == StepName.INDEX_TRANSFER;
    }

    @Override
    public int weightAlone() {
        return 55;
    }

    @Override
    public void look(Case of, Findings findings, CancelToken cancel) throws GodwitException {
        Side side = of.step().name() == StepName.REVERSE_INCR_TRANSFER ? Side.SOURCE : Side.TARGET;
        Optional<Examiner> examiner = of.examiner(side);
        String checked = "read_only, super_read_only and innodb_read_only of the " + Ends.name(side);
        if (examiner.isEmpty()) {
            findings.unknown(checked, "this kind of server is not asked");
            return;
        }
        Map<String, String> values = examiner.get().variables(NAMES, cancel);
        List<String> on = NAMES.stream().filter(n -> Set.of("ON", "1", "YES").contains(values.getOrDefault(n, "").toUpperCase(Locale.ROOT))).toList();
        if (on.isEmpty()) {
            findings.against(checked, "all are off");
            return;
        }
        findings.title("The " + Ends.name(side) + " has " + String.join(" and ", on) + " switched on").supports(checked, String.join(", ", on) + " = ON");
        findings.remedy(Actions.sql(side, of.ends().dataSource(side).name(), String.join(";\n", on.stream().map(n -> "SET GLOBAL " + n + " = OFF").toList()), "Let the " + Ends.name(side) + " take writes",
                "Everybody may write there again. A replica that is written goes apart from its source: look first whether the server is one."));
    }
}
