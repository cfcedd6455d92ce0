package org.godwit.supervisor.internal.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.Secret;
import org.godwit.rm.repository.AlertChannelRow;
import org.godwit.rm.secret.SecretBox;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.alert.AlertChannel;
import org.godwit.supervisor.alert.AlertChannel.Email;
import org.godwit.supervisor.alert.AlertChannel.Webhook;
import org.godwit.supervisor.internal.Json;

/** Turns channels into rows, with the secret sealed as passwords of data sources are, and back. Thread-safe. */
final class ChannelRows {
    private static final String WEBHOOK = "WEBHOOK";
    private static final String EMAIL = "EMAIL";

    private final SecretBox secrets;

    ChannelRows(SecretBox secrets) {
        this.secrets = secrets;
    }

    /** @throws GodwitException for a name, address or port that cannot be used (OMS: alert channels) */
    static void check(AlertChannel channel) throws GodwitException {
        if (!channel.name().matches("[\\p{L}\\p{N}_]{1,50}")) {
            throw new GodwitException(SupervisorError.BAD_NAME, channel.name(), "it must have 1 to 50 letters, digits and underscores");
        }
        switch (channel.target()) {
            case Webhook hook -> {
                String scheme = String.valueOf(hook.url().getScheme());
                require(scheme.equals("https") || scheme.equals("http"), "the URL must begin with https:// or http://");
                require(hook.url().getHost() != null, "the URL names no host");
            }
            case Email mail -> {
                require(!mail.host().isBlank(), "the mail server is not named");
                require(mail.port() > 0 && mail.port() < 65536, "the port is a number from 1 to 65535");
                require(mail.from().matches("\\S+@\\S+"), "the sender is not an address");
                require(!mail.to().isEmpty() && mail.to().stream().allMatch(a -> a.matches("\\S+@\\S+")), "each recipient must be an address");
            }
        }
    }

    private static void require(boolean holds, String reason) throws GodwitException {
        if (!holds) {
            throw new GodwitException(SupervisorError.BAD_CHANNEL, reason);
        }
    }

    AlertChannelRow row(AlertChannel channel) throws GodwitException {
        return switch (channel.target()) {
            case Webhook hook -> {
                // What stands behind the question mark is a password with many services.
                String url = hook.url().toString();
                int query = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
                String sealed = secrets.seal(new Secret(Json.object().put("token", hook.token().reveal()).put("query", url.substring(query)).toString()));
                yield new AlertChannelRow(channel.id(), channel.name(), WEBHOOK, channel.enabled(), Json.object().put("url", url.substring(0, query)).put("format", hook.format().name())
                        .put("authority", hook.authority().map(Path::toString).orElse("")).toString(), sealed);
            }
            case Email mail -> {
                ObjectNode config = Json.object().put("host", mail.host()).put("port", mail.port()).put("encryption", mail.encryption().name()).put("user", mail.user()).put("from", mail.from());
                ArrayNode to = config.putArray("to");
                mail.to().forEach(to::add);
                yield new AlertChannelRow(channel.id(), channel.name(), EMAIL, channel.enabled(), config.toString(), secrets.seal(mail.password()));
            }
        };
    }

    AlertChannel channel(AlertChannelRow row) throws GodwitException {
        ObjectNode config = Json.lenient(row.configJson());
        Secret secret = secrets.open(row.secretSealed());
        if (row.kind().equals(WEBHOOK)) {
            Optional<Path> authority = Optional.of(Json.text(config, "authority")).filter(f -> !f.isEmpty()).map(Path::of);
            ObjectNode opened = Json.lenient(secret.reveal());
            URI url = URI.create(Json.text(config, "url") + Json.text(opened, "query"));
            return new AlertChannel(row.id(), row.name(), row.enabled(), new Webhook(url, AlertChannel.Format.valueOf(Json.text(config, "format")), new Secret(Json.text(opened, "token")), authority));
        }
        List<String> to = new ArrayList<>();
        config.path("to").forEach(address -> to.add(address.asText()));
        return new AlertChannel(row.id(), row.name(), row.enabled(), new Email(Json.text(config, "host"), config.path("port").asInt(), AlertChannel.Encryption.valueOf(Json.text(config, "encryption")),
                Json.text(config, "user"), secret, Json.text(config, "from"), to));
    }
}
