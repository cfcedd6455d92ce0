package org.godwit.supervisor.diagnosis;

import java.util.List;

/**
 * A likely cause.
 *
 * @param title what is wrong, with the names concerned
 * @param confidence 0 to 100, see {@link #certainty()}
 */
public record Cause(CauseCode code, String title, int confidence, List<Evidence> evidence, List<Remedy> remedies) {
    /** How sure it is, in words. */
    public enum Certainty {
        /** The failure says so and looking confirmed it. */
        CERTAIN,
        /** The failure says so; looking neither confirmed nor refuted it. */
        LIKELY,
        /** Only one of both speaks for it. */
        POSSIBLE
    }

    public Cause {
        evidence = List.copyOf(evidence);
        remedies = List.copyOf(remedies);
    }

    public Certainty certainty() {
        return confidence >= 90 ? Certainty.CERTAIN : confidence >= 65 ? Certainty.LIKELY : Certainty.POSSIBLE;
    }
}
