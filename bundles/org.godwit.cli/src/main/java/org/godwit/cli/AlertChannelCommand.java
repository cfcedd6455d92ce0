package org.godwit.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.Secret;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.alert.AlertChannel;
import org.godwit.supervisor.service.Studio;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code godwit alerts channel …}: where alerts are sent to. Secrets come from the environment, never from the command line. */
@Command(name = "channel", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", description = "Lists, adds and deletes the channels that alerts are sent to.", subcommands = {AlertChannelCommand.ListAll.class,
        AlertChannelCommand.AddWebhook.class, AlertChannelCommand.AddMail.class, AlertChannelCommand.Delete.class})
final class AlertChannelCommand implements Runnable {
    static final String SECRET = "GODWIT_CHANNEL_SECRET";

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command: " + String.join(", ", spec.subcommands().keySet()));
    }

    static AlertChannel find(Studio studio, String name) throws GodwitException {
        return studio.alerts().channels().stream().filter(c -> c.name().equals(name) || c.id().equals(name)).findFirst().orElseThrow(() -> new GodwitException(CliError.NO_SUCH_CHANNEL, name));
    }

    private static Secret secret() {
        return new Secret(Optional.ofNullable(System.getenv(SECRET)).orElse(""));
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the channels.")
    static final class ListAll extends AlertsCommand.Asking {
        @Override
        int run(Studio studio, CancelToken cancel) throws GodwitException {
            List<View> all = studio.alerts().channels().stream().map(View::of).toList();
            out().table(List.of("ID", "NAME", "KIND", "ENABLED", "TARGET"), all.stream().map(c -> List.of(c.id(), c.name(), c.kind(), Boolean.toString(c.enabled()), c.target())).toList());
            ObjectNode node = Out.object();
            node.set("channels", Out.value(all));
            out().result(node);
            return Exit.DONE;
        }
    }

    /** Adds a channel and prints its id. */
    abstract static class Add extends AlertsCommand.Asking {
        @Parameters(index = "0", paramLabel = "NAME", description = "1 to 50 letters, digits and underscores.")
        private String name;

        abstract AlertChannel.Target target() throws GodwitException;

        @Override
        final int run(Studio studio, CancelToken cancel) throws GodwitException {
            View saved = View.of(studio.alerts().save(new AlertChannel("", name, true, target())));
            out().line(saved.id());
            out().result((ObjectNode) Out.value(saved));
            return Exit.DONE;
        }
    }

    @Command(name = "add-webhook", mixinStandardHelpOptions = true, description = "Adds a webhook. Its token is taken from " + SECRET + ".")
    static final class AddWebhook extends Add {
        @Parameters(index = "1", paramLabel = "URL")
        private URI url;

        @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "JSON", description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
        private AlertChannel.Format format;

        @Option(names = "--ca", paramLabel = "FILE", description = "Certificates in PEM to trust instead of those of the Java runtime.")
        private Optional<Path> authority;

        @Override
        AlertChannel.Target target() {
            return new AlertChannel.Webhook(url, format, secret(), authority.map(Path::toAbsolutePath));
        }
    }

    @Command(name = "add-mail", mixinStandardHelpOptions = true, description = "Adds mail over SMTP. Its password is taken from " + SECRET + ".")
    static final class AddMail extends Add {
        @Option(names = "--host", required = true, paramLabel = "HOST", description = "Mail server.")
        private String host;

        @Option(names = "--port", paramLabel = "PORT", defaultValue = "587", description = "Default: ${DEFAULT-VALUE}.")
        private int port;

        @Option(names = "--encryption", paramLabel = "HOW", defaultValue = "STARTTLS", description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
        private AlertChannel.Encryption encryption;

        @Option(names = "--user", paramLabel = "USER", defaultValue = "", description = "Account at the mail server, if it wants one.")
        private String user;

        @Option(names = "--from", required = true, paramLabel = "ADDRESS", description = "Sender.")
        private String from;

        @Option(names = "--to", required = true, split = ",", paramLabel = "ADDRESS", description = "Recipients, joined with commas.")
        private List<String> to;

        @Override
        AlertChannel.Target target() {
            return new AlertChannel.Email(host, port, encryption, user, secret(), from, to);
        }
    }

    @Command(name = "delete", mixinStandardHelpOptions = true, description = "Deletes a channel.")
    static final class Delete extends AlertsCommand.Asking {
        @Parameters(paramLabel = "CHANNEL", description = "Name of the channel.")
        private String channel;

        @Override
        int run(Studio studio, CancelToken cancel) throws GodwitException {
            AlertChannel found = find(studio, channel);
            studio.alerts().delete(found.id());
            out().line("deleted " + found.name());
            out().result(Out.object().put("deleted", found.id()));
            return Exit.DONE;
        }
    }

    /** A channel as JSON, without its secret. */
    record View(String id, String name, String kind, boolean enabled, String target) {
        static View of(AlertChannel c) {
            return switch (c.target()) {
                case AlertChannel.Webhook hook -> new View(c.id(), c.name(), "webhook", c.enabled(), hook.url().getScheme() + "://" + hook.url().getAuthority() + hook.url().getPath());
                case AlertChannel.Email mail -> new View(c.id(), c.name(), "mail", c.enabled(), String.join(",", mail.to()) + " over " + mail.host() + ":" + mail.port());
            };
        }
    }
}
