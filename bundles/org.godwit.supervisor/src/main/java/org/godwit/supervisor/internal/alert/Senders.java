package org.godwit.supervisor.internal.alert;

import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.alert.AlertChannel;

/** Sends a message the way its channel says. Thread-safe. */
public final class Senders {
    private final WebhookSender webhooks = new WebhookSender();
    private final MailSender mails = new MailSender();

    /** Blocks until the other side has taken the message. */
    void send(AlertChannel channel, AlertMessage message, CancelToken cancel) throws GodwitException {
        cancel.check();
        switch (channel.target()) {
            case AlertChannel.Webhook hook -> webhooks.send(channel.name(), hook, message, cancel);
            case AlertChannel.Email mail -> mails.send(channel.name(), mail, message, cancel);
        }
    }
}
