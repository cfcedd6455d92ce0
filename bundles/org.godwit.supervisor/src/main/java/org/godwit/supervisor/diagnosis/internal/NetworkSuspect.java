package org.godwit.supervisor.diagnosis.internal;

import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ProbeReport;
import org.godwit.core.spi.Side;
import org.godwit.supervisor.diagnosis.CauseCode;

/** Whether the servers can be reached, and how long it takes. Without state. */
final class NetworkSuspect implements Suspect {
    private static final long SLOW_MILLIS = 1000;

    @Override
    public CauseCode code() {
        return CauseCode.NETWORK;
    }

    @Override
    public Set<String> codes() {
        return Set.of("GODWIT-MYSQL-0001", "GODWIT-MYSQL-0002", "GODWIT-MYSQL-0003", "GODWIT-MYSQL-0005", "GODWIT-MYSQL-0206", "GODWIT-MYSQL-0208");
    }

    @Override
    public Set<Integer> vendorCodes() {
        return Set.of(2003, 2006, 2013, 1053, 1158, 1159, 1160, 1161, 1927);
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
            String checked = "Connecting to the " + Ends.name(side) + " " + address;
            try {
                ProbeReport report = of.ends().connector(side).probe(of.ends().dataSource(side), cancel);
                long connect = report.connectTime().toMillis();
                long query = report.queryTime().toMillis();
                if (connect > SLOW_MILLIS || query > SLOW_MILLIS) {
                    findings.title("The way to the " + Ends.name(side) + " " + address + " is slow").supports(checked, "connected after " + connect + " ms, a query takes " + query + " ms");
                } else {
                    findings.against(checked, "connected after " + connect + " ms, a query takes " + query + " ms");
                }
            } catch (GodwitException e) {
                if (codes().contains(e.problem().code())) {
                    findings.title("The " + Ends.name(side) + " " + address + " cannot be reached").supports(checked, e.problem().message());
                } else {
                    findings.unknown(checked, e.problem().message());
                }
            }
        }
    }
}
