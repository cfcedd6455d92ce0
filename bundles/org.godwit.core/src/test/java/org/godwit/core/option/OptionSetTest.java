package org.godwit.core.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.godwit.core.error.GodwitException;
import org.junit.jupiter.api.Test;

class OptionSetTest {
    private static final Option<Integer> WORKERS = Option.integer("sink.workerNum", 16, 1, 64, "writers");
    private static final Option<Boolean> EMPTY = Option.bool("checkDstTableEmpty", true, "refuse non-empty tables");
    private static final Option<TimeUnit> UNIT = Option.choice("unit", TimeUnit.SECONDS, "unit of time");
    private static final List<Option<?>> KNOWN = List.of(WORKERS, EMPTY, UNIT);

    @Test
    void chosenValuesWinOverDefaults() throws GodwitException {
        OptionSet set = OptionSet.of(KNOWN, Map.of("sink.workerNum", "4", "unit", "days"));
        assertThat(set.get(WORKERS)).isEqualTo(4);
        assertThat(set.get(EMPTY)).isTrue();
        assertThat(set.get(UNIT)).isEqualTo(TimeUnit.DAYS);
    }

    @Test
    void refusesUnknownKeysAndNamesTheKnownOnes() {
        assertThatThrownBy(() -> OptionSet.of(KNOWN, Map.of("sink.worker", "4"))).isInstanceOfSatisfying(GodwitException.class,
                e -> assertThat(e.problem().remedy()).contains("sink.workerNum"));
    }

    @Test
    void refusesValuesOutOfRange() {
        assertThatThrownBy(() -> OptionSet.of(KNOWN, Map.of("sink.workerNum", "65"))).isInstanceOfSatisfying(GodwitException.class,
                e -> assertThat(e.problem().remedy()).contains("from 1 to 64"));
        assertThatThrownBy(() -> OptionSet.of(KNOWN, Map.of("checkDstTableEmpty", "perhaps"))).isInstanceOf(GodwitException.class);
    }
}
