package org.godwit.rehearsal;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.rehearsal.drill.DrillSettings;
import org.godwit.rehearsal.profile.TargetProfile;
import org.godwit.rehearsal.run.Stage;

/**
 * Which parts a rehearsal has. Immutable.
 *
 * @param replaySpeed times the pace at which the log was recorded; 0 for as fast as possible
 * @param seed for what is chosen at random
 * @param profile system to which the real migration goes, when it is another than the twin's
 * @param drill how the switchover is exercised
 */
public record RehearsalOptions(Set<Part> parts, double replaySpeed, long seed, Optional<TargetProfile> profile, DrillSettings drill) {
    /** Parts in their order; each needs those before it up to {@link #VERIFY}. */
    public enum Part {
        CONVERT, LOAD, VERIFY, REPLAY, PLANTED, DRILL, FAULTS, FORECAST
    }

    private static final Set<Part> MIGRATION = Set.of(Part.CONVERT, Part.LOAD, Part.VERIFY);
    /** The migration alone, as always for the sample and for dumps. */
    public static final RehearsalOptions DEFAULT = new RehearsalOptions(MIGRATION, 0, 1, Optional.empty());
    /** Everything that a bundle allows but faults, which take minutes: the usual for a bundle. */
    public static final RehearsalOptions USUAL = new RehearsalOptions(EnumSet.complementOf(EnumSet.of(Part.FAULTS)), 0, 1, Optional.empty());
    /** Everything that a bundle allows. */
    public static final RehearsalOptions ALL = new RehearsalOptions(EnumSet.allOf(Part.class), 0, 1, Optional.empty());

    /** With the usual drill. */
    public RehearsalOptions(Set<Part> parts, double replaySpeed, long seed, Optional<TargetProfile> profile) {
        this(parts, replaySpeed, seed, profile, DrillSettings.ofSeed(seed));
    }

    public RehearsalOptions {
        Objects.requireNonNull(drill);
        Objects.requireNonNull(parts);
        Objects.requireNonNull(profile);
        EnumSet<Part> all = EnumSet.noneOf(Part.class);
        for (Part part : parts) {
            all.add(part);
            switch (part) {
                case CONVERT -> all.add(Part.CONVERT);
                case LOAD, FORECAST -> all.addAll(Set.of(Part.CONVERT, Part.LOAD));
                // faults meet copies of the tables that are equal on both sides
                case VERIFY, REPLAY, PLANTED, DRILL, FAULTS -> all.addAll(MIGRATION);
            }
        }
        parts = Set.copyOf(all);
    }

    public boolean has(Part part) {
        return parts.contains(part);
    }

    /**
     * The stages that a rehearsal with these parts shows, in their order.
     *
     * @param bundle whether it is one of a bundle, which alone has a log
     */
    public List<Stage> stages(boolean bundle) {
        EnumSet<Stage> stages = EnumSet.of(Stage.SERVERS, Stage.LOAD, Stage.PRECHECK, Stage.SCHEMA, Stage.REPORT);
        for (Part part : parts) {
            switch (part) {
                case CONVERT -> stages.add(Stage.SCHEMA);
                case LOAD -> stages.addAll(Set.of(Stage.FULL, Stage.INDEX));
                case VERIFY -> stages.add(Stage.VERIFICATION);
                case REPLAY -> stages.addAll(bundle ? Set.of(Stage.REPLAY, Stage.TRUTH) : Set.of());
                case PLANTED -> stages.add(Stage.PLANTED);
                case DRILL -> stages.add(Stage.DRILL);
                case FAULTS -> stages.add(Stage.FAULTS);
                case FORECAST -> stages.add(Stage.REPORT);
            }
        }
        return List.copyOf(stages);
    }

    /** @param words names of parts, separated by commas; or {@code all} */
    public static Set<Part> parts(String words) throws GodwitException {
        EnumSet<Part> parts = EnumSet.noneOf(Part.class);
        for (String word : words.split(",")) {
            if (word.strip().equalsIgnoreCase("all")) {
                parts.addAll(EnumSet.allOf(Part.class));
                continue;
            }
            try {
                parts.add(Part.valueOf(word.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new GodwitException(RehearsalError.NO_SUCH_STAGE, e, word.strip());
            }
        }
        return parts;
    }
}
