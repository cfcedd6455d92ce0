package org.godwit.connector.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.types.Password;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ConnectionUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientConfigTest {
    @ParameterizedTest
    @CsvSource({"kafka://h, PLAINTEXT", "kafka://h?tls=required, SSL", "kafka://u:p@h, SASL_PLAINTEXT", "kafka://u:p@h?tls=verify-identity&saslMechanism=scram-sha-512, SASL_SSL"})
    void choosesTheProtocol(String url, String protocol) throws GodwitException {
        assertThat(config(url)).containsEntry("security.protocol", protocol);
    }

    @Test
    void namesAllServers() throws GodwitException {
        assertThat(config("kafka://a,b:9093/topic")).containsEntry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "a:9092,b:9093");
    }

    @Test
    void keepsThePasswordOutOfTexts() throws GodwitException {
        Map<String, Object> config = config("kafka://me:s%22ecret@h?saslMechanism=SCRAM-SHA-256");
        assertThat(config.toString()).doesNotContain("ecret");
        assertThat(((Password) config.get("sasl.jaas.config")).value()).contains("ScramLoginModule", "username=\"me\"", "password=\"s\\\"ecret\"");
    }

    @Test
    void checksTheHostOnlyWhereAsked() throws GodwitException {
        assertThat(config("kafka://h?tls=verify-ca&ca=/x/ca.jks")).containsEntry("ssl.endpoint.identification.algorithm", "").containsEntry("ssl.truststore.type", "JKS");
        assertThat(config("kafka://h?tls=verify-identity&ca=/x/ca.pem")).containsEntry("ssl.endpoint.identification.algorithm", "https").containsEntry("ssl.truststore.type", "PEM");
    }

    @Test
    void refusesAnUnknownMechanism() {
        assertThatThrownBy(() -> config("kafka://u:p@h?saslMechanism=MAGIC")).isInstanceOf(GodwitException.class).hasMessageContaining("KAFKA-0009");
    }

    private static Map<String, Object> config(String url) throws GodwitException {
        return ClientConfig.of(ConnectionUrl.parse(url));
    }
}
