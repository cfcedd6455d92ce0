package org.godwit.rehearsal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.rehearsal.run.RunListener;
import org.junit.jupiter.api.Test;

class PlaybackPaceTest {
    @Test
    void tellsTheRestByTheShareOfTheRecording() {
        RunListener.State state = PlaybackPace.state(0.25, 5000, 10);
        assertThat(state.fraction()).isEqualTo(0.25);
        assertThat(state.secondsLeft()).hasValue(30);
        assertThat(state.unitsPerSecond()).isEqualTo(500);
        assertThat(PlaybackPace.state(1, 20_000, 40).secondsLeft()).hasValue(0);
    }

    @Test
    void tellsNoTimeBeforeAnythingIsKnown() {
        assertThat(PlaybackPace.state(0, 0, 10).secondsLeft()).isEmpty();
        assertThat(PlaybackPace.state(0.5, 10, 0.1).secondsLeft()).isEmpty();
    }
}
