package org.godwit.rehearsal.planted;

import java.util.List;

/**
 * How well the verification did. Immutable.
 *
 * @param kinds of differences, with how many were planted and found
 * @param missed planted differences that were not found
 * @param falseAlarms differences that were told and not planted
 * @param converged whether the correction scripts made both sides equal in one pass
 */
public record PlantedResult(long seed, int planted, int found, List<KindCount> kinds, List<String> missed, List<String> falseAlarms, boolean converged) {
    /** One kind of difference. */
    public record KindCount(String kind, int planted, int found) {
    }

    public PlantedResult {
        kinds = List.copyOf(kinds);
        missed = List.copyOf(missed);
        falseAlarms = List.copyOf(falseAlarms);
    }

    public boolean isPerfect() {
        return planted > 0 && found == planted && falseAlarms.isEmpty() && converged;
    }
}
