package org.godwit.supervisor.diagnosis.internal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Examiner;
import org.godwit.core.spi.Side;
import org.godwit.supervisor.diagnosis.CauseCode;

/** Whether the target takes statements as large as its rows need. Without state. */
final class PacketSuspect implements Suspect {
    private static final long MOST = 1L << 30;

    @Override
    public CauseCode code() {
        return CauseCode.PACKET_TOO_SMALL;
    }

    @Override
    public Set<String> codes() {
        return Set.of("GODWIT-MYSQL-0012", "GODWIT-MYSQL-0103", "GODWIT-MYSQL-0303");
    }

    @Override
    public Set<Integer> vendorCodes() {
        return Set.of(1153, 1301, 3699);
    }

    @Override
    public boolean concerns(Case of) {
        return false;
    }

    @Override
    public void look(Case of, Findings findings, CancelToken cancel) throws GodwitException {
        Map<Side, Long> sizes = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            Optional<Examiner> examiner = of.examiner(side);
            if (examiner.isPresent()) {
                String value = examiner.get().variables(List.of("max_allowed_packet"), cancel).getOrDefault("max_allowed_packet", "0");
                sizes.put(side, value.matches("\\d{1,18}") ? Long.parseLong(value) : 0);
            }
        }
        String checked = "max_allowed_packet of both servers";
        long target = sizes.getOrDefault(Side.TARGET, 0L);
        long source = sizes.getOrDefault(Side.SOURCE, 0L);
        if (target == 0) {
            findings.unknown(checked, "the target does not tell");
            return;
        }
        String found = target + " bytes at the target, " + source + " at the source";
        if (target >= MOST) {
            findings.against(checked, found + "; it cannot be larger, so the row itself is too large");
            return;
        }
        findings.title("max_allowed_packet of the target is too small: " + target + " bytes").supports(checked, found);
        findings.remedy(Actions.sql(Side.TARGET, of.ends().dataSource(Side.TARGET).name(), "SET GLOBAL max_allowed_packet = " + MOST, "Raise max_allowed_packet",
                "New connections of the target take statements up to 1 GB, until the server is restarted: put it into its option file too."));
    }
}
