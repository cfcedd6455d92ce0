package org.godwit.supervisor.internal.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.Secret;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.alert.AlertChannel;
import org.godwit.supervisor.alert.AlertChannel.Email;
import org.godwit.supervisor.alert.AlertChannel.Encryption;
import org.godwit.supervisor.alert.AlertChannel.Format;
import org.godwit.supervisor.alert.AlertChannel.Webhook;
import org.godwit.supervisor.alert.AlertLevel;
import org.godwit.supervisor.alert.AlertRule;
import org.godwit.supervisor.alert.AlertView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail and TLS against servers of this process. */
class ChannelsTest {
    private static final char[] STORE = "changeit".toCharArray();

    @TempDir
    Path folder;

    private static AlertMessage message() {
        Instant since = Instant.parse("2026-11-22T12:00:00Z");
        AlertView view = new AlertView(7, AlertRule.MIGRATION_DELAY, AlertLevel.HIGH, "np_1", "订单库迁移-与一个很长的名字-好让主题折行", "Changes are applied 2 min 0 s after they were made.", "Look.", since, since,
                Optional.empty(), AlertView.Sending.PENDING, Optional.empty());
        return new AlertMessage(AlertMessage.Event.RAISED, Optional.of(view), since);
    }

    private static AlertChannel mail(int port, Encryption encryption, String user) {
        return new AlertChannel("", "mail", true, new Email("localhost", port, encryption, user, new Secret("s3cret"), "godwit@example.org", List.of("dba@example.org", "night@example.org")));
    }

    @Test
    void mailArrivesWithItsWords() throws Exception {
        try (SmallSmtp smtp = new SmallSmtp(ServerSocketFactory.getDefault())) {
            new Senders().send(mail(smtp.port(), Encryption.NONE, "godwit"), message(), CancelToken.create());
            assertThat(smtp.said).contains("MAIL FROM:<godwit@example.org>", "RCPT TO:<dba@example.org>", "RCPT TO:<night@example.org>");
            String auth = smtp.said.stream().filter(l -> l.startsWith("AUTH PLAIN ")).findFirst().orElseThrow();
            assertThat(new String(Base64.getDecoder().decode(auth.substring(11)), StandardCharsets.UTF_8)).contains("godwit", "s3cret");
            String all = String.join("\n", smtp.said);
            assertThat(all).contains("To: dba@example.org, night@example.org", "Content-Type: text/plain; charset=utf-8");
            assertThat(smtp.said).allSatisfy(line -> assertThat(line.length()).isLessThan(120));
            String body = all.substring(all.indexOf("\n\n") + 2, all.indexOf("\n.\n"));
            assertThat(new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8)).contains("2 min 0 s", "订单库迁移", "What to do: Look.");
        }
    }

    @Test
    void mailIsNotSentInTheClearWhereEncryptionWasAskedFor() throws Exception {
        try (SmallSmtp smtp = new SmallSmtp(ServerSocketFactory.getDefault())) {
            assertThatThrownBy(() -> new Senders().send(mail(smtp.port(), Encryption.STARTTLS, "godwit"), message(), CancelToken.create())).isInstanceOf(GodwitException.class)
                    .hasMessageContaining("GODWIT-ALRT-0002").hasMessageNotContaining("s3cret");
            assertThat(smtp.said).noneMatch(l -> l.startsWith("AUTH") || l.startsWith("MAIL"));
        }
    }

    @Test
    void webhookTrustsTheGivenAuthorityAndNobodyElse() throws Exception {
        KeyStore keys = keys();
        AtomicInteger taken = new AtomicInteger();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.createContext("/", exchange -> {
            taken.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            URI url = URI.create("https://localhost:" + server.getAddress().getPort() + "/");
            assertThatThrownBy(() -> new Senders().send(new AlertChannel("", "a", true, new Webhook(url, Format.JSON, Secret.NONE, Optional.empty())), message(), CancelToken.create()))
                    .hasMessageContaining("GODWIT-ALRT-0002");
            assertThat(taken.get()).isZero();
            Path pem = folder.resolve("ca.pem");
            Files.writeString(pem, "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(keys.getCertificate("me").getEncoded()) + "\n-----END CERTIFICATE-----\n");
            new Senders().send(new AlertChannel("", "a", true, new Webhook(url, Format.DINGTALK, new Secret("SEC0"), Optional.of(pem))), message(), CancelToken.create());
            assertThat(taken.get()).isEqualTo(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void cancelReachesAWebhookThatNeverAnswers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CancelToken cancel = CancelToken.create();
            AlertChannel channel = new AlertChannel("", "a", true, new Webhook(URI.create("http://localhost:" + silent.getLocalPort() + "/"), Format.JSON, Secret.NONE, Optional.empty()));
            CompletableFuture<GodwitException> failure = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                try {
                    new Senders().send(channel, message(), cancel);
                } catch (GodwitException e) {
                    failure.complete(e);
                }
            });
            caller.start();
            try (Socket accepted = silent.accept()) {
                cancel.cancel();
                assertThat(failure.get(Duration.ofSeconds(10).toSeconds(), TimeUnit.SECONDS)).as("%s", accepted).matches(GodwitException::isCancelled);
                caller.join();
            }
        }
    }

    /** A key of its own for localhost, made by the JDK's tool. */
    private KeyStore keys() throws Exception {
        Path file = folder.resolve("keys.p12");
        Process tool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "me", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
                "SAN=dns:localhost", "-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", new String(STORE)).redirectErrorStream(true).start();
        assertThat(tool.waitFor()).as(new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            store.load(stream, STORE);
        }
        return store;
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, STORE);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
