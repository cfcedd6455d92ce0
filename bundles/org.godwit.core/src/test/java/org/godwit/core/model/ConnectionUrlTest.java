package org.godwit.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.godwit.core.error.GodwitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUrlTest {
    @Test
    void readsEveryPart() throws GodwitException {
        DataSource source = ConnectionUrl.parse("mysql://ro%40t:s%3Acr%2Ft+x@db.example:3307/my%20shop?tls=verify-ca&ca=/etc/ca.pem&role=SLAVE");
        assertThat(source.type()).isEqualTo(DataSourceType.MYSQL);
        assertThat(source.user()).isEqualTo("ro@t");
        assertThat(source.password().reveal()).isEqualTo("s:cr/t+x");
        assertThat(source.host()).isEqualTo("db.example");
        assertThat(source.port()).isEqualTo(3307);
        assertThat(source.database()).isEqualTo("my shop");
        assertThat(source.tls().mode()).isEqualTo(TlsSettings.Mode.VERIFY_CA);
        assertThat(source.tls().authority()).contains(Path.of("/etc/ca.pem"));
        assertThat(source.attributes()).containsOnlyKeys("role");
    }

    @Test
    void fillsDefaults() throws GodwitException {
        DataSource source = ConnectionUrl.parse("tidb://root@[::1]");
        assertThat(source.port()).isEqualTo(4000);
        assertThat(source.host()).isEqualTo("::1");
        assertThat(source.password().isEmpty()).isTrue();
        assertThat(source.database()).isEmpty();
    }

    @Test
    void keepsTenantAndClusterOfOceanBaseInTheUser() throws GodwitException {
        assertThat(ConnectionUrl.parse("oceanbase://user%40tenant%23cluster:x@h:2883").user()).isEqualTo("user@tenant#cluster");
    }

    @Test
    void readsAQueueOfSeveralServers() throws GodwitException {
        DataSource source = ConnectionUrl.parse("kafka://me:p%40ss@b1,b2:9093/orders?saslMechanism=PLAIN");
        assertThat(source.type()).isEqualTo(DataSourceType.KAFKA);
        assertThat(source.host()).isEqualTo("b1");
        assertThat(source.port()).isEqualTo(9092);
        assertThat(source.user()).isEqualTo("me");
        assertThat(source.password().reveal()).isEqualTo("p@ss");
        assertThat(source.database()).isEqualTo("orders");
        assertThat(source.attributes()).containsEntry(ConnectionUrl.SERVERS, "b1:9092,b2:9093").containsEntry("saslMechanism", "PLAIN");
    }

    @Test
    void needsNoUserForAQueue() throws GodwitException {
        DataSource source = ConnectionUrl.parse("kafka://b1");
        assertThat(source.user()).isEmpty();
        assertThat(source.address()).isEqualTo("b1:9092");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "oracle://u:topsecret@h/db", "mysql://h/db", "mysql://u:topsecret@/db", "mysql://u:top secret@h/db", "mysql://u:topsecret@h/db?tls=maybe", "mysql://u:topsecret@h/db?x"})
    void saysWhatIsWrongWithoutThePassword(String url) {
        assertThatThrownBy(() -> ConnectionUrl.parse(url)).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-CORE-0003").hasMessageNotContaining("secret");
    }
}
