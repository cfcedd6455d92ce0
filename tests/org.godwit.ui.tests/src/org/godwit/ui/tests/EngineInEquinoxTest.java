package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;

import org.godwit.rm.RmDatabase;
import org.godwit.supervisor.HeadlessComponentHost;
import org.godwit.supervisor.StudioConfig;
import org.godwit.ui.tests.harness.StudioExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The engine, which is written for a plain class path, also lives among the class loaders of Equinox. */
@ExtendWith(StudioExtension.class)
class EngineInEquinoxTest {

    @Test
    void everyBundleResolves() {
        Bundle[] bundles = FrameworkUtil.getBundle(EngineInEquinoxTest.class).getBundleContext().getBundles();

        assertThat(Arrays.stream(bundles).filter(b -> b.getState() == Bundle.INSTALLED).map(Bundle::getSymbolicName)).isEmpty();
    }

    @Test
    void findsTheConnectors(@TempDir Path workspace) {
        var systems = StudioConfig.of(workspace, new HeadlessComponentHost()).connectors();

        assertThat(systems).extracting(Object::getClass).extracting(Class::getName).contains("org.godwit.connector.mysql.MySqlConnector", "org.godwit.connector.kafka.KafkaConnector",
                "org.godwit.connector.rocketmq.RocketMqConnector");
    }

    @Test
    void opensTheRmDatabase(@TempDir Path workspace) throws Exception {
        try (RmDatabase rm = RmDatabase.open(workspace)) {
            assertThat(rm).isNotNull();
        }
        assertThat(workspace).isNotEmptyDirectory();
    }
}
