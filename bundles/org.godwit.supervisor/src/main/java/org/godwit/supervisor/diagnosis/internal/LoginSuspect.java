package org.godwit.supervisor.diagnosis.internal;

import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ProbeReport;
import org.godwit.core.spi.Side;
import org.godwit.supervisor.diagnosis.CauseCode;
import org.godwit.supervisor.diagnosis.Remedy;

/** Whether a server still takes user and password. Without state. */
final class LoginSuspect implements Suspect {
    @Override
    public CauseCode code() {
        return CauseCode.ACCESS_DENIED;
    }

    @Override
    public Set<String> codes() {
        return Set.of("GHANA-OPERAT000101", "GODWIT-MYSQL-0004");
    }

    @Override
    public Set<Integer> vendorCodes() {
        return Set.of(1045, 1130, 1698, 1862, 3118, 4151);
    }

    @Override
    public boolean concerns(Case of) {
        return true;
    }

    @Override
    public int weightAlone() {
        return 85;
    }

    @Override
    public void look(Case of, Findings findings, CancelToken cancel) throws GodwitException {
        for (Side side : Side.values()) {
            String address = of.ends().dataSource(side).address();
            try {
                ProbeReport report = of.ends().connector(side).probe(of.ends().dataSource(side), cancel);
                findings.against("Logging in at the " + Ends.name(side) + " " + address, "accepted after " + report.connectTime().toMillis() + " ms");
            } catch (GodwitException e) {
                if (codes().contains(e.problem().code())) {
                    findings.title("The " + Ends.name(side) + " refuses user and password of " + address).supports("Logging in at the " + Ends.name(side) + " " + address, e.problem().message())
                            .remedy(new Remedy.EditDataSource(of.ends().dataSource(side).name(), "Correct the data source " + of.ends().dataSource(side).name(),
                                    "All projects that use the data source log in with what you enter, from their next connection on."));
                } else {
                    findings.unknown("Logging in at the " + Ends.name(side) + " " + address, e.problem().message());
                }
            }
        }
    }
}
