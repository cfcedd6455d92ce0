package org.godwit.rehearsal.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.godwit.core.model.StepName;
import org.godwit.rehearsal.capture.CaptureFacts;
import org.godwit.rehearsal.report.HoldUpSection;
import org.godwit.rehearsal.report.Report;
import org.godwit.supervisor.diagnosis.Bottleneck;
import org.junit.jupiter.api.Test;

class ForecastTest {
    @Test
    void scalesMeasuredRatesAndNamesTheLargestPart() {
        Report.Section section = Forecast.of(facts(Map.of(), 0), List.of(table("shop.big", 10_000, 1), table("shop.small", 100, 0.1)), 1, 2, 0, Map.of());
        assertThat(section.state()).isEqualTo(Report.State.GOOD);
        assertThat(section.text()).contains("shop.big", "1,000,100 rows");
        assertThat(section.rows()).extracting(r -> r.get(0)).containsExactly("shop.big", "shop.small");
        assertThat(section.rows().get(0)).contains("measured with 10000 rows").contains("100.0 s");
        assertThat(section.rows().get(1)).contains("rate of all tables together");
    }

    @Test
    void warnsWhenTheLogIsPurgedBeforeTheLoadEnds() {
        Report.Section section = Forecast.of(facts(Map.of("binlog_expire_logs_seconds", "60"), 0), List.of(table("shop.big", 10_000, 1)), 1, 2, 0, Map.of());
        assertThat(section.state()).isEqualTo(Report.State.BAD);
        assertThat(section.text()).contains("keep it longer");
    }

    @Test
    void tellsWhenChangesNeverCatchUp() {
        Report.Section bad = Forecast.of(facts(Map.of(), 40_000), List.of(table("shop.big", 10_000, 1)), 1, 2, 500, Map.of());
        assertThat(bad.state()).isEqualTo(Report.State.BAD);
        assertThat(bad.text()).contains("never catch up");
        Report.Section doubtful = Forecast.of(facts(Map.of(), 10_000), List.of(table("shop.big", 10_000, 1)), 1, 2, 500, Map.of());
        assertThat(doubtful.state()).isEqualTo(Report.State.WARNING);
        assertThat(doubtful.text()).contains("10,000 rows of log", "capture a longer log").doesNotContain("never catch up");
        Report.Section good = Forecast.of(facts(Map.of(), 10_000), List.of(table("shop.big", 10_000, 1)), 1, 2, 2000, Map.of());
        assertThat(good.state()).isEqualTo(Report.State.GOOD);
        // one hour of 1000 rows a second, of which 1000 a second are left to catch up with
        assertThat(good.figures()).filteredOn(f -> f.name().startsWith("Backlog")).extracting(Report.Figure::value).containsExactly("60 min / 8:00 h / 24:00 h");
    }

    @Test
    void namesWhatHeldTheCopyUpAndWhatWouldMoveIt() {
        Bottleneck writers = new Bottleneck("full-1", List.of(new Bottleneck.Share(Bottleneck.Stage.TARGET_WRITE, 3, 80)), Bottleneck.Stage.TARGET_WRITE, "",
                List.of(new Bottleneck.Lever("sink.workerNum", "4", "more writers at the target")));
        Report.Section section = Forecast.of(facts(Map.of(), 0), List.of(table("shop.big", 10_000, 1)), 1, 2, 0, Map.of(StepName.FULL_TRANSFER, writers));
        assertThat(section.text()).contains("The copy was held up by: target write.", "sink.workerNum (now 4): more writers at the target.").doesNotContain("a faster disk");
        assertThat(HoldUpSection.of(Map.of(StepName.FULL_TRANSFER, writers)).rows()).containsExactly(List.of(StepName.FULL_TRANSFER.label(), "Target write", "Target write 80 %", "sink.workerNum (now 4): more writers at the target"));
    }

    @Test
    void knowsBothWordsForRetention() {
        assertThat(Forecast.retention(Map.of("binlog_expire_logs_seconds", "0", "expire_logs_days", "2"))).isEqualTo(172_800);
        assertThat(Forecast.retention(Map.of("expire_logs_days", "0.5"))).isEqualTo(43_200);
        assertThat(Forecast.retention(Map.of())).isZero();
    }

    private static CaptureFacts facts(Map<String, String> variables, long logRows) {
        List<CaptureFacts.Table> tables = List.of(new CaptureFacts.Table("shop", "big", 1_000_000, 1, 10_000, Map.of(), 0, List.of(), List.of()), new CaptureFacts.Table("shop", "small", 100, 1, 100, Map.of(), 0, List.of(), List.of()));
        CaptureFacts.LogRates log = new CaptureFacts.LogRates(10, 10, logRows, 1000, 1, "", List.of(), List.of(), List.of(), List.of());
        return new CaptureFacts(variables, tables, log, List.of());
    }

    private static Report.Table table(String name, long rows, double seconds) {
        return new Report.Table(name, name, rows, rows * 10, seconds, rows / seconds, 1, 0, "FINISHED", "CONSISTENT", rows, 0, 0, 0, 0.1, "");
    }
}
