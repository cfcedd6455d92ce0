package org.godwit.supervisor.internal.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.alert.AlertChannel.Format;
import org.godwit.supervisor.alert.AlertChannel.Webhook;
import org.godwit.supervisor.alert.AlertView;
import org.godwit.supervisor.internal.Json;

/** Posts an alert as JSON. Any status of 200 to 299 is a success; redirects are not followed, because the token would go with them. Thread-safe. */
final class WebhookSender {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);

    void send(String channel, Webhook hook, AlertMessage message, CancelToken cancel) throws GodwitException {
        try (HttpClient client = client(hook)) {
            HttpRequest.Builder request = HttpRequest.newBuilder(target(hook, message)).timeout(ANSWER).header("Content-Type", "application/json; charset=utf-8")
                    .POST(HttpRequest.BodyPublishers.ofString(body(hook.format(), message)));
            if (hook.format() == Format.JSON && !hook.token().isEmpty()) {
                request.header("Authorization", "Bearer " + hook.token().reveal());
            }
            CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding());
            try (var stop = cancel.onCancel(() -> answer.cancel(true))) {
                int status = answer.join().statusCode();
                if (status < 200 || status > 299) {
                    throw new GodwitException(SupervisorError.NOT_SENT, channel, "the server answered with HTTP status " + status);
                }
            } catch (CancellationException e) {
                throw new GodwitException(CoreError.CANCELLED, e);
            } catch (CompletionException e) {
                // Cancelling ends the connection too, and either of both may be told first.
                cancel.check();
                throw new GodwitException(SupervisorError.NOT_SENT, e.getCause(), channel, reason(e.getCause()));
            } finally {
                client.shutdownNow();
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new GodwitException(SupervisorError.NOT_SENT, e, channel, reason(e));
        }
    }

    private static HttpClient client(Webhook hook) throws GeneralSecurityException, IOException {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER);
        if (hook.authority().isPresent()) {
            builder.sslContext(PemTrust.context(hook.authority().get()));
        }
        return builder.build();
    }

    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /** A DingTalk robot with the security setting "signature" wants time and signature in the URL (DingTalk: custom robot security settings). */
    private static URI target(Webhook hook, AlertMessage message) throws GeneralSecurityException {
        if (hook.format() != Format.DINGTALK || hook.token().isEmpty()) {
            return hook.url();
        }
        long time = message.time().toEpochMilli();
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = hook.token().reveal().getBytes(StandardCharsets.UTF_8);
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signature = Base64.getEncoder().encodeToString(mac.doFinal((time + "\n" + hook.token().reveal()).getBytes(StandardCharsets.UTF_8)));
        String separator = hook.url().getRawQuery() == null ? "?" : "&";
        return URI.create(hook.url() + separator + "timestamp=" + time + "&sign=" + URLEncoder.encode(signature, StandardCharsets.UTF_8));
    }

    static String body(Format format, AlertMessage message) {
        if (format == Format.DINGTALK) {
            ObjectNode node = Json.object().put("msgtype", "text");
            node.putObject("text").put("content", message.title() + "\n" + message.text());
            return node.toString();
        }
        ObjectNode node = Json.object().put("event", message.event().name().toLowerCase(Locale.ROOT)).put("title", message.title()).put("time", message.time().toString());
        message.alert().ifPresent(alert -> describe(node, alert));
        return node.toString();
    }

    private static void describe(ObjectNode node, AlertView alert) {
        node.put("alertId", alert.id()).put("rule", alert.rule().id()).put("level", alert.level().name()).put("projectId", alert.projectId()).put("project", alert.projectName())
                .put("cause", alert.cause()).put("remedy", alert.remedy()).put("since", alert.since().toString());
        alert.ended().ifPresent(end -> node.put("ended", end.toString()));
    }
}
