package org.godwit.supervisor.internal.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.godwit.core.model.Secret;
import org.godwit.core.progress.CancelToken;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.secret.KeyFileSecretBox;
import org.godwit.rm.secret.SecretBox;
import org.godwit.supervisor.alert.AlertChannel;
import org.godwit.supervisor.alert.AlertChannel.Format;
import org.godwit.supervisor.alert.AlertChannel.Webhook;
import org.godwit.supervisor.alert.AlertLevel;
import org.godwit.supervisor.alert.AlertMute;
import org.godwit.supervisor.alert.AlertRule;
import org.godwit.supervisor.alert.AlertView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts are raised once, end with their cause, are muted and restrained, and reach a webhook, with retries. */
class AlertWatchTest {
    @TempDir
    Path workspace;
    private final MovableClock clock = new MovableClock();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private RmDatabase rm;
    private AlertBook book;
    private AlertWatch watch;
    private Deliveries deliveries;
    private HttpServer server;

    private static final class MovableClock extends Clock {
        private Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    @BeforeEach
    void open() throws Exception {
        rm = RmDatabase.open(workspace);
        SecretBox secrets = KeyFileSecretBox.open(workspace.resolve("key"));
        Senders senders = new Senders();
        book = new AlertBook(rm, secrets, senders, () -> {});
        watch = new AlertWatch(rm, clock);
        deliveries = new Deliveries(rm, secrets, senders, clock, Duration.ofSeconds(10));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 503 : 204, -1);
            exchange.close();
        });
        server.start();
        rm.run(h -> h.execute("INSERT INTO oms_project (id, name, importance, status, source_endpoint_id, sink_endpoint_id, mapping_json) VALUES ('np_1', '商店', 'HIGH', 'RUNNING', 'e_1', 'e_2', '{}')"));
    }

    @AfterEach
    void close() {
        server.stop(0);
        rm.close();
    }

    private Webhook hook(Format format, String token) {
        return new Webhook(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook?access_token=s3cret"), format, new Secret(token), Optional.empty());
    }

    private void failed(boolean failed) throws Exception {
        rm.run(h -> h.execute("UPDATE oms_project SET status = ?, gmt_modified = ? WHERE id = 'np_1'", failed ? "FAILED" : "RUNNING", clock.instant()));
    }

    private AlertView only() throws Exception {
        List<AlertView> all = book.history(Instant.EPOCH);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void isRaisedOnceAndEndsWithItsCause() throws Exception {
        failed(true);
        assertThat(watch.look()).isFalse();
        clock.pass(Duration.ofSeconds(31));
        assertThat(watch.look()).isTrue();
        clock.pass(Duration.ofMinutes(30));
        assertThat(watch.look()).isFalse();
        assertThat(only().rule()).isEqualTo(AlertRule.MIGRATION_FAILED);
        assertThat(only().level()).isEqualTo(AlertLevel.HIGH);
        assertThat(only().projectName()).isEqualTo("商店");
        assertThat(only().sending()).isEqualTo(AlertView.Sending.NONE);
        failed(false);
        assertThat(watch.look()).isTrue();
        assertThat(book.open()).isEmpty();
        assertThat(only().ended()).contains(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void theLevelOfAProjectDecidesWhen() throws Exception {
        book.setLevel("np_1", AlertLevel.LOW);
        failed(true);
        clock.pass(Duration.ofSeconds(100));
        assertThat(watch.look()).isFalse();
        book.setLevel("np_1", AlertLevel.HIGH);
        assertThat(watch.look()).isTrue();
        book.setLevel("np_1", AlertLevel.IGNORE);
        assertThat(watch.look()).isTrue();
        assertThat(book.open()).isEmpty();
        rm.run(h -> h.execute("INSERT INTO oms_system_param (name, param_value, default_value, module, description) VALUES ('alarm.thresholds', '{\"LOW\":{\"failedLengthOfTimeThreshold\":90}}', '', '', '')"));
        book.setLevel("np_1", AlertLevel.LOW);
        assertThat(watch.look()).isTrue();
    }

    @Test
    void delayAndWritingBesideAPauseAreSeenOnTheComponents() throws Exception {
        rm.run(h -> h.execute("""
                INSERT INTO oms_component (name, kind, project_id, status, wanted, delay, checkpoint_sample, heartbeat) VALUES ('np_1-incr', 'INCR_SYNC', 'np_1', 'RUNNING', 'RUNNING', 31, ?, ?)""",
                clock.instant().getEpochSecond(), clock.instant().plusSeconds(3600)));
        watch.look();
        assertThat(only().rule()).isEqualTo(AlertRule.MIGRATION_DELAY);
        rm.run(h -> h.execute("UPDATE oms_project SET status = 'SUSPEND'"));
        watch.look();
        assertThat(book.open()).isEmpty();
        clock.pass(Duration.ofSeconds(40));
        watch.look();
        assertThat(book.open()).singleElement().satisfies(a -> {
            assertThat(a.rule()).isEqualTo(AlertRule.STATUS_INCONSISTENT);
            assertThat(a.cause()).contains("np_1-incr");
        });
    }

    @Test
    void reachesAWebhookInTheEndWithItsToken() throws Exception {
        book.save(new AlertChannel("", "值班", true, hook(Format.JSON, "t0ken")));
        refusals.set(2);
        failed(true);
        clock.pass(Duration.ofMinutes(1));
        watch.look();
        assertThat(only().sending()).isEqualTo(AlertView.Sending.PENDING);
        for (int attempt = 0; attempt < 3; attempt++) {
            deliveries.send(CancelToken.create());
            deliveries.send(CancelToken.create());
            assertThat(bodies).as("not before its pause is over").hasSize(attempt + 1);
            clock.pass(Duration.ofMinutes(3));
        }
        assertThat(only().sending()).isEqualTo(AlertView.Sending.SUCCESSFUL);
        assertThat(bodies.getLast()).contains("\"event\":\"raised\"", "\"rule\":\"oms_migration_failed\"", "\"level\":\"HIGH\"", "商店");
        assertThat(tokens).containsOnly("Bearer t0ken");
        failed(false);
        watch.look();
        deliveries.send(CancelToken.create());
        assertThat(bodies.getLast()).contains("\"event\":\"ended\"");
        assertThat(rm.call(h -> h.createQuery("SELECT * FROM oms_alert_channel").mapToMap().list()).toString()).doesNotContain("t0ken", "s3cret");
        assertThat(book.channels()).singleElement().satisfies(c -> assertThat(c.target()).isEqualTo(hook(Format.JSON, "t0ken")));
    }

    @Test
    void isGivenUpAfterSixAttempts() throws Exception {
        book.save(new AlertChannel("", "hook", true, hook(Format.JSON, "")));
        refusals.set(100);
        failed(true);
        clock.pass(Duration.ofMinutes(1));
        watch.look();
        for (int attempt = 0; attempt < 10; attempt++) {
            deliveries.send(CancelToken.create());
            clock.pass(Duration.ofHours(2));
        }
        assertThat(bodies).hasSize(6);
        assertThat(only().sending()).isEqualTo(AlertView.Sending.FAILED);
    }

    @Test
    void mutedAndRepeatedOnesAreNotedButNotSent() throws Exception {
        book.save(new AlertChannel("", "hook", true, hook(Format.DINGTALK, "")));
        book.mute(new AlertMute(Optional.of("np_1"), Optional.empty(), Instant.now().plusSeconds(7200)));
        failed(true);
        clock.pass(Duration.ofMinutes(1));
        watch.look();
        assertThat(only().sending()).isEqualTo(AlertView.Sending.MUTED);
        assertThat(only().mutedUntil()).isPresent();
        failed(false);
        watch.look();
        assertThat(book.unmute(Optional.of("np_1"), Optional.empty())).isTrue();
        assertThat(book.mutes()).isEmpty();

        List<AlertView.Sending> sent = new ArrayList<>();
        for (int times = 0; times < 2; times++) {
            failed(true);
            clock.pass(Duration.ofSeconds(31));
            watch.look();
            sent.add(book.open().getFirst().sending());
            failed(false);
            watch.look();
        }
        assertThat(sent).containsExactly(AlertView.Sending.PENDING, AlertView.Sending.RESTRAINED);
        deliveries.send(CancelToken.create());
        assertThat(bodies).hasSize(2);
        assertThat(bodies.getFirst()).startsWith("{\"msgtype\":\"text\"");
    }

    @Test
    void refusesChannelsThatCannotWork() {
        assertThatThrownBy(() -> book.save(new AlertChannel("", "two words", true, hook(Format.JSON, "")))).hasMessageContaining("GODWIT-PROJ-0004");
        assertThatThrownBy(() -> book.save(new AlertChannel("", "ftp", true, new Webhook(URI.create("ftp://x/y"), Format.JSON, Secret.NONE, Optional.empty())))).hasMessageContaining("GODWIT-ALRT-0001");
        assertThatThrownBy(() -> book.test(new AlertChannel("", "nobody", true, new Webhook(URI.create("http://127.0.0.1:1/"), Format.JSON, new Secret("pst"), Optional.empty())), CancelToken.create()))
                .hasMessageContaining("GODWIT-ALRT-0002").hasMessageNotContaining("pst");
        assertThatThrownBy(() -> book.mute(new AlertMute(Optional.of("np_2"), Optional.empty(), Instant.MAX))).hasMessageContaining("GODWIT-PROJ-0001");
    }
}
