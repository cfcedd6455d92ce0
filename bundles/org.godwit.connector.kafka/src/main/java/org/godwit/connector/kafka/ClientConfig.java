package org.godwit.connector.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ConnectionUrl;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.TlsSettings;

/** Settings of Kafka's clients that say where and as whom they connect (OMS: data sources, Kafka). Without state. */
final class ClientConfig {
    /** Attribute of a data source. */
    static final String MECHANISM = "saslMechanism";
    private static final Set<String> MECHANISMS = Set.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512");

    private ClientConfig() {
    }

    /** The servers, {@code host:port} joined with commas. */
    static String servers(DataSource source) {
        return source.attributes().getOrDefault(ConnectionUrl.SERVERS, source.host() + ":" + source.port());
    }

    static Map<String, Object> of(DataSource source) throws GodwitException {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers(source));
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, "godwit");
        // a broker that comes back must be found quickly, one that stays away must not be flooded
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 100L);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000L);
        boolean tls = switch (source.tls().mode()) {
            // Kafka's listeners are either for TLS or not, so there is nothing to prefer
            case DISABLED, PREFERRED -> false;
            case REQUIRED, VERIFY_CA, VERIFY_IDENTITY -> true;
        };
        boolean login = !source.user().isEmpty();
        config.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, login ? tls ? "SASL_SSL" : "SASL_PLAINTEXT" : tls ? "SSL" : "PLAINTEXT");
        if (tls) {
            encrypt(source.tls(), config);
        }
        if (login) {
            logIn(source, config);
        }
        return config;
    }

    private static void encrypt(TlsSettings tls, Map<String, Object> config) throws GodwitException {
        config.put(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG, tls.mode() == TlsSettings.Mode.VERIFY_IDENTITY ? "https" : "");
        if (tls.authority().isPresent()) {
            Path file = tls.authority().get();
            String name = file.toString().toLowerCase(Locale.ROOT);
            config.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, name.endsWith(".jks") ? "JKS" : name.endsWith(".p12") || name.endsWith(".pfx") ? "PKCS12" : "PEM");
            config.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, file.toString());
        }
        Optional<Path> certificate = tls.clientCertificate();
        Optional<Path> key = tls.clientKey();
        if (certificate.isPresent() && key.isPresent()) {
            config.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, "PEM");
            config.put(SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG, text(certificate.get()));
            config.put(SslConfigs.SSL_KEYSTORE_KEY_CONFIG, text(key.get()));
        }
    }

    private static String text(Path file) throws GodwitException {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, e.getMessage());
        }
    }

    private static void logIn(DataSource source, Map<String, Object> config) throws GodwitException {
        String mechanism = source.attributes().getOrDefault(MECHANISM, "PLAIN").toUpperCase(Locale.ROOT);
        if (!MECHANISMS.contains(mechanism)) {
            throw new GodwitException(KafkaError.BAD_MECHANISM, mechanism);
        }
        String module = mechanism.equals("PLAIN") ? "org.apache.kafka.common.security.plain.PlainLoginModule" : "org.apache.kafka.common.security.scram.ScramLoginModule";
        config.put(SaslConfigs.SASL_MECHANISM, mechanism);
        config.put(SaslConfigs.SASL_JAAS_CONFIG, new org.apache.kafka.common.config.types.Password(
                module + " required username=\"" + escaped(source.user()) + "\" password=\"" + escaped(source.password().reveal()) + "\";"));
    }

    /** In a quoted text of a JAAS file. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** Makes a client that finds its classes by its own class loader, whoever's thread this is. */
    static <T> T make(Supplier<T> maker, String servers) throws GodwitException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(Admin.class.getClassLoader());
            return maker.get();
        } catch (org.apache.kafka.common.KafkaException e) {
            // the client wraps what it could not make of its settings
            throw Failures.of(e.getCause() instanceof org.apache.kafka.common.KafkaException cause ? cause : e, servers);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
