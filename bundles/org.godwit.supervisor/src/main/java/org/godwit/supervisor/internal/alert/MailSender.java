package org.godwit.supervisor.internal.alert;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.alert.AlertChannel.Email;
import org.godwit.supervisor.alert.AlertChannel.Encryption;

/** Sends an alert by mail over SMTP. The server's certificate and host name are checked. Thread-safe. */
final class MailSender {
    private static final String CONNECT_MILLIS = "5000";
    private static final String ANSWER_MILLIS = "15000";
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    void send(String channel, Email mail, AlertMessage message, CancelToken cancel) throws GodwitException {
        // The library finds its parts through the context class loader, which in a window is another one.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Session.class.getClassLoader());
        try {
            Session session = Session.getInstance(settings(mail));
            Address[] to = InternetAddress.parse(String.join(",", mail.to()));
            try (Transport transport = session.getTransport(); var stop = cancel.onCancel(() -> close(transport))) {
                connect(transport, mail);
                transport.sendMessage(new MimeMessage(session, new ByteArrayInputStream(content(mail, message))), to);
            }
        } catch (MessagingException e) {
            if (cancel.isCancelled()) {
                throw new GodwitException(CoreError.CANCELLED, e);
            }
            throw new GodwitException(SupervisorError.NOT_SENT, e, channel, String.valueOf(e.getMessage()).strip());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void connect(Transport transport, Email mail) throws MessagingException {
        if (mail.user().isEmpty()) {
            transport.connect();
        } else {
            transport.connect(mail.user(), mail.password().reveal());
        }
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            org.slf4j.LoggerFactory.getLogger(MailSender.class).debug("closing the way to the mail server", e);
        }
    }

    private static Properties settings(Email mail) {
        Properties settings = new Properties();
        String protocol = mail.encryption() == Encryption.TLS ? "smtps" : "smtp";
        String prefix = "mail." + protocol + ".";
        settings.setProperty("mail.transport.protocol", protocol);
        settings.setProperty(prefix + "host", mail.host());
        settings.setProperty(prefix + "port", Integer.toString(mail.port()));
        settings.setProperty(prefix + "auth", Boolean.toString(!mail.user().isEmpty()));
        settings.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
        settings.setProperty(prefix + "timeout", ANSWER_MILLIS);
        settings.setProperty(prefix + "writetimeout", ANSWER_MILLIS);
        settings.setProperty(prefix + "from", mail.from());
        settings.setProperty(prefix + "ssl.checkserveridentity", "true");
        settings.setProperty(prefix + "starttls.enable", Boolean.toString(mail.encryption() == Encryption.STARTTLS));
        settings.setProperty(prefix + "starttls.required", Boolean.toString(mail.encryption() == Encryption.STARTTLS));
        return settings;
    }

    /** The message as it goes over the wire (RFC 5322), so that no handlers for kinds of content have to be found. */
    static byte[] content(Email mail, AlertMessage message) {
        List<String> lines = new ArrayList<>();
        lines.add("From: " + mail.from());
        lines.add("To: " + String.join(", ", mail.to()));
        lines.add("Subject: " + encoded(message.title()));
        lines.add("Date: " + DATE.format(message.time().atZone(ZoneOffset.UTC)));
        lines.add("Message-ID: <" + UUID.randomUUID() + "@godwit>");
        lines.add("MIME-Version: 1.0");
        lines.add("Content-Type: text/plain; charset=utf-8");
        lines.add("Content-Transfer-Encoding: base64");
        lines.add("");
        lines.add(Base64.getMimeEncoder().encodeToString((message.text() + "\n").getBytes(StandardCharsets.UTF_8)));
        return String.join("\r\n", lines).concat("\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Encoded words of at most 75 characters (RFC 2047), since a project's name may be in any script. */
    private static String encoded(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (part.toString().getBytes(StandardCharsets.UTF_8).length > 36) {
                words.add(word(part.toString()));
                part.setLength(0);
            }
            part.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
        });
        words.add(word(part.toString()));
        return String.join("\r\n ", words);
    }

    private static String word(String part) {
        return "=?utf-8?B?" + Base64.getEncoder().encodeToString(part.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
