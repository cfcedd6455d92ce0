package org.godwit.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.rehearsal.run.Stage;
import org.junit.jupiter.api.Test;

/** Parts and the stages that they bring. */
class RehearsalOptionsTest {
    @Test
    void stagesFollowFromThePartsAndStandInTheirOrder() {
        assertThat(RehearsalOptions.DEFAULT.stages(false)).containsExactly(Stage.SERVERS, Stage.LOAD, Stage.PRECHECK, Stage.SCHEMA, Stage.FULL, Stage.INDEX, Stage.VERIFICATION, Stage.REPORT);
        assertThat(RehearsalOptions.USUAL.stages(true)).containsSubsequence(Stage.VERIFICATION, Stage.REPLAY, Stage.TRUTH, Stage.PLANTED, Stage.DRILL, Stage.REPORT).doesNotContain(Stage.FAULTS);
        assertThat(RehearsalOptions.ALL.stages(false)).contains(Stage.FAULTS).doesNotContain(Stage.REPLAY, Stage.TRUTH);
    }
}
