package org.godwit.tests.sync;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.godwit.connector.kafka.KafkaConnector;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ConnectionUrl;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.MessageQueue;
import org.godwit.tests.support.KafkaBroker;
import org.godwit.tests.support.Servers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A real broker that speaks TLS alone, with a certificate that it signed itself, and asks for a login. */
@Tag("slow")
class KafkaLoginIT {
    private static final String STORE_PASSWORD = "store-17";
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"admin\" password=\"admin-17\" user_admin=\"admin-17\" user_app=\"app-17\";";
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule required;";
    private final CancelToken cancel = CancelToken.create();

    @Test
    void logsInByEachMechanismOverTls() throws Exception {
        try (Servers servers = Servers.open()) {
            Path store = servers.folder("tls").resolve("broker.p12");
            Path authority = servers.folder("tls").resolve("broker.pem");
            Path other = servers.folder("tls").resolve("other.pem");
            certificate(store, authority);
            certificate(servers.folder("tls").resolve("other.p12"), other);
            try (KafkaBroker broker = KafkaBroker.start(servers.folder("broker"), settings(store, authority))) {
                addScramUser(broker, authority);
                String place = "@" + broker.servers() + "?tls=verify-identity&ca=" + authority;
                assertThat(sentAndRead("kafka://app:app-17" + place + "&saslMechanism=PLAIN", "plain")).containsExactly("plain");
                assertThat(sentAndRead("kafka://scram:scram-17" + place + "&saslMechanism=SCRAM-SHA-256", "scram256")).containsExactly("scram256");
                assertThat(sentAndRead("kafka://scram:scram-17" + place + "&saslMechanism=SCRAM-SHA-512", "scram512")).containsExactly("scram512");
                refused("kafka://app:wrong" + place + "&saslMechanism=PLAIN", "KAFKA-0002");
                refused("kafka://scram:wrong" + place + "&saslMechanism=SCRAM-SHA-512", "KAFKA-0002");
                refused("kafka://app:app-17@" + broker.servers() + "?tls=verify-identity&ca=" + other, "KAFKA-0003");
            }
        }
    }

    private static Map<String, String> settings(Path store, Path authority) {
        Map<String, String> settings = new HashMap<>();
        settings.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:SASL_SSL");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("ssl.keystore.type", "PKCS12");
        settings.put("ssl.keystore.location", store.toString().replace('\\', '/'));
        settings.put("ssl.keystore.password", STORE_PASSWORD);
        settings.put("ssl.key.password", STORE_PASSWORD);
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", authority.toString().replace('\\', '/'));
        settings.put("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512");
        settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        settings.put("listener.name.plaintext.plain.sasl.jaas.config", PLAIN);
        settings.put("listener.name.plaintext.scram-sha-256.sasl.jaas.config", SCRAM);
        settings.put("listener.name.plaintext.scram-sha-512.sasl.jaas.config", SCRAM);
        return settings;
    }

    private static void certificate(Path store, Path authority) throws Exception {
        keytool("-genkeypair", "-alias", "broker", "-keyalg", "RSA", "-dname", "CN=broker", "-ext", "SAN=ip:127.0.0.1", "-validity", "30", "-storetype", "PKCS12", "-keystore", store.toString());
        keytool("-exportcert", "-rfc", "-alias", "broker", "-keystore", store.toString(), "-file", authority.toString());
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass:env", "STORE_PASSWORD"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("STORE_PASSWORD", STORE_PASSWORD);
        assertThat(builder.start().waitFor()).as("keytool").isZero();
    }

    private static void addScramUser(KafkaBroker broker, Path authority) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", broker.servers(), "security.protocol", "SASL_SSL", "sasl.mechanism", "PLAIN", "ssl.truststore.type", "PEM", "ssl.truststore.location", authority.toString(),
                "sasl.jaas.config", "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"admin\" password=\"admin-17\";");
        try (Admin admin = Admin.create(config)) {
            // a request may name a user once only
            for (ScramMechanism mechanism : List.of(ScramMechanism.SCRAM_SHA_256, ScramMechanism.SCRAM_SHA_512)) {
                admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion("scram", new ScramCredentialInfo(mechanism, 4096), "scram-17"))).all().get(60, TimeUnit.SECONDS);
            }
        }
    }

    private List<String> sentAndRead(String url, String topic) throws Exception {
        assertThat(new KafkaConnector().probe(ConnectionUrl.parse(url), cancel).tls()).isEqualTo("TLS");
        try (Endpoint endpoint = new KafkaConnector().open(ConnectionUrl.parse(url), Map.of(), cancel)) {
            MessageQueue queue = endpoint.queue().orElseThrow();
            queue.create(List.of(new MessageQueue.Topic(topic, 1, 1, Map.of())), cancel);
            CompletableFuture<MessageQueue.Place> outcome = new CompletableFuture<>();
            try (MessageQueue.Sink sink = queue.open(cancel)) {
                sink.send(new MessageQueue.Message(topic, Optional.empty(), Optional.empty(), topic.getBytes(StandardCharsets.UTF_8)), new Told(outcome), cancel);
                outcome.get(60, TimeUnit.SECONDS);
            }
            List<String> read = new ArrayList<>();
            queue.read(topic, List.of(), Duration.ofSeconds(30), m -> !read.add(new String(m.value(), StandardCharsets.UTF_8)), cancel);
            return read;
        }
    }

    private void refused(String url, String code) {
        assertThatThrownBy(() -> new KafkaConnector().probe(ConnectionUrl.parse(url), cancel)).isInstanceOf(GodwitException.class).hasMessageContaining(code).hasMessageNotContaining("wrong\"");
    }

    /** Completes with where the message lies. */
    private record Told(CompletableFuture<MessageQueue.Place> outcome) implements MessageQueue.Receipt {
        @Override
        public void acknowledged(MessageQueue.Place place) {
            outcome.complete(place);
        }

        @Override
        public void tooLarge(String reason) {
            outcome.completeExceptionally(new IllegalStateException(reason));
        }

        @Override
        public void refused(GodwitException failure) {
            outcome.completeExceptionally(failure);
        }
    }
}
