package org.godwit.supervisor.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PositionTextTest {
    private static final String PLACE = "{\"file\":\"mariadb-bin.000003\",\"pos\":1234,\"server\":\"5\",\"gtid\":\"0-5-17\"}";

    @Test
    void showsFileAndOffsetAndWhatFollows() {
        assertThat(PositionText.readable(PLACE)).isEqualTo("mariadb-bin.000003:1234");
        assertThat(PositionText.readable(PLACE + " and 7 changes")).isEqualTo("mariadb-bin.000003:1234 and 7 changes");
    }

    @Test
    void showsIdentifiersWhereNoFileIsKnown() {
        assertThat(PositionText.readable("{\"file\":\"\",\"pos\":4,\"gtid\":\"a:1-5\"}")).isEqualTo("a:1-5");
        assertThat(PositionText.gtids(PLACE)).isEqualTo("0-5-17");
    }

    @Test
    void leavesOtherTextsAlone() {
        assertThat(PositionText.readable("begin")).isEqualTo("begin");
        assertThat(PositionText.readable("{broken}")).isEqualTo("{broken}");
        assertThat(PositionText.gtids("begin")).isEmpty();
    }
}
