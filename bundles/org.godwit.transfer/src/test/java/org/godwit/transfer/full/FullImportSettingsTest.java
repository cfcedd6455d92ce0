package org.godwit.transfer.full;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.BulkWriter;
import org.junit.jupiter.api.Test;

class FullImportSettingsTest {
    @Test
    void presetsFollowTheProcessorsWithinTheirLimits() {
        assertThat(FullImportSettings.workers(FullImportOptions.Speed.STEADY, 2)).isEqualTo(2);
        assertThat(FullImportSettings.workers(FullImportOptions.Speed.NORMAL, 2)).isEqualTo(4);
        assertThat(FullImportSettings.workers(FullImportOptions.Speed.FAST, 2)).isEqualTo(8);
        assertThat(FullImportSettings.workers(FullImportOptions.Speed.NORMAL, 64)).isEqualTo(16);
        assertThat(FullImportSettings.workers(FullImportOptions.Speed.FAST, 64)).isEqualTo(64);
    }

    @Test
    void readsOursAndLeavesTheOthers() throws Exception {
        FullImportSettings settings = FullImportSettings.of(Map.of("source.workerNum", "3", "allowDestTableNotEmpty", "true", "limitator.select.batch.max", "600"));
        assertThat(settings.readers()).isEqualTo(3);
        assertThat(settings.onConflict()).isEqualTo(BulkWriter.OnConflict.IGNORE);
        assertThat(settings.onBadRow()).isEqualTo(BulkWriter.OnBadRow.STOP);
        assertThatThrownBy(() -> FullImportSettings.of(Map.of("source.workerNum", "many"))).isInstanceOf(GodwitException.class).hasMessageContaining("source.workerNum");
    }
}
