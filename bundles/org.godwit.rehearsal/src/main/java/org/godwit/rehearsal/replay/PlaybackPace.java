package org.godwit.rehearsal.replay;

import java.util.OptionalLong;
import org.godwit.rehearsal.run.RunListener;

/** How far a recording is played, and how long the rest takes if it goes on as so far: by bytes of the recording, since rows are counted some seconds late. Without state. */
final class PlaybackPace {
    /** Before that a rate tells more of the start than of the replay. */
    private static final double TOO_EARLY = 1.0;

    private PlaybackPace() {
    }

    /**
     * @param share of the recording that is applied, 0 to 1
     * @param rows applied
     * @param seconds since it began
     */
    static RunListener.State state(double share, long rows, double seconds) {
        boolean known = share > 0 && seconds >= TOO_EARLY;
        OptionalLong left = known ? OptionalLong.of(Math.round(seconds * (1 - share) / share)) : OptionalLong.empty();
        return new RunListener.State(share, rows, 0, "rows", seconds < TOO_EARLY ? 0 : rows / seconds, left, "");
    }
}
