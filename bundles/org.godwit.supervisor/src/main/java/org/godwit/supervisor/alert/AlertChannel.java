package org.godwit.supervisor.alert;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.godwit.core.model.Secret;

/**
 * Where alerts are sent to. Immutable.
 *
 * @param id empty before it is saved
 * @param name 1 to 50 letters of any script, digits and underscores (OMS: alert channels)
 */
public record AlertChannel(String id, String name, boolean enabled, Target target) {
    public AlertChannel withId(String newId) {
        return new AlertChannel(newId, name, enabled, target);
    }

    /** The kinds of channels. */
    public sealed interface Target {
    }

    /**
     * An HTTP POST with the alert as JSON.
     *
     * @param token sent as {@code Authorization: Bearer}, or for a DingTalk robot the key that signs; may be empty
     * @param authority certificates in PEM that are trusted instead of those of the Java runtime
     */
    public record Webhook(URI url, Format format, Secret token, Optional<Path> authority) implements Target {
    }

    /** What the body of a webhook looks like. */
    public enum Format {
        /** The fields of the alert. */
        JSON,
        /** The text message of a DingTalk robot (OMS: DingTalk alerts). */
        DINGTALK
    }

    /** Mail over SMTP. */
    public record Email(String host, int port, Encryption encryption, String user, Secret password, String from, List<String> to) implements Target {
        public Email {
            to = List.copyOf(to);
        }
    }

    /** How the way to the mail server is encrypted. */
    public enum Encryption {
        NONE,
        /** Begins in the clear and goes on encrypted, or not at all. */
        STARTTLS,
        TLS
    }
}
