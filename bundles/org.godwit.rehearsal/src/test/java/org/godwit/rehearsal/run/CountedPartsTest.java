package org.godwit.rehearsal.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedPartsTest {
    @Test
    void tellsTheTimeLeftByWhatIsThrough() {
        CountedParts parts = new CountedParts(Stage.DRILL, 6, RunListener.SILENT);
        assertThat(parts.state(0, "to the target", 3).secondsLeft()).isEmpty();
        RunListener.State state = parts.state(2, "to the target", 30);
        assertThat(state.fraction()).isEqualTo(2 / 6.0);
        assertThat(state.secondsLeft()).hasValue(60);
        assertThat(state.unit()).isEqualTo("switchovers");
    }
}
