package org.godwit.rehearsal.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.rehearsal.replay.HotKeys;
import org.godwit.rehearsal.report.Report;
import org.junit.jupiter.api.Test;

/** How keys lie and how often they are written. */
class KeyHistogramTest {
    @Test
    void evenKeysAreEven() {
        CaptureFacts.Histogram histogram = of(1, 64_000, 1).orElseThrow();
        assertThat(histogram.rows().stream().mapToLong(Long::longValue).sum()).isEqualTo(64_000);
        assertThat(histogram.skew()).isBetween(0.9, 1.1);
    }

    @Test
    void everyValueIsCountedAlsoBelowTheFirst() {
        KeyHistogram histogram = new KeyHistogram("id");
        for (long value : List.of(500L, -7L, 3_000_000_000L, 0L, 499L, -4_000_000L)) {
            histogram.add(Long.toString(value));
        }
        histogram.add("no number");
        CaptureFacts.Histogram result = histogram.result().orElseThrow();
        assertThat(result.rows().stream().mapToLong(Long::longValue).sum()).isEqualTo(6);
        assertThat(result.low()).isLessThanOrEqualTo(-4_000_000);
        assertThat(result.low() + result.width() * result.rows().size()).isGreaterThan(3_000_000_000.0);
        assertThat(result.rows().getFirst()).isPositive();
        assertThat(result.rows().getLast()).isPositive();
    }

    @Test
    void aFarKeyMakesTheRestLieUnevenly() {
        KeyHistogram histogram = new KeyHistogram("id");
        for (int i = 0; i < 1000; i++) {
            histogram.add(Integer.toString(i));
        }
        histogram.add("1000000");
        CaptureFacts.Table table = new CaptureFacts.Table("shop", "t", 1001, 1, 10, Map.of(), 0, List.of(), List.of(histogram.result().orElseThrow()));
        assertThat(table.skew()).isGreaterThan(10);
    }

    @Test
    void noValueMakesNoHistogram() {
        assertThat(new KeyHistogram("id").result()).isEmpty();
    }

    @Test
    void aKeyThatIsWrittenMostBoundsTheLanes() {
        CaptureFacts.LogRates rates = new CaptureFacts.LogRates(10, 10, 1000, 1000, 1, "", List.of(), List.of(new CaptureFacts.HotKey("shop.counter", "ab12", 600)), List.of(),
                List.of(new CaptureFacts.WriteSpread("shop.counter", 800, 3, 0, 0, 2, 1, 600), new CaptureFacts.WriteSpread("shop.order", 200, 200, 200, 0, 0, 0, 1)));
        assertThat(HotKeys.mostLanes(rates)).isBetween(1.6, 1.7);
        Report.Section section = HotKeys.of(rates).orElseThrow();
        assertThat(section.state()).isEqualTo(Report.State.WARNING);
        assertThat(section.text()).contains("shop.counter", "60.0 %", "more than 2 lanes");
        assertThat(section.rows()).first().asList().startsWith("shop.counter", "800");
        assertThat(HotKeys.of(CaptureFacts.LogRates.NONE)).isEmpty();
    }

    private static Optional<CaptureFacts.Histogram> of(int from, int to, int step) {
        KeyHistogram histogram = new KeyHistogram("id");
        for (int i = from; i <= to; i += step) {
            histogram.add(Integer.toString(i));
        }
        return histogram.result();
    }
}
