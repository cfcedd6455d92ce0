package org.godwit.supervisor.diagnosis.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Examiner;
import org.godwit.core.spi.Examiner.ClockSkew;
import org.godwit.core.spi.Side;
import org.godwit.supervisor.diagnosis.CauseCode;

/** Whether the servers' clocks go with this computer's; otherwise delays are shown wrong and a start by time is off. The difference is known up to the round trip. Without state. */
final class ClockSuspect implements Suspect {
    private static final Duration TOLERATED = Duration.ofSeconds(5);

    @Override
    public CauseCode code() {
        return CauseCode.CLOCK_SKEW;
    }

    @Override
    public Set<String> codes() {
        return Set.of();
    }

    @Override
    public Set<Integer> vendorCodes() {
        return Set.of();
    }

    @Override
    public boolean concerns(Case of) {
        return of.isIncremental();
    }

    /** A wrong clock stops nothing; it makes wrong delays. */
    @Override
    public int weightAlone() {
        return 50;
    }

    @Override
    public void look(Case of, Findings findings, CancelToken cancel) throws GodwitException {
        for (Side side : Side.values()) {
            String checked = "Clock of the " + Ends.name(side) + " against this computer's";
            Optional<Examiner> examiner = of.examiner(side);
            if (examiner.isEmpty()) {
                findings.unknown(checked, "this kind of server is not asked");
                continue;
            }
            judge(findings, side, checked, examiner.get().clockSkew(cancel));
        }
    }

    private static void judge(Findings findings, Side side, String checked, ClockSkew skew) {
        Duration sure = skew.least().isPositive() ? skew.least() : skew.most().isNegative() ? skew.most() : Duration.ZERO;
        String between = "between " + seconds(skew.least()) + " and " + seconds(skew.most()) + " ahead";
        if (sure.abs().compareTo(TOLERATED) > 0) {
            findings.title("The clock of the " + Ends.name(side) + " is " + seconds(sure.abs()) + (sure.isNegative() ? " behind" : " ahead of") + " this computer's").supports(checked,
                    between + "; delays are shown by as much " + (sure.isNegative() ? "too long" : "too short") + ". Synchronize the clocks (NTP).");
        } else {
            findings.against(checked, between);
        }
    }

    private static String seconds(Duration duration) {
        return String.format(java.util.Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
