package org.godwit.connector.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProberTest {
    @ParameterizedTest
    @CsvSource({"V5_5_0, 5.5.0", "V4_9_8, 4.9.8", "unknown, unknown"})
    void readsVersions(String name, String version) {
        assertThat(Prober.version(name)).isEqualTo(version);
    }
}
