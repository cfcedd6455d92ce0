package org.godwit.rehearsal.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.godwit.rehearsal.report.Report;
import org.junit.jupiter.api.Test;

class WhatIfTest {
    @Test
    void tellsOtherPresetsAsRanges() {
        Report.Section section = WhatIf.of(100, 1_000_000, Map.of(), 2);
        assertThat(section.rows()).startsWith(List.of("STEADY", "2", "100.0 s", "3 min"), List.of("NORMAL (measured)", "4", "100.0 s", "100.0 s"), List.of("FAST", "8", "50.0 s", "100.0 s"));
        assertThat(section.rows().getLast().getFirst()).contains("5,000");
    }

    @Test
    void tellsNothingOfPresetsWhenOwnNumbersWereMeasured() {
        assertThat(WhatIf.of(100, 10, Map.of("sink.workerNum", "3"), 2).rows()).hasSize(1);
        assertThat(WhatIf.of(100, 10, Map.of("fullTransferSpeedMode", "FAST"), 2).rows().get(2).getFirst()).isEqualTo("FAST (measured)");
    }
}
